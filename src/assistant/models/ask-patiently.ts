import { setTimeout as pause } from "node:timers/promises";

import type { LanguageModelV4, LanguageModelV4CallOptions, LanguageModelV4GenerateResult } from "@ai-sdk/provider";

import type { ModelFailure } from "./model-failure.ts";
import { ModelFailure as Failure } from "./model-failure.ts";
import { readFailure } from "./read-failure.ts";

/** How long a turn puts up with a provider, in milliseconds. */
export interface Patience {
  /** For one call. */
  readonly callMs: number;
  /** For all calls of a turn, with the waits between them. */
  readonly turnMs: number;
  readonly retries: number;
  /** For all waits of a turn before asking again. */
  readonly waitMs: number;
}

export const PATIENCE: Patience = { callMs: 60_000, turnMs: 120_000, retries: 2, waitMs: 8_000 };

const FIRST_WAIT_MS = 1_000;

export interface PatientOptions {
  readonly patience: Patience;
  readonly sleep?: (ms: number) => Promise<unknown>;
  readonly nowMs?: () => number;
  readonly onAnswer: (result: LanguageModelV4GenerateResult) => void;
}

/**
 * The model for one turn: asks again where that may help, and gives up in time. Only asking for words is ever
 * repeated, never what a tool did.
 *
 * @throws ModelFailure and nothing else
 */
export function askPatiently(model: LanguageModelV4, options: PatientOptions): LanguageModelV4 {
  const { patience, onAnswer, sleep = pause, nowMs = Date.now } = options;
  const endsAt = nowMs() + patience.turnMs;
  let waited = 0;

  async function once(call: LanguageModelV4CallOptions): Promise<LanguageModelV4GenerateResult | ModelFailure> {
    const left = Math.min(patience.callMs, endsAt - nowMs());
    if (left <= 0) return new Failure("silent");
    const signals = [AbortSignal.timeout(left), ...(call.abortSignal === undefined ? [] : [call.abortSignal])];
    try {
      return await model.doGenerate({ ...call, abortSignal: AbortSignal.any(signals) });
    } catch (error) {
      return readFailure(error, nowMs());
    }
  }

  async function doGenerate(call: LanguageModelV4CallOptions): Promise<LanguageModelV4GenerateResult> {
    for (let attempt = 0; ; attempt++) {
      const result = await once(call);
      if (!(result instanceof Failure)) {
        onAnswer(result);
        return result;
      }
      const wait = result.retryAfterMs ?? FIRST_WAIT_MS * 2 ** attempt;
      const worthIt = result.passing && attempt < patience.retries && waited + wait <= patience.waitMs;
      if (!worthIt || nowMs() + wait >= endsAt) throw result;
      waited += wait;
      await sleep(wait);
    }
  }

  return {
    specificationVersion: "v4",
    provider: model.provider,
    modelId: model.modelId,
    supportedUrls: {},
    doGenerate,
    doStream: () => Promise.reject(new Failure("no-answer")),
  };
}
