import { businessDate } from "#domain/business-date";
import { theBusiness } from "#storage/business-store";
import { enqueue } from "#storage/outbox-store";

import type { Job, JobWorld } from "./define-job.ts";
import { lookAtJob } from "./look-at-job.ts";
import type { JobRunnerOptions } from "./looking.ts";

/** Finds what is due and does it. Whoever wakes it, and however often: each key has its effect at most once. */
export interface JobRunner {
  /** Looks at one job and resolves when all that was due has been tried. A look that is under way is joined. */
  look(name: string): Promise<void>;
  /** The same for every job. */
  lookAtAll(): Promise<void>;
  /** Starts nothing more, and resolves when what is under way has ended. */
  stop(): Promise<void>;
}

/** So many looks in vain, one after the other, are more than a hiccup. */
const TELL_AFTER = 5;

export function createJobRunner(options: JobRunnerOptions): JobRunner {
  const { jobs, logger, database, clock, givingUp } = options;
  const byName = new Map(jobs.map((job) => [job.name, job]));
  const under = new Map<string, Promise<void>>();
  const stopping = new AbortController();
  const inVain = new Map<string, number>();

  async function begin(job: Job): Promise<void> {
    try {
      await lookAtJob(job, { ...options, world: () => worldNow(options), stopping: stopping.signal });
      inVain.delete(job.name);
    } catch (error) {
      // The next look tries again: nothing of this one stands that was not committed.
      logger.error("job not looked at", { job: job.name, error });
      const times = (inVain.get(job.name) ?? 0) + 1;
      inVain.set(job.name, times);
      if (times === TELL_AFTER)
        await tell(job).catch((cause: unknown) => logger.error("job not told of", { error: cause }));
    }
  }

  async function tell(job: Job): Promise<void> {
    const at = clock.now();
    const told = await givingUp(database.reads, { job, at });
    await database.commit("settle-run", (tx) => enqueue(tx, told, at));
  }

  const runner: JobRunner = {
    look(name) {
      const job = byName.get(name);
      if (job === undefined || stopping.signal.aborted) return Promise.resolve();
      const look = under.get(name) ?? begin(job).finally(() => under.delete(name));
      under.set(name, look);
      return look;
    },
    async lookAtAll() {
      await Promise.all(jobs.map(({ name }) => runner.look(name)));
    },
    async stop() {
      stopping.abort();
      await Promise.all(under.values());
    },
  };
  return runner;
}

/** How things stand now, for a job. */
async function worldNow({
  database,
  clock,
  logger,
  home,
  documentTypes,
  said,
  todayByHand,
}: Omit<JobRunnerOptions, "jobs" | "givingUp">): Promise<JobWorld> {
  const { zone } = await theBusiness(database.reads);
  const now = clock.now();
  const today = todayByHand ?? businessDate(now, zone);
  return { db: database.reads, books: database, now, zone, today, home, documentTypes, said, logger };
}
