import type { Clock } from "#kernel/clock";
import type { Logger } from "#kernel/logger";
import type { Database } from "#storage/database";
import { claimEffects, settleEffect, type Settlement, type StoredEffect } from "#storage/outbox-store";

import { attemptEffect } from "./attempt-effect.ts";
import type { EffectHandler } from "./define-effect.ts";

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

export interface EffectRunnerOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly handlers: readonly EffectHandler[];
  /** Names this process in its claims. */
  readonly instance: string;
  /** The adapters that this process has connected. */
  readonly channels: () => readonly string[];
}

/** How long a claim holds without being renewed: the time after which another process may take over. */
export const CLAIM_LIFETIME = Temporal.Duration.from({ seconds: 60 });

const EVERY_MS = 2_000;

export function createEffectRunner(options: EffectRunnerOptions): EffectRunner {
  const { database, clock, logger, handlers, instance } = options;
  const byKind = new Map(handlers.map((handler) => [handler.kind, handler]));
  const under = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  /** The effects that this process has taken, each with its end. */
  const taken = new Map<string, PromiseWithResolvers<void>>();
  let taking: Promise<unknown> = Promise.resolve();

  /** One taking after the other: what this process has taken before is in `taken` by then. */
  function take(keys: readonly string[] | undefined): Promise<readonly StoredEffect[]> {
    const took = taking.then(() => {
      const now = clock.now();
      const claim = { by: instance, until: now.add(CLAIM_LIFETIME) };
      const channels = options.channels();
      const wanted = keys === undefined ? { limit: 50, channels } : { limit: keys.length, channels, keys };
      return database.commit("claim-effect", (tx) => claimEffects(tx, claim, now, wanted));
    });
    const noted = took.then((effects) => {
      for (const { key } of effects) taken.set(key, Promise.withResolvers());
      return effects;
    });
    taking = noted.catch(() => {});
    return noted;
  }

  /** @returns how many were taken */
  async function claimAndRun(keys: readonly string[] | undefined): Promise<number> {
    const effects = await take(keys);
    for (const effect of effects) await run(effect);
    return effects.length;
  }

  async function run(effect: StoredEffect): Promise<void> {
    try {
      await settle(effect, await attemptEffect(effect, byKind.get(effect.kind), options));
    } catch (error) {
      // The others that were taken with it must not wait for a restart.
      logger.error("effect not settled", { effect: effect.key, error });
    } finally {
      taken.get(effect.key)?.resolve();
      taken.delete(effect.key);
    }
  }

  async function settle(effect: StoredEffect, settlement: Settlement): Promise<void> {
    await database.commit("settle-effect", async (tx) => {
      const at = clock.now();
      const first = await settleEffect(tx, effect.id, settlement, at);
      if (!first || settlement.status !== "sent") return;
      await byKind.get(effect.kind)?.settled?.(tx, effect, settlement.receipt, at);
    });
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
      await Promise.all(keys.map((key) => taken.get(key)?.promise));
    },
    runDue: () =>
      track(
        (async () => {
          while ((await claimAndRun(undefined)) > 0);
        })(),
      ),
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
