import type { Effect, Hand, Rule, Verdict } from "#domain/policy";

import type { Act as ActRow } from "../generated/prisma/client.ts";

import { fromDbInstant, toDbDate, toDbInstant } from "./convert.ts";
import { appendAudit, type AuditEntry, type AuditHead } from "./audit-store.ts";
import type { Db, Tx } from "./database.ts";
import { rawSql, sql, type Sql } from "./sql.ts";

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
  /** Where it was asked for; null where that was not noted. */
  readonly conversation: string | null;
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

const COLUMNS =
  rawSql(`id, key, operation, workflow, effect, input, salt, digest, member_id as "memberId", hand, conversation,
  business_date as "businessDate", verdict, rules, outcome, subject, result, approval_id as "approvalId",
  asked_at as "askedAt", performed_at as "performedAt"`);

export async function actByKey(db: Db, key: string): Promise<StoredAct | null> {
  const [row] = await db.$queryRaw<ActRow[]>`select ${COLUMNS} from acts where key = ${key}`;
  return row === undefined ? null : asAct(row);
}

/** The acts whose keys are these letters and a number: those of one turn. */
export async function actsByKeyPrefix(db: Db, prefix: string): Promise<readonly StoredAct[]> {
  // The range is what the index can find; numbers stand in it in every language's order.
  const rows = await db.$queryRaw<ActRow[]>`
    select ${COLUMNS} from acts where key between ${prefix} and ${`${prefix}z`} and starts_with(key, ${prefix})`;
  return rows.map(asAct);
}

/** The acts about a subject, by a member or in a conversation, newest first. */
export async function recentActs(
  db: Db,
  where: { readonly subject?: string; readonly memberId?: string; readonly conversation?: string },
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

/** Writes an act and its entry in the audit log, as the last thing in its transaction. */
export function insertActWithAudit(tx: Tx, act: StoredAct, entry: AuditEntry): Promise<AuditHead> {
  return appendAudit(tx, entry, sql`act as (${actSql(act)}),`);
}

function actSql(act: StoredAct): Sql {
  const { performedAt } = act;
  return sql`
    insert into acts (id, key, operation, workflow, effect, input, salt, digest, member_id, hand, conversation, business_date, verdict,
      rules, outcome, subject, result, approval_id, asked_at, performed_at)
    values (${act.id}, ${act.key}, ${act.operation}, ${act.workflow}, ${act.effect}, ${JSON.stringify(act.input)}::jsonb,
      ${act.salt}, ${act.digest}, ${act.memberId}, ${act.hand}, ${act.conversation}, ${toDbDate(act.businessDate)}::date, ${act.verdict},
      ${JSON.stringify(act.rules)}::jsonb, ${act.outcome}, ${act.subject}, ${JSON.stringify(act.result ?? {})}::jsonb,
      ${act.approvalId}, ${toDbInstant(act.askedAt)}, ${performedAt === null ? null : toDbInstant(performedAt)})`;
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
