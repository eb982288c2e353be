import { setTimeout as sleep } from "node:timers/promises";

import type { Conversations } from "#chat/conversation";
import { channelsOf, type Connections } from "#chat/posts";
import { sayOperations } from "#domain/operation-words";
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
  readonly conversations: Conversations;
  readonly settings: Settings;
  readonly runner: EffectRunner;
  readonly extensions: Pick<Extensions, "jobs" | "documentTypes" | "operations">;
  readonly todayByHand: Temporal.PlainDate | null;
}

/** What a process does unasked: it wakes jobs, and shows people what waited for their terminal. */
export interface NightShift {
  readonly jobs: JobRunner;
  /** The outbox's channels that this process carries now. */
  channels(): readonly string[];
  /** Begins in a quiet moment, so that nobody's first answer waits for it and a process of one line does none of it. */
  begin(options: { readonly wakesJobs: boolean }): void;
  end(): Promise<void>;
}

const SETTLED_AFTER_MS = 3_000;
/** Where it is never quiet, it begins all the same. */
const MOST_WAITS = 10;
const STOP_PATIENCE_MS = 10_000;

export function createNightShift(options: NightShiftOptions): NightShift {
  const { database, clock, connections, conversations, logger, settings, runner, extensions, todayByHand } = options;
  const { jobs: declared, documentTypes, operations } = extensions;
  const jobs = createJobRunner({
    database,
    clock,
    logger,
    jobs: declared,
    home: settings.home,
    documentTypes,
    said: sayOperations(operations),
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
      const settle = (waits: number): void => {
        if (conversations.busy() && waits < MOST_WAITS) return waitFor(waits + 1);
        settled = true;
        void runner.runDue();
        if (wakesJobs) waking = wake();
      };
      const waitFor = (waits: number): void => {
        timer = setTimeout(() => settle(waits), SETTLED_AFTER_MS);
        timer.unref();
      };
      waitFor(0);
    },
    async end() {
      clearTimeout(timer);
      const stopping = Promise.all([jobs.stop(), waking.then((wakeUps) => wakeUps?.stop())]);
      // A run that does not come back is not waited for: it is left held, and taken up again at the next start.
      await Promise.race([stopping, sleep(STOP_PATIENCE_MS, undefined, { ref: false })]);
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
