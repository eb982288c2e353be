import { z } from "zod";

import type { Money } from "#domain/money";

import { toDbInstant } from "./convert.ts";
import type { Db } from "./database.ts";
import { sql } from "./sql.ts";

/** What was done without a person: how often by operation, and the latest of them. */
export interface ActsAlone {
  readonly byOperation: readonly { readonly operation: string; readonly count: number }[];
  readonly latest: readonly ActAlone[];
}

export interface ActAlone {
  readonly operation: string;
  /** A document's number and its party, or the party of a payment; null where it is about neither. */
  readonly about: string | null;
  readonly amount: Money | null;
  /** Whether the document is void by now, or the payment taken back. */
  readonly takenBack: boolean;
}

const countRow = z.object({ operation: z.string(), count: z.bigint() });
const actRow = z.object({
  operation: z.string(),
  number: z.string().nullable(),
  name: z.string().nullable(),
  currency: z.string().nullable(),
  minor: z.bigint().nullable(),
  back: z.boolean(),
});

/**
 * What an assistant asked for and policy performed after one instant and up to another, where it changed the books, left
 * the house or moved money: drafts and somebody's own settings are not told.
 */
export async function actsAlone(
  db: Db,
  after: Temporal.Instant,
  until: Temporal.Instant,
  limit: number,
): Promise<ActsAlone> {
  const alone = sql`a.hand = 'assistant' and a.verdict = 'perform' and a.outcome = 'performed'
    and a.effect in ('commit', 'send', 'pay')
    and a.performed_at > ${toDbInstant(after)}::timestamptz and a.performed_at <= ${toDbInstant(until)}::timestamptz`;
  const counts = await db.$queryRaw`
    select a.operation, count(*) as count from acts a where ${alone} group by 1 order by 2 desc, 1`;
  const latest = await db.$queryRaw`
    select a.operation, d.number, p.name, coalesce(d.currency, y.currency) as currency,
      coalesce(d.total_minor, y.amount_minor) as minor,
      coalesce(d.status = 'void', false) or y.reversed_at is not null as back
    from acts a left join documents d on d.id = a.subject left join payments y on y.id = a.subject
      left join parties p on p.id = coalesce(d.party_id, y.party_id)
    where ${alone} order by a.performed_at desc, a.id desc limit ${limit}`;
  return {
    byOperation: countRow
      .array()
      .parse(counts)
      .map(({ operation, count }) => ({ operation, count: Number(count) })),
    latest: actRow
      .array()
      .parse(latest)
      .map(({ operation, number, name, currency, minor, back }) => ({
        operation,
        about: [number, name].filter((part) => part !== null).join(", ") || null,
        amount: currency === null || minor === null ? null : { amountMinor: minor, currency },
        takenBack: back,
      })),
  };
}

const totalRow = z.object({ id: z.string(), minor: z.bigint(), currency: z.string() });

/** The totals of the documents among these ids. */
export async function documentTotals(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Money>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw`
    select id, total_minor as minor, currency from documents where id = any(${[...ids]}::text[])`;
  return new Map(
    totalRow
      .array()
      .parse(rows)
      .map(({ id, minor, currency }) => [id, { amountMinor: minor, currency }]),
  );
}
