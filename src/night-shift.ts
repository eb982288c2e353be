import { channelsOf, type Connections } from "#chat/posts";
import type { EffectRunner } from "#effects/effect-runner";
import type { Clock } from "#kernel/clock";
import type { Logger } from "#kernel/logger";
import type { Settings } from "#kernel/settings";
import { createJobRunner, type JobRunner } from "#scheduling/job-runner";
import type { WakeUps } from "#scheduling/wake-ups";
import type { Database } from "#storage/database";
import { readWakeUpProblem, writeWakeUpProblem } from "#storage/wake-ups-store";

import type { Extensions } from "./extensions.ts";
import { jobGivenUp } from "./job-given-up.ts";

export interface NightShiftOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly connections: Connections;
  readonly settings: Settings;
  readonly runner: EffectRunner;
  readonly extensions: Pick<Extensions, "jobs" | "documentTypes">;
  readonly todayByHand: Temporal.PlainDate | null;
}

/** What a process does unasked: it wakes jobs, and shows people what waited for their terminal. */
export interface NightShift {
  readonly jobs: JobRunner;
  /** The outbox's channels that this process carries now. */
  channels(): readonly string[];
  /** Begins a moment later, so that nobody's first answer waits for it and a process of one line does none of it. */
  begin(options: { readonly wakesJobs: boolean }): void;
  end(): Promise<void>;
}

const SETTLED_AFTER_MS = 3_000;

export function createNightShift(options: NightShiftOptions): NightShift {
  const { database, clock, connections, logger, settings, runner, extensions, todayByHand } = options;
  const { jobs: declared, documentTypes } = extensions;
  const jobs = createJobRunner({
    database,
    clock,
    logger,
    jobs: declared,
    home: settings.home,
    documentTypes,
    todayByHand,
    givingUp: jobGivenUp,
  });
  let settled = false;
  let timer: NodeJS.Timeout | undefined;
  let waking: Promise<WakeUps | null> = Promise.resolve(null);

  async function wake(): Promise<WakeUps | null> {
    return startWaking(options, jobs).catch((error: unknown) => {
      logger.error("jobs are not woken", { error });
      return null;
    });
  }

  return {
    jobs,
    channels: () => (settled ? channelsOf(connections) : [...connections.keys()]),
    begin({ wakesJobs }) {
      timer = setTimeout(() => {
        settled = true;
        void runner.runDue();
        if (wakesJobs) waking = wake();
      }, SETTLED_AFTER_MS);
      timer.unref();
    },
    async end() {
      clearTimeout(timer);
      const ended = jobs.stop();
      await (await waking)?.stop();
      await ended;
    },
  };
}

async function startWaking(options: NightShiftOptions, jobs: JobRunner): Promise<WakeUps> {
  const { database, clock, logger, settings, runner, extensions } = options;
  const [{ startWakeUps }, { mongoStore, postgresStore }] = await Promise.all([
    import("#scheduling/wake-ups"),
    import("#scheduling/wake-up-store"),
  ]);
  const { PURSER_JOBS_URL: url } = settings;
  const noteProblem = (problem: string | null): Promise<void> =>
    database.commitOne("note-wake-ups", (tx) => writeWakeUpProblem(tx, problem, clock.now()));
  if ((await readWakeUpProblem(database.reads)) !== null) await noteProblem(null);
  return startWakeUps({
    store: url === undefined ? await postgresStore(await database.pool()) : await mongoStore(url),
    jobs: extensions.jobs,
    async look(name) {
      await jobs.look(name);
      // What it queued need not wait for the next look at the outbox.
      await runner.runDue();
    },
    problemChanged: noteProblem,
    logger,
  });
}
