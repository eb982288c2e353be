import { fromDbInstant, toDbInstant } from "./convert.ts";
import type { Db, Tx } from "./database.ts";

/** What is wrong with the wake-ups, in words, and since when. */
export interface WakeUpProblem {
  readonly problem: string;
  readonly since: Temporal.Instant;
}

export async function readWakeUpProblem(db: Db): Promise<WakeUpProblem | null> {
  const row = await db.wakeUps.findUnique({ where: { id: 1 } });
  return row === null || row.problem === null ? null : { problem: row.problem, since: fromDbInstant(row.since) };
}

/** @param problem null when they come again */
export async function writeWakeUpProblem(tx: Tx, problem: string | null, at: Temporal.Instant): Promise<void> {
  const row = { problem, since: toDbInstant(at) };
  await tx.wakeUps.upsert({ where: { id: 1 }, create: row, update: row });
}
