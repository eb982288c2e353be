import type { Effect, Hand, Rule, Verdict } from "#domain/policy";

import type { Act as ActRow } from "../generated/prisma/client.ts";

import { fromDbInstant, toDbDate, toDbInstant, toDbJson } from "./convert.ts";
import type { Db, Tx } from "./database.ts";

/** One thing asked for at the door, what policy said, and what came of it. The record that answers "why?". */
export interface StoredAct {
  readonly id: string;
  readonly key: string;
  readonly operation: string;
  readonly workflow: string;
  readonly effect: Effect;
  readonly input: unknown;
  readonly salt: string;
  readonly digest: string;
  readonly memberId: string;
  readonly hand: Hand;
  readonly businessDate: Temporal.PlainDate;
  readonly verdict: Verdict;
  readonly rules: readonly Rule[];
  readonly outcome: "performed" | "awaiting" | "refused";
  /** The id of what it is about: a document, a payment, a party. */
  readonly subject: string | null;
  readonly result: unknown;
  readonly approvalId: string | null;
  readonly askedAt: Temporal.Instant;
  readonly performedAt: Temporal.Instant | null;
}

export async function actByKey(db: Db, key: string): Promise<StoredAct | null> {
  const row = await db.act.findUnique({ where: { key } });
  return row === null ? null : asAct(row);
}

/** The acts about a subject or by a member, newest first. */
export async function recentActs(
  db: Db,
  where: { readonly subject?: string; readonly memberId?: string },
  limit: number,
): Promise<readonly StoredAct[]> {
  const rows = await db.act.findMany({ where, orderBy: [{ askedAt: "desc" }, { id: "desc" }], take: limit });
  return rows.map(asAct);
}

/** The same about one document, with the act that brought it along where it came with others. */
export async function actsAboutDocument(db: Db, documentId: string, limit: number): Promise<readonly StoredAct[]> {
  const entries = await db.journalEntry.findMany({ where: { documentId }, select: { actId: true } });
  const rows = await db.act.findMany({
    where: { OR: [{ subject: documentId }, { id: { in: entries.map(({ actId }) => actId) } }] },
    orderBy: [{ askedAt: "desc" }, { id: "desc" }],
    take: limit,
  });
  return rows.map(asAct);
}

/** The acts of one approval: the asking and, once decided, the performing. */
export async function actsOfApproval(db: Db, approvalId: string): Promise<readonly StoredAct[]> {
  const rows = await db.act.findMany({ where: { approvalId }, orderBy: [{ askedAt: "asc" }, { id: "asc" }] });
  return rows.map(asAct);
}

export async function insertAct(tx: Tx, act: StoredAct): Promise<void> {
  await tx.act.create({
    data: {
      ...act,
      input: toDbJson(act.input),
      rules: toDbJson(act.rules),
      result: toDbJson(act.result ?? {}),
      businessDate: toDbDate(act.businessDate),
      askedAt: toDbInstant(act.askedAt),
      performedAt: act.performedAt === null ? null : toDbInstant(act.performedAt),
    },
  });
}

function asAct(row: ActRow): StoredAct {
  return {
    ...row,
    effect: row.effect as Effect,
    hand: row.hand as Hand,
    verdict: row.verdict as Verdict,
    outcome: row.outcome as StoredAct["outcome"],
    rules: row.rules as unknown as readonly Rule[],
    businessDate: Temporal.PlainDate.from(row.businessDate.toISOString().slice(0, 10)),
    askedAt: fromDbInstant(row.askedAt),
    performedAt: row.performedAt === null ? null : fromDbInstant(row.performedAt),
  };
}
