import { createLanes } from "#kernel/lanes";
import type { Logger } from "#kernel/logger";
import { settleEffect, type Settlement, type StoredEffect } from "#storage/outbox-store";

import { attemptEffect } from "./attempt-effect.ts";
import type { EffectHandler } from "./define-effect.ts";
import { takenEffects, type TakingOptions } from "./taken-effects.ts";

/** Runs what stands in the outbox: each effect claimed, called, and settled with its receipt. */
export interface EffectRunner {
  /** Runs the named effects now and resolves when each was tried once. */
  runNow(keys: readonly string[]): Promise<void>;
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
  const { database, clock, logger, handlers } = options;
  const byKind = new Map(handlers.map((handler) => [handler.kind, handler]));
  const under = new Set<Promise<void>>();
  const taken = takenEffects(options);
  const lanes = createLanes();
  let timer: NodeJS.Timeout | undefined;

  /** @returns how many were taken */
  async function claimAndRun(keys: readonly string[] | undefined): Promise<number> {
    const effects = await taken.take(keys);
    await Promise.all(effects.map(inLane));
    return effects.length;
  }

  /** So that one slow platform holds up nobody else. */
  function inLane(effect: StoredEffect): Promise<void> {
    const lane = byKind.get(effect.kind)?.lane?.(effect) ?? null;
    return lane === null ? run(effect) : lanes.run(lane, () => run(effect));
  }

  async function run(effect: StoredEffect): Promise<void> {
    try {
      await settle(effect, await attemptEffect(effect, byKind.get(effect.kind), options));
    } catch (error) {
      // The others that were taken with it must not wait for a restart.
      logger.error("effect not settled", { effect: effect.key, error });
    } finally {
      taken.ended(effect.key);
    }
  }

  async function settle(effect: StoredEffect, settlement: Settlement): Promise<void> {
    await database.commit("settle-effect", async (tx) => {
      const at = clock.now();
      const first = await settleEffect(tx, effect.id, options.instance, settlement, at);
      if (!first || settlement.status !== "sent") return;
      await byKind.get(effect.kind)?.settled?.(tx, effect, settlement.receipt, at);
    });
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
      if (keys.length === 0) return;
      await track(claimAndRun(keys));
      // A look at all that is due may have taken some of them first.
      await taken.untilEnded(keys);
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
