import { fromDbInstant, toDbInstant } from "./convert.ts";
import type { Db, Tx } from "./database.ts";
import type { Claim } from "./inbox-store.ts";

/**
 * - `running`: a process is at it, was cut off, or it failed and is tried again.
 * - `done`: its effect stands.
 * - `missed`: it was noticed too late by its job's own rule, and is not done.
 * - `failed`: tried as often as it may be, and told.
 */
export type RunStatus = "running" | "done" | "missed" | "failed";

/** Something that is to be done once. */
export interface DueRun {
  /** The same key is the same run, whoever is woken for it and however often. */
  readonly key: string;
  readonly dueAt: Temporal.Instant;
  /** Too late to begin. One that was begun in time and cut off is still brought to its end. */
  readonly late: boolean;
}

export interface HeldRun {
  readonly key: string;
  /** This try's number, from 1. */
  readonly attempts: number;
}

/** Those of the named runs that may be taken now, or must be noted as missed. */
export async function openRuns(db: Db, keys: readonly string[], now: Temporal.Instant): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set();
  const shut = await db.$queryRaw<{ key: string }[]>`
    select key from job_runs
    where key = any(${[...keys]}::text[]) and not (status = 'running' and held_until < ${toDbInstant(now)})`;
  const closed = new Set(shut.map(({ key }) => key));
  return new Set(keys.filter((key) => !closed.has(key)));
}

/**
 * Takes what nobody holds, and notes what was missed. Of any number of processes that ask at once, one gets a run.
 *
 * @param hold.by names one look, not a process: a look that was given up cannot end what a later one has taken
 */
export async function takeRuns(
  tx: Tx,
  job: string,
  due: readonly DueRun[],
  hold: Claim,
  now: Temporal.Instant,
): Promise<readonly HeldRun[]> {
  const at = toDbInstant(now);
  const held = { status: "running", attempts: 1, by: hold.by, until: hold.until.toString(), started: now.toString() };
  const missed = { status: "missed", attempts: 0, ended: now.toString() };
  const rows = due.map(({ key, dueAt, late }) => ({ key, due: dueAt.toString(), ...(late ? missed : held) }));
  const taken = await tx.$queryRaw<{ key: string; attempts: number; status: string }[]>`
    insert into job_runs (key, job, due_at, status, attempts, held_by, held_until, started_at, ended_at)
    select key, ${job}, due, status, attempts, by, until, started, ended
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as runs (key text, due timestamptz, status text,
      attempts int, by text, until timestamptz, started timestamptz, ended timestamptz)
    on conflict (key) do update set attempts = job_runs.attempts + 1, held_by = ${hold.by},
      held_until = ${toDbInstant(hold.until)}, started_at = ${at}
      where job_runs.status = 'running' and job_runs.held_until < ${at}
    returning key, attempts, status`;
  return taken.flatMap(({ key, attempts, status }) => (status === "running" ? [{ key, attempts }] : []));
}

/** Keeps what a look holds while it works. */
export async function renewRuns(tx: Tx, { by, until }: Claim): Promise<void> {
  await tx.jobRun.updateMany({ where: { heldBy: by, status: "running" }, data: { heldUntil: toDbInstant(until) } });
}

export type RunEnd =
  | { readonly status: "done"; readonly outcome: string }
  | { readonly status: "failed"; readonly error: string }
  | { readonly status: "running"; readonly error: string; readonly notBefore: Temporal.Instant };

/** @returns false when the look no longer holds it: then nothing of what it did may be written */
export async function endRun(
  tx: Tx,
  { key, attempts }: HeldRun,
  by: string,
  end: RunEnd,
  at: Temporal.Instant,
): Promise<boolean> {
  const outcome = end.status === "done" ? end.outcome : null;
  const error = end.status === "done" ? null : end.error.slice(0, 500);
  const until = end.status === "running" ? toDbInstant(end.notBefore) : null;
  const ended = end.status === "running" ? null : toDbInstant(at);
  const count = await tx.$executeRaw`
    update job_runs set status = ${end.status}, outcome = ${outcome}::text, last_error = ${error}::text, held_by = null,
      held_until = ${until}::timestamptz, ended_at = ${ended}::timestamptz
    where key = ${key} and held_by = ${by} and attempts = ${attempts} and status = 'running'`;
  return count === 1;
}

/** Ends as missed what was cut off or failed and is no longer called for: nobody will ask for its key again. */
export async function dropOvertakenRuns(
  tx: Tx,
  job: string,
  calledFor: readonly string[],
  { before, now }: { readonly before: Temporal.Instant; readonly now: Temporal.Instant },
): Promise<void> {
  await tx.$executeRaw`
    update job_runs set status = 'missed', held_by = null, held_until = null, ended_at = ${toDbInstant(now)}
    where job = ${job} and status = 'running' and due_at < ${toDbInstant(before)} and held_until < ${toDbInstant(now)}
      and not (key = any(${[...calledFor]}::text[]))`;
}

export async function hasOvertakenRuns(
  db: Db,
  job: string,
  calledFor: readonly string[],
  { before, now }: { readonly before: Temporal.Instant; readonly now: Temporal.Instant },
): Promise<boolean> {
  const row = await db.jobRun.findFirst({
    where: {
      job,
      status: "running",
      dueAt: { lt: toDbInstant(before) },
      heldUntil: { lt: toDbInstant(now) },
      key: { notIn: [...calledFor] },
    },
    select: { key: true },
  });
  return row !== null;
}

export interface StoredRun {
  readonly key: string;
  readonly job: string;
  readonly dueAt: Temporal.Instant;
  readonly status: RunStatus;
  readonly attempts: number;
  readonly endedAt: Temporal.Instant | null;
  readonly outcome: string | null;
  readonly lastError: string | null;
}

/** The newest runs of a job, newest first; those whose key begins so, where that is given. */
export async function recentRuns(
  db: Db,
  job: string,
  { limit, prefix = "" }: { readonly limit: number; readonly prefix?: string },
): Promise<readonly StoredRun[]> {
  const rows = await db.jobRun.findMany({
    where: { job, ...(prefix === "" ? {} : { key: { startsWith: prefix } }) },
    orderBy: [{ dueAt: "desc" }, { key: "asc" }],
    take: limit,
  });
  return rows.map(({ key, dueAt, status, attempts, endedAt, outcome, lastError }) => ({
    key,
    job,
    dueAt: fromDbInstant(dueAt),
    status: status as RunStatus,
    attempts,
    endedAt: endedAt === null ? null : fromDbInstant(endedAt),
    outcome,
    lastError,
  }));
}
