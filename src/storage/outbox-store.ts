import { newId } from "#kernel/ids";

import { fromDbInstant, toDbInstant } from "./convert.ts";
import type { Db, Tx } from "./database.ts";
import type { Claim } from "./inbox-store.ts";
import { sql, type Sql } from "./sql.ts";

/**
 * - `queued`: not tried yet, or to be tried again.
 * - `sending`: a process is at it.
 * - `sent`: its receipt is stored.
 * - `uncertain`: cut off between the call and its receipt, where a second call could mean a second effect.
 * - `failed`: given up, and told.
 */
export type OutboxStatus = "queued" | "sending" | "sent" | "uncertain" | "failed";

/** Something that is to leave the database, written in the transaction that causes it. */
export interface NewEffect {
  /** The same key is the same effect, however often it is asked for. */
  readonly key: string;
  readonly kind: string;
  /** The adapter that has to carry it; none where any process will do. */
  readonly channel?: string;
  readonly payload: unknown;
  readonly approvalId?: string;
  /** The process that should send it while it lives: the one that holds the conversation's terminal. */
  readonly claim?: Claim;
}

export interface StoredEffect {
  readonly id: string;
  readonly key: string;
  readonly kind: string;
  readonly payload: unknown;
  readonly attempts: number;
  readonly approvalId: string | null;
  readonly receipt: string | null;
  /** True when an earlier process was cut off while it was sending this one. */
  readonly cutOff: boolean;
}

/** Writes what is new; an effect whose key stands already is left as it is. */
export async function enqueue(tx: Tx, effects: readonly NewEffect[], at: Temporal.Instant): Promise<void> {
  if (effects.length > 0) await tx.$executeRaw(enqueueSql(effects, at));
}

/** {@link enqueue} as a part of a larger statement. */
export function enqueueSql(effects: readonly NewEffect[], at: Temporal.Instant, where = sql`true`): Sql {
  const rows = effects.map(({ key, kind, channel = null, payload, approvalId = null, claim }) => ({
    id: newId("out"),
    key,
    kind,
    channel,
    payload,
    approval: approvalId,
    claimer: claim?.by ?? null,
    until: claim?.until.toString() ?? null,
  }));
  return sql`
    insert into outbox (id, key, kind, channel, payload, status, approval_id, claimed_by, claimed_until, not_before, created_at)
    select id, key, kind, channel, payload, 'queued', approval, claimer, until, ${toDbInstant(at)}, ${toDbInstant(at)}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as effects
      (id text, key text, kind text, channel text, payload jsonb, approval text, claimer text, until timestamptz)
    where ${where}
    on conflict do nothing`;
}

/**
 * Takes what is due, or the named ones, for this process: nobody else gets a row that is taken.
 *
 * @param wanted.channels the adapters that this process has connected; what another must carry is left for it
 */
export async function claimEffects(
  tx: Tx,
  claim: Claim,
  now: Temporal.Instant,
  {
    limit,
    channels,
    keys,
  }: { readonly limit: number; readonly channels: readonly string[]; readonly keys?: readonly string[] },
): Promise<readonly StoredEffect[]> {
  const at = toDbInstant(now);
  const rows = await tx.$queryRaw<(StoredEffect & { before: string })[]>`
    with due as (
      select id, status from outbox
      where status in ('queued', 'sending') and not_before <= ${at}
        and (claimed_by is null or (claimed_by = ${claim.by} and status = 'queued')
          or (claimed_until < ${at} and not (claimed_by = ${claim.by} and status = 'sending')))
        and (channel is null or channel = any(${[...channels]}::text[]))
        and (${keys === undefined} or key = any(${keys === undefined ? [] : [...keys]}::text[]))
      order by created_at, id limit ${limit} for update skip locked
    )
    update outbox o set status = 'sending', attempts = attempts + 1, claimed_by = ${claim.by},
      claimed_until = ${toDbInstant(claim.until)}
    from due where due.id = o.id
    returning o.id, o.key, o.kind, o.payload, o.attempts, o.approval_id as "approvalId", o.receipt, due.status as before`;
  return rows
    .map(({ before, ...row }) => ({ ...row, cutOff: before === "sending" }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

export type Settlement =
  | { readonly status: "sent"; readonly receipt: string }
  | { readonly status: "uncertain" | "failed"; readonly error: string }
  | { readonly status: "queued"; readonly error: string; readonly notBefore: Temporal.Instant };

/**
 * @param by the process that took it
 * @returns false when it was settled before, or another process has taken it over: what that one does counts
 */
export async function settleEffect(
  tx: Tx,
  id: string,
  by: string,
  settlement: Settlement,
  at: Temporal.Instant,
): Promise<boolean> {
  const { status } = settlement;
  const sent = status === "sent" ? { receipt: settlement.receipt, at: toDbInstant(at) } : null;
  const error = status === "sent" ? null : settlement.error.slice(0, 500);
  const notBefore = status === "queued" ? toDbInstant(settlement.notBefore) : null;
  const count = await tx.$executeRaw`
    update outbox set status = ${status}, claimed_by = null, claimed_until = null, last_error = ${error}::text,
      receipt = coalesce(${sent?.receipt ?? null}::text, receipt),
      sent_at = coalesce(${sent?.at ?? null}::timestamptz, sent_at),
      not_before = coalesce(${notBefore}::timestamptz, not_before)
    where id = ${id} and status = 'sending' and claimed_by = ${by}`;
  return count === 1;
}

/** The posts of an approval's card that a platform has: each must be edited to the outcome. */
export async function sentPosts(
  db: Db,
  approvalId: string,
): Promise<readonly { readonly payload: unknown; readonly receipt: string }[]> {
  const rows = await db.outbox.findMany({
    where: { approvalId, kind: "post", status: "sent", receipt: { not: null } },
    select: { payload: true, receipt: true },
    orderBy: { createdAt: "asc" },
  });
  return rows.flatMap(({ payload, receipt }) => (receipt === null ? [] : [{ payload, receipt }]));
}

/** Where each of the named effects stands. */
export async function effectsByKey(
  db: Db,
  keys: readonly string[],
): Promise<
  readonly {
    readonly key: string;
    readonly status: OutboxStatus;
    readonly receipt: string | null;
    readonly lastError: string | null;
  }[]
> {
  return db.$queryRaw`
    select key, status, receipt, last_error as "lastError" from outbox where key = any(${[...keys]}::text[])`;
}

/** How many effects stand where. */
export async function outboxCounts(db: Db): Promise<Readonly<Record<OutboxStatus, number>>> {
  const groups = await db.outbox.groupBy({ by: ["status"], _count: true });
  const counts = { queued: 0, sending: 0, sent: 0, uncertain: 0, failed: 0 };
  for (const group of groups) counts[group.status as OutboxStatus] = group._count;
  return counts;
}

/** What a person must look at: cut off with an uncertain end, or given up. Newest first. */
export async function uncertainEffects(
  db: Db,
): Promise<readonly { readonly key: string; readonly status: OutboxStatus; readonly lastError: string | null }[]> {
  const rows = await db.outbox.findMany({
    where: { status: { in: ["uncertain", "failed"] } },
    select: { key: true, status: true, lastError: true },
    orderBy: { createdAt: "desc" },
    take: 50,
  });
  return rows.map((row) => ({ ...row, status: row.status as OutboxStatus }));
}

/** Takes back what has not begun to leave. What is on its way, or has arrived, stays. */
export async function dropQueued(tx: Tx, keys: readonly string[]): Promise<void> {
  await tx.outbox.deleteMany({ where: { key: { in: [...keys] }, status: "queued" } });
}

/** The newest effect whose key begins so, with when it was sent, else when it was written. */
export async function newestByPrefix(
  db: Db,
  prefix: string,
): Promise<{
  readonly key: string;
  readonly status: OutboxStatus;
  readonly receipt: string | null;
  readonly at: Temporal.Instant;
} | null> {
  const row = await db.outbox.findFirst({
    where: { key: { startsWith: prefix } },
    select: { key: true, status: true, receipt: true, sentAt: true, createdAt: true },
    orderBy: { createdAt: "desc" },
  });
  if (row === null) return null;
  const { key, status, receipt, sentAt, createdAt } = row;
  return { key, status: status as OutboxStatus, receipt, at: fromDbInstant(sentAt ?? createdAt) };
}

/** Whether a document is on its way out at this moment, or it is uncertain whether it got there. */
export async function isDelivering(db: Db, documentId: string): Promise<boolean> {
  const [row] = await db.$queryRaw<{ delivering: boolean }[]>`
    select exists (
      select 1 from outbox where kind = 'deliver-document' and key like ${`deliver:${documentId}:%`}
        and status in ('sending', 'uncertain')
    ) as delivering`;
  return row?.delivering ?? false;
}
