import type { LanguageModelV4, LanguageModelV4GenerateResult } from "@ai-sdk/provider";

import type { Role } from "#domain/policy";
import type { Clock } from "#kernel/clock";
import type { Logger } from "#kernel/logger";
import type { Database, Tx } from "#storage/database";
import { addToModelDay, modelDay, noteModelAnswered, noteModelFailed } from "#storage/model-store";

import { askPatiently, PATIENCE, type Patience } from "./ask-patiently.ts";
import { createBreaker } from "./breaker.ts";
import { type FailureKind, ModelFailure } from "./model-failure.ts";

export interface ProviderOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly modelId: string;
  readonly load: () => Promise<LanguageModelV4>;
  /** Tokens, in and out, that a business date may cost. */
  readonly dailyTokens?: number | undefined;
  readonly patience?: Patience;
  readonly sleep?: (ms: number) => Promise<unknown>;
}

/** A provider's model as turns use it: asked within limits, counted, and left alone when it fails. */
export interface Provider {
  /** What keeps it from being asked now, as a person reads it without its end; null where nothing does. */
  obstacle(today: Temporal.PlainDate): Promise<string | null>;
  /** The model for one turn, with the turn's own deadline. */
  forTurn(today: Temporal.PlainDate): Promise<LanguageModelV4>;
  /**
   * The turn ended with it.
   *
   * @param how.withheld which kind of thing in its words was not backed; null where they reached the person
   */
  ended(today: Temporal.PlainDate, how: { readonly withheld: string | null }): Promise<void>;
  /** What the owner has to mend, said once; null for everybody else and afterwards. */
  adviceFor(role: Role): string | null;
  failed(today: Temporal.PlainDate, failure: ModelFailure): Promise<void>;
}

export function createProvider(options: ProviderOptions): Provider {
  const { database, clock, logger, modelId, load, dailyTokens, patience = PATIENCE, sleep } = options;
  const db = database.reads;
  const note = (write: (tx: Tx) => Promise<void>): Promise<void> => database.commitOne("note-model", write);
  const breaker = createBreaker(clock);
  let loading: Promise<LanguageModelV4> | undefined;

  let [toMend, told]: [FailureKind | null, boolean] = [null, false];
  /** Counted in the order in which they came, and awaited before the turn ends. */
  let counting: Promise<void> = Promise.resolve();
  const count = (today: Temporal.PlainDate, { usage }: LanguageModelV4GenerateResult): void => {
    const { inputTokens, outputTokens } = usage;
    const more = {
      inputTokens: tokens(inputTokens.total),
      cachedTokens: tokens(inputTokens.cacheRead),
      outputTokens: tokens(outputTokens.total),
    };
    counting = counting
      .then(() => note((tx) => addToModelDay(tx, today, more)))
      .catch((error: unknown) => {
        logger.error("model usage", { error });
      });
  };

  return {
    async obstacle(today) {
      if (dailyTokens !== undefined) {
        const { inputTokens, outputTokens } = await modelDay(db, today);
        if (inputTokens + outputTokens >= BigInt(dailyTokens)) return "What Claude may cost in a day is used up";
      }
      return breaker.admits() ? null : "Claude has failed lately and is left alone for a while";
    },
    async forTurn(today) {
      try {
        loading ??= load();
        const model = await loading;
        return askPatiently(model, {
          patience,
          onAnswer: (result) => count(today, result),
          ...(sleep === undefined ? {} : { sleep }),
        });
      } catch {
        loading = undefined;
        throw new ModelFailure("unreachable");
      }
    },
    adviceFor(role) {
      if (toMend === null || told || role !== "owner") return null;
      told = true;
      return toMend === "key-refused"
        ? "Put a key that Anthropic accepts into ANTHROPIC_API_KEY and start Purser again, or take the key out."
        : `Name a model that Anthropic has in PURSER_MODEL (now ${modelId}) and start Purser again.`;
    },
    async ended(today, { withheld }) {
      if (withheld !== null) logger.info("words withheld", { because: withheld });
      breaker.answered();
      toMend = null;
      await counting;
      await note((tx) => addToModelDay(tx, today, { turns: 1, withheld: withheld === null ? 0 : 1 }));
      await note((tx) => noteModelAnswered(tx, modelId, clock.now()));
    },
    async failed(today, failure) {
      const { kind, status } = failure;
      logger.error("model failed", { kind, status });
      if (kind === "key-refused" || kind === "no-model") toMend = kind;
      // It was there, and got lost in the conversation: that says nothing against asking it the next thing.
      const restsUntil = kind === "no-answer" ? null : breaker.failed(failure);
      if (kind === "no-answer") breaker.undecided();
      await counting;
      await note((tx) => addToModelDay(tx, today, { turns: 1, failures: 1 }));
      await note((tx) => noteModelFailed(tx, modelId, { failure: failure.message, restsUntil }, clock.now()));
    },
  };
}

function tokens(count: number | undefined): bigint {
  return Number.isSafeInteger(count) && (count ?? 0) > 0 ? BigInt(count ?? 0) : 0n;
}
