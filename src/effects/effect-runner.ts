import { createLanes } from "#kernel/lanes";
import type { Logger } from "#kernel/logger";
import { settleEffect, type Settlement, type StoredEffect } from "#storage/outbox-store";

import { attemptEffect } from "./attempt-effect.ts";
import type { EffectHandler } from "./define-effect.ts";
import { takenEffects, type TakingOptions } from "./taken-effects.ts";

/** Runs what stands in the outbox: each effect claimed, called, and settled with its receipt. */
export interface EffectRunner {
  /**
   * Runs the named effects now and resolves when each was tried once.
   *
   * @returns the receipts of those that were sent now, by key: of others the books know
   */
  runNow(keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Runs all that is due. */
  runDue(): Promise<void>;
  /** Starts looking for what is due, every few seconds. */
  start(): void;
  /** Stops looking, and resolves when what is under way has ended. */
  stop(): Promise<void>;
}

export interface EffectRunnerOptions extends TakingOptions {
  readonly logger: Logger;
  readonly handlers: readonly EffectHandler[];
}

const EVERY_MS = 2_000;

export function createEffectRunner(options: EffectRunnerOptions): EffectRunner {
  const { logger, handlers } = options;
  const byKind = new Map(handlers.map((handler) => [handler.kind, handler]));
  const under = new Set<Promise<void>>();
  const taken = takenEffects(options);
  const lanes = createLanes();
  let timer: NodeJS.Timeout | undefined;

  /** @returns how many were taken @param sent hears of those that were sent */
  async function claimAndRun(keys: readonly string[] | undefined, sent?: Map<string, string>): Promise<number> {
    const effects = await taken.take(keys);
    await Promise.all(effects.map((effect) => inLane(effect, sent)));
    return effects.length;
  }

  /** So that one slow platform holds up nobody else. */
  function inLane(effect: StoredEffect, sent?: Map<string, string>): Promise<void> {
    const lane = byKind.get(effect.kind)?.lane?.(effect) ?? null;
    return lane === null ? run(effect, sent) : lanes.run(lane, () => run(effect, sent));
  }

  async function run(effect: StoredEffect, sent?: Map<string, string>): Promise<void> {
    try {
      const handler = byKind.get(effect.kind);
      const settlement = await attemptEffect(effect, handler, options);
      const counts = await settle(effect, settlement, handler, options);
      if (counts && settlement.status === "sent") sent?.set(effect.key, settlement.receipt);
    } catch (error) {
      // The others that were taken with it must not wait for a restart.
      logger.error("effect not settled", { effect: effect.key, error });
    } finally {
      taken.ended(effect.key);
    }
  }

  async function untilNoneIsDue(): Promise<void> {
    while ((await claimAndRun(undefined)) > 0);
  }

  function track(work: Promise<unknown>): Promise<void> {
    const done = work.then(
      () => {},
      (error: unknown) => logger.error("outbox", { error }),
    );
    under.add(done);
    return done.finally(() => under.delete(done));
  }

  const runner: EffectRunner = {
    async runNow(keys) {
      const sent = new Map<string, string>();
      if (keys.length === 0) return sent;
      await track(claimAndRun(keys, sent));
      // A look at all that is due may have taken some of them first.
      await taken.untilEnded(keys);
      return sent;
    },
    runDue: () => track(untilNoneIsDue()),
    start() {
      timer ??= setInterval(() => {
        if (under.size === 0) void runner.runDue();
      }, EVERY_MS);
      timer.unref();
    },
    async stop() {
      clearInterval(timer);
      while (under.size > 0) await Promise.all(under);
    },
  };
  return runner;
}

/** @returns false where what another process does counts */
async function settle(
  effect: StoredEffect,
  settlement: Settlement,
  handler: EffectHandler | undefined,
  { database, clock, instance }: EffectRunnerOptions,
): Promise<boolean> {
  if (handler?.settled === undefined || settlement.status !== "sent") {
    return database.commitOne("settle-effect", (tx) => settleEffect(tx, effect.id, instance, settlement, clock.now()));
  }
  return database.commit("settle-effect", async (tx) => {
    const at = clock.now();
    const first = await settleEffect(tx, effect.id, instance, settlement, at);
    if (first) await handler.settled?.(tx, effect, settlement.receipt, at);
    return first;
  });
}
