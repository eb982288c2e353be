import { Agenda } from "agenda";

import type { Logger } from "#kernel/logger";

import { guardedBackend } from "./guarded-backend.ts";
import type { Schedule } from "./schedule.ts";
import type { WakeUpStore } from "./wake-up-store.ts";

export interface WakeUpsOptions {
  readonly store: WakeUpStore;
  readonly jobs: readonly { readonly name: string; readonly schedule: Schedule }[];
  /** Looks at one job: what is due is decided there, by the injected clock. */
  look(name: string): Promise<void>;
  /** Hears once when the wake-ups stop coming, in words, and once with null when they come again. */
  problemChanged(problem: string | null): Promise<void>;
  readonly logger: Logger;
  /** How often each job is woken, in milliseconds; by its schedule where not given. */
  readonly everyMs?: number;
  /** How often the store is asked for wake-ups. */
  readonly pollMs?: number;
  /** How long a wake-up stays with a process that gives no sign of life. */
  readonly lockMs?: number;
  /** How often it is seen to that every job's wake-up stands in the store. */
  readonly keepMs?: number;
}

export interface WakeUps {
  /** Looks now whether every job's wake-up stands in the store. */
  keep(): Promise<void>;
  stop(): Promise<void>;
}

/** How long a wake-up stays with a process that gives no sign of life: then another is woken for it. */
const LOCK_MS = 10_000;

/**
 * Wakes each job again and again, one process at a time, by Agenda. Its clock is the real one and its memory may be
 * lost, so it decides nothing: a wake-up too many finds nothing to do, and one that is missing is made anew. While the
 * store is away this process looks by itself.
 */
export async function startWakeUps(options: WakeUpsOptions): Promise<WakeUps> {
  const { store, jobs, look, logger, pollMs = 5_000, keepMs = 10_000, lockMs = LOCK_MS } = options;
  const health = watchHealth(options);
  const backend = guardedBackend(store.backend, health);
  const agenda = new Agenda({
    backend,
    // A number: words such as "500 milliseconds" are read as 500 seconds.
    processEvery: pollMs,
    defaultLockLifetime: lockMs,
    defaultConcurrency: 1,
    maxConcurrency: jobs.length + 1,
  });
  agenda.on("error", (error: unknown) => {
    // That the store is away was logged, and is not again for every call.
    if (!health.wasIll()) logger.error("scheduler", { error });
  });
  const woken = new Set<Promise<void>>();
  for (const { name } of jobs) {
    agenda.define(name, async (wakeUp) => {
      // Kept while the look works, so that nobody else is woken for the same.
      const touching = setInterval(() => void wakeUp.touch().catch(() => {}), lockMs / 4);
      touching.unref();
      const looking = look(name).finally(() => {
        clearInterval(touching);
        woken.delete(looking);
      });
      woken.add(looking);
      await looking;
    });
  }

  const intervals = new Map(jobs.map(({ name, schedule }) => [name, options.everyMs ?? cronOf(schedule)]));
  const names = [...intervals.keys()];
  async function keep(): Promise<void> {
    const end = health.begins("keep");
    try {
      if (health.wasIll()) {
        // It may have come back empty, or with locks that nobody took off: all is made anew.
        await backend.connect();
        await backend.repository.removeJobs({ names });
        health.mended();
      }
      const { jobs: kept } = await backend.repository.queryJobs({ names });
      const standing = new Map(kept.map(({ name, repeatInterval }) => [name, String(repeatInterval)]));
      const missing = [...intervals].filter(([name, interval]) => standing.get(name) !== String(interval));
      for (const [name, interval] of missing) await agenda.every(interval, name);
      end.well();
    } catch (error) {
      end.ill(error);
      await Promise.all(names.map(look));
    }
  }

  await agenda.start();
  const keeping = everySoOften(keepMs, keep);
  await keep();
  // What an earlier process left need not wait for its wake-ups to be free.
  const first = Promise.all(names.map(look));
  return {
    keep,
    async stop() {
      // What is asked of a store that is away would be waited for, call after call: closed, it ends at once.
      health.whenIll(() => void store.close().catch(() => {}));
      await keeping.stop();
      await first;
      await backend.letGo();
      // What was woken is waited for, and then what the library notes of it.
      while (woken.size > 0) await Promise.allSettled(woken);
      await backend.letGo();
      await agenda.stop(false);
      await backend.letGo();
      await store.close().catch(() => {});
    },
  };
}

/** A second after the minute: never a moment too early for what falls due on it. */
function cronOf(schedule: Schedule): string {
  return "everyMinutes" in schedule && 60 % schedule.everyMinutes === 0 && schedule.everyMinutes < 60
    ? `1 */${schedule.everyMinutes} * * * *`
    : "1 * * * * *";
}

function watchHealth({ store, logger, problemChanged }: WakeUpsOptions) {
  /**
   * Calls whose last try failed, with the count of tries at that time. All must succeed again, and be begun after that:
   * a store that answers reads and no writes is not well in between.
   */
  const failing = new Map<string, number>();
  let tries = 0;
  let toMend = false;
  let hear: () => void = () => {};
  let telling: Promise<void> = Promise.resolve();
  const tell = (problem: string | null): void => {
    telling = telling
      .then(() => problemChanged(problem))
      .catch((error: unknown) => logger.error("problem not written", { error }));
  };
  return {
    /** Since it was last mended, or still. */
    wasIll: () => toMend || failing.size > 0,
    mended() {
      toMend = false;
    },
    /** At once where it is ill. */
    whenIll(work: () => void) {
      hear = work;
      if (failing.size > 0) work();
    },
    begins(call: string) {
      const begun = ++tries;
      return {
        well() {
          if ((failing.get(call) ?? begun) >= begun) return;
          failing.delete(call);
          if (failing.size > 0) return;
          logger.info("wake-ups come again", { store: store.name });
          tell(null);
        },
        ill(error: unknown) {
          toMend = true;
          const isFirst = failing.size === 0;
          failing.set(call, tries);
          if (!isFirst) return;
          logger.error("wake-ups do not come", { store: store.name, error });
          tell(`The scheduler's store (${store.name}) does not answer. Jobs are looked at without it.`);
          hear();
        },
      };
    },
  };
}

/** One at a time, with a pause between them; stopping waits for the one under way. */
function everySoOften(ms: number, work: () => Promise<void>): { stop(): Promise<void> } {
  let under: Promise<void> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    under = work().finally(() => {
      busy = false;
    });
  }, ms);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await under;
    },
  };
}
