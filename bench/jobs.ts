import { PostgresBackend } from "@agendajs/postgres-backend";
import { Agenda } from "agenda";

import { sayOperations } from "#domain/operation-words";
import { systemClock } from "#kernel/clock";
import { silentLogger } from "#kernel/logger";
import { defineJob } from "#scheduling/define-job";
import { createJobRunner } from "#scheduling/job-runner";
import { postgresStore } from "#scheduling/wake-up-store";
import { startWakeUps } from "#scheduling/wake-ups";
import { type Database, openDatabase } from "#storage/database";

import { type Benchmark, timesFigure } from "./figure.ts";
import { interleave, timed } from "./interleave.ts";
import { seedInvoices } from "./seed-invoices.ts";

const JOBS = 2_000;
const ROUNDS = 5;
const AIM = 1.3;
const POLL_MS = 20;

/** Two thousand jobs that do nothing: through defineJob, which notes each under its key, and through Agenda alone. */
export const jobs: Benchmark = async ({ postgres }) => {
  const database = openDatabase(await seedInvoices(await postgres(), "jobs", 0));
  let round = 0;
  const ms = await interleave(
    { ours: () => throughDefineJob(database, ++round), agenda: () => throughAgenda(database) },
    ROUNDS,
  );
  await database.close();
  const what = `${JOBS.toLocaleString("en")} jobs that do nothing, each once per key, on PostgreSQL`;
  return [timesFigure(what, ms.ours, ["Agenda alone", ms.agenda], AIM)];
};

/** From the start of the wake-ups to the end of the last. */
async function throughDefineJob(database: Database, round: number): Promise<number> {
  const names = Array.from({ length: JOBS }, (_, index) => `${round}:${index}`);
  const due = systemClock.now();
  const all = Promise.withResolvers<void>();
  let left = JOBS;
  const job = defineJob<string>({
    name: `bench-${round}`,
    sentence: "Does nothing.",
    schedule: { everyMinutes: 1 },
    missed: "run-once",
    find: async () => names.map((item) => ({ due, item })),
    key: (item) => item,
    run: async () => ({ outcome: "nothing" }),
  });
  const runner = createJobRunner({
    database,
    clock: systemClock,
    logger: silentLogger,
    jobs: [job],
    home: "/",
    documentTypes: new Map(),
    said: sayOperations(new Map()),
    todayByHand: null,
    givingUp: async () => [],
  });
  const store = await postgresStore(await database.pool());
  let stop = async (): Promise<void> => {};
  const ms = await timed(async () => {
    const wakeUps = await startWakeUps({
      store,
      jobs: [job],
      async look(name) {
        await runner.look(name);
        left = JOBS - (await database.reads.jobRun.count({ where: { job: job.name, status: "done" } }));
        if (left === 0) all.resolve();
      },
      problemChanged: async () => {},
      logger: silentLogger,
      everyMs: POLL_MS,
      pollMs: POLL_MS,
    });
    stop = () => wakeUps.stop();
    await all.promise;
  });
  await stop();
  await store.backend.repository.removeJobs({ names: [job.name] });
  return ms;
}

/** From the start of Agenda to the end of the last; that they were written before is not counted. */
async function throughAgenda(database: Database): Promise<number> {
  const pool = await database.pool();
  const backend = new PostgresBackend({ pool, ensureSchema: false, disableNotifications: true });
  const agenda = new Agenda({ backend, processEvery: POLL_MS });
  const all = Promise.withResolvers<void>();
  let left = JOBS;
  agenda.define("nothing", async () => {});
  agenda.on("complete", () => {
    left -= 1;
    if (left === 0) all.resolve();
  });
  await pool.query(
    `insert into agenda_jobs (name, next_run_at, data) select 'nothing', now(), '{}' from generate_series(1, $1)`,
    [JOBS],
  );
  const ms = await timed(async () => {
    await agenda.start();
    await all.promise;
  });
  await agenda.stop(false);
  await backend.repository.removeJobs({ names: ["nothing"] });
  return ms;
}
