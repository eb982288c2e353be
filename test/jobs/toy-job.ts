import { randomUUID } from "node:crypto";

import { sayOperations } from "#domain/operation-words";
import type { DueRun } from "#storage/job-runs-store";
import { defineJob, type Job, type JobParts } from "#scheduling/define-job";
import { createJobRunner, type JobRunner } from "#scheduling/job-runner";
import { silentLogger } from "#kernel/logger";
import type { Clock } from "#kernel/clock";
import type { Database } from "#storage/database";
import type { NewEffect } from "#storage/outbox-store";

/** Something that a toy job is to do. */
export interface Thing {
  readonly name: string;
  readonly due: DueRun["dueAt"];
}

export const instant = (text: string): Temporal.Instant => Temporal.Instant.from(text);

/** An effect that only stands in the outbox, each under a key of its own: a second one for the same thing stands beside it. */
export const mark = (thing: string): NewEffect => ({ key: `mark:${randomUUID()}`, kind: "mark", payload: { thing } });

/** A job that finds the given things and leaves a mark for each. */
export function toyJob(name: string, things: readonly Thing[], parts: Partial<JobParts<Thing>> = {}): Job {
  return defineJob<Thing>({
    name,
    sentence: "Leaves marks.",
    schedule: { everyMinutes: 1 },
    missed: "run-once",
    find: async () => things.map((thing) => ({ due: thing.due, item: thing })),
    key: (thing) => thing.name,
    run: async (thing) => ({ outcome: "marked", effects: [mark(thing.name)] }),
    ...parts,
  });
}

export function runnerOf(
  database: Database,
  clock: Clock,
  jobs: readonly Job[],
  told: string[] = [],
  heldForMs?: number,
): JobRunner {
  return createJobRunner({
    ...(heldForMs === undefined ? {} : { heldForMs }),
    database,
    clock,
    logger: process.env["PURSER_TEST_LOG"] === undefined ? silentLogger : { info: console.log, error: console.error },
    jobs,
    home: "/nowhere",
    documentTypes: new Map(),
    said: sayOperations(new Map()),
    todayByHand: null,
    givingUp: async (_db, { job }) => {
      told.push(job.name);
      return [{ key: `told:${job.name}`, kind: "mark", payload: { thing: `told of ${job.name}` } }];
    },
  });
}

/** How often each thing was marked, by its name. */
export async function marks(database: Database): Promise<Readonly<Record<string, number>>> {
  const rows = await database.reads.$queryRaw<{ thing: string; count: number }[]>`
    select payload->>'thing' as thing, count(*)::int as count from outbox where kind = 'mark' group by 1 order by 1`;
  return Object.fromEntries(rows.map(({ thing, count }) => [thing, count]));
}

export async function runs(database: Database, job: string): Promise<Readonly<Record<string, string>>> {
  const rows = await database.reads.jobRun.findMany({ where: { job }, orderBy: { key: "asc" } });
  return Object.fromEntries(
    rows.map(({ key, status, attempts }) => [key.slice(job.length + 1), `${status} ${attempts}`]),
  );
}
