import { setTimeout as sleep } from "node:timers/promises";

import { systemClock } from "#kernel/clock";
import { silentLogger } from "#kernel/logger";
import { noProbe } from "#kernel/points";
import { mongoStore, postgresStore } from "#scheduling/wake-up-store";
import { startWakeUps } from "#scheduling/wake-ups";
import { openDatabase } from "#storage/database";
import { writeWakeUpProblem } from "#storage/wake-ups-store";

import { isKnownPoint, killingProbe } from "../faults/killing-probe.ts";

import { mark, runnerOf, toyJob } from "./toy-job.ts";

/** What a worker is told, as JSON in its environment's PURSER_WORKER. */
export interface WorkerOptions {
  readonly url: string;
  /** Where the wake-ups stand; beside the books where null. */
  readonly jobsUrl: string | null;
  readonly things: number;
  /** How often each wake-up comes at once, to runners that know nothing of each other. */
  readonly times: number;
  /** Kills itself there, at the first time. */
  readonly killAt: string | null;
}

/** One of several processes that do the same things, woken by Agenda. Says `{ looking: true }` when it begins. */
const options = JSON.parse(process.env["PURSER_WORKER"] ?? "") as WorkerOptions;
const { url, jobsUrl, things, times, killAt } = options;
const killing = killingProbe(killAt !== null && isKnownPoint(killAt) ? { point: killAt, nth: 1 } : null);
const database = openDatabase(url, { probe: killAt === null ? noProbe : killing.probe });

// Whoever started it has gone: nobody would end it.
process.on("disconnect", () => process.exit());

const due = Temporal.Instant.from("2026-11-23T10:00:00Z");
const job = toyJob(
  "soak",
  Array.from({ length: things }, (_, index) => ({ name: `thing${index}`, due })),
  {
    async run({ name }) {
      await sleep(Math.random() * 8);
      return { outcome: "marked", effects: [mark(name)] };
    },
  },
);
const HELD_FOR_MS = 1_500;
const runners = Array.from({ length: times }, () => runnerOf(database, systemClock, [job], [], HELD_FOR_MS));

await startWakeUps({
  store: jobsUrl === null ? await postgresStore(await database.pool()) : await mongoStore(jobsUrl),
  jobs: [job],
  async look(name) {
    process.send?.({ looking: true });
    await Promise.all(runners.map((runner) => runner.look(name)));
  },
  problemChanged: (problem) =>
    database.commitOne("note-wake-ups", (tx) => writeWakeUpProblem(tx, problem, systemClock.now())),
  logger: silentLogger,
  everyMs: 200,
  pollMs: 100,
  keepMs: 500,
  lockMs: 1_000,
});
