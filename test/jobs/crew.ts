import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { insertBusiness } from "#storage/business-store";
import { type Database, openDatabase } from "#storage/database";

import type { WorkerOptions } from "./worker.ts";

const WORKER = fileURLToPath(new URL("./worker.ts", import.meta.url));
const LOOK_EVERY_MS = 100;

export interface CrewOptions extends Omit<WorkerOptions, "killAt"> {
  readonly workers: number;
  /** Chooses whom to kill, and after how many milliseconds. */
  readonly random: (below: number) => number;
  /** So many are killed at random moments; Infinity kills until the end. */
  readonly kills: number;
  /** Each lives at most so long, in milliseconds, while there are kills left. */
  readonly lifeMs?: number;
  /** Called again and again while they work. */
  readonly meanwhile?: (done: number) => Promise<void>;
}

export interface CrewReport {
  readonly kills: number;
  readonly done: number;
  /** Things that were done more than once, or that are said to be done and are not. */
  readonly doubled: readonly string[];
  readonly lost: readonly string[];
  /** Workers that ended although nobody killed them. */
  readonly fell: number;
}

/** Lets several processes do all the things, kills them again and again, and counts what was done how often. */
export async function workTogether(options: CrewOptions): Promise<CrewReport> {
  const { workers, random, lifeMs = 900, meanwhile = async () => {}, ...rest } = options;
  const database = openDatabase(options.url);
  await database.commit("start", (tx) =>
    insertBusiness(tx, { name: "Crew", bank: null, currency: "USD", zone: "UTC" }, Temporal.Now.instant()),
  );
  let kills = 0;
  let fell = 0;
  let over = false;
  const crew = Array.from({ length: workers }, async () => {
    while (!over) {
      const worker = startWorker({ ...rest, killAt: null });
      const gone = once(worker, "exit");
      await Promise.race([once(worker, "message"), gone]);
      if (kills < options.kills) {
        kills += 1;
        await Promise.race([sleep(50 + random(lifeMs)), gone]);
      } else {
        while (!over && worker.exitCode === null) await sleep(LOOK_EVERY_MS);
      }
      if (worker.exitCode !== null) fell += 1;
      worker.kill("SIGKILL");
      await gone;
    }
  });
  try {
    for (let done = 0; done < options.things; done = await countDone(database)) {
      await meanwhile(done);
      await sleep(LOOK_EVERY_MS);
    }
  } finally {
    over = true;
    await Promise.all(crew);
  }
  const report = { kills, fell, ...(await tally(database, options.things)) };
  await database.close();
  return report;
}

export function startWorker(options: WorkerOptions): ChildProcess {
  return fork(WORKER, [], {
    execArgv: ["--disable-warning=ExperimentalWarning"],
    env: { ...process.env, PURSER_WORKER: JSON.stringify(options) },
  });
}

async function countDone({ reads }: Database): Promise<number> {
  return reads.jobRun.count({ where: { job: "soak", status: "done" } });
}

async function tally(database: Database, things: number): Promise<Pick<CrewReport, "done" | "doubled" | "lost">> {
  const rows = await database.reads.$queryRaw<{ thing: string; count: number }[]>`
    select payload->>'thing' as thing, count(*)::int as count from outbox where kind = 'mark' group by 1`;
  const counts = new Map(rows.map(({ thing, count }) => [thing, count]));
  const names = Array.from({ length: things }, (_, index) => `thing${index}`);
  return {
    done: await countDone(database),
    doubled: names.filter((name) => (counts.get(name) ?? 0) > 1),
    lost: names.filter((name) => !counts.has(name)),
  };
}
