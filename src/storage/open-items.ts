import type { Money } from "#domain/money";
import { type Bucket, BUCKETS } from "#domain/ageing";
import type { OpenItem } from "#domain/open-item";

import { fromDbDate, toDbDate } from "./convert.ts";
import type { Db } from "./database.ts";
import { NO_SQL, sql, type Sql } from "./sql.ts";

/** As of the end of time: all that is on the books, whatever its date. */
export const LATEST = Temporal.PlainDate.from("9999-12-31");

/** An open item with whose it is. */
export interface OwedItem extends OpenItem {
  readonly kind: string;
  readonly partyId: string;
  readonly partyName: string;
  readonly total: Money;
}

export interface OpenItemsFilter {
  readonly asOf: Temporal.PlainDate;
  readonly partyId?: string;
  /** Only what is due before this day. */
  readonly dueBefore?: Temporal.PlainDate;
  /** Only what is due on this day or later. */
  readonly dueFrom?: Temporal.PlainDate;
  /** Only items of this currency with more than this open. */
  readonly moreThan?: Money;
  /** Only items of this currency with less than this open. */
  readonly lessThan?: Money;
}

/** What every question about open items selects from: owed, issued by the day, not voided by it, less what was settled by it. */
export function openOn({ asOf, partyId, dueBefore, dueFrom, moreThan, lessThan }: OpenItemsFilter): Sql {
  const day = toDbDate(asOf);
  return sql`
    select d.id, d.number, d.kind, d.party_id, d.currency, d.due_date, d.total_minor,
           d.total_minor - coalesce(s.settled, 0) as open_minor
    from documents d
    left join (
      select document_id, sum(amount_minor)::bigint as settled from allocations where date <= ${day}::date group by document_id
    ) s on s.document_id = d.id
    where d.owed and d.number is not null and d.issue_date <= ${day}::date
      and (d.voided_on is null or d.voided_on > ${day}::date)
      ${partyId === undefined ? NO_SQL : sql`and d.party_id = ${partyId}`}
      ${dueBefore === undefined ? NO_SQL : sql`and d.due_date < ${toDbDate(dueBefore)}::date`}
      ${dueFrom === undefined ? NO_SQL : sql`and d.due_date >= ${toDbDate(dueFrom)}::date`}
      ${moreThan === undefined ? NO_SQL : sql`and d.currency = ${moreThan.currency} and d.total_minor - coalesce(s.settled, 0) > ${moreThan.amountMinor}`}
      ${lessThan === undefined ? NO_SQL : sql`and d.currency = ${lessThan.currency} and d.total_minor - coalesce(s.settled, 0) < ${lessThan.amountMinor}`}`;
}

/** The open items themselves, oldest due first, at most `limit`. */
export async function openItems(db: Db, filter: OpenItemsFilter, limit: number): Promise<readonly OwedItem[]> {
  const rows = await db.$queryRaw<
    {
      id: string;
      number: string;
      kind: string;
      party_id: string;
      party_name: string;
      currency: string;
      due_date: Date;
      total_minor: bigint;
      open_minor: bigint;
    }[]
  >`
    select o.id, o.number, o.kind, o.party_id, p.name as party_name, o.currency, o.due_date, o.total_minor,
           o.open_minor
    from (${openOn(filter)}) o join parties p on p.id = o.party_id
    where o.open_minor > 0
    order by o.due_date, o.number
    limit ${limit}`;
  return rows.map((row) => ({
    documentId: row.id,
    number: row.number,
    kind: row.kind,
    partyId: row.party_id,
    partyName: row.party_name,
    dueDate: fromDbDate(row.due_date),
    total: { amountMinor: row.total_minor, currency: row.currency },
    open: { amountMinor: row.open_minor, currency: row.currency },
  }));
}

export interface AgeingRow {
  readonly bucket: Bucket;
  readonly total: Money;
  readonly count: number;
}

export interface PartyBalance {
  readonly partyId: string;
  readonly name: string;
  readonly total: Money;
  readonly overdue: Money;
  readonly count: number;
}

export interface AgeingSummary {
  readonly rows: readonly AgeingRow[];
  /** The parties that owe most, in each currency; at most ten a currency. */
  readonly top: readonly PartyBalance[];
}

/**
 * Open amounts by age, per currency, and who owes most: one pass in the database, a few dozen rows out of it, so that
 * the answer costs the same memory for a hundred invoices and for a hundred thousand. Within it a bucket is its place
 * among `BUCKETS`, which is grouped by faster than its name.
 */
export async function ageingSummary(db: Db, filter: OpenItemsFilter): Promise<AgeingSummary> {
  const day = toDbDate(filter.asOf);
  const rows = await db.$queryRaw<
    {
      currency: string;
      bucket: number | null;
      party_id: string | null;
      name: string | null;
      amount: bigint;
      overdue: bigint;
      count: bigint;
    }[]
  >`
    with items as (
      select o.currency, o.party_id, o.open_minor, o.due_date,
        case when o.due_date >= ${day}::date then 0
             when o.due_date >= ${day}::date - 30 then 1
             when o.due_date >= ${day}::date - 60 then 2
             when o.due_date >= ${day}::date - 90 then 3
             else 4 end as bucket
      from (${openOn(filter)}) o
      where o.open_minor > 0
    ), sums as materialized (
      select currency, bucket, party_id, sum(open_minor) as amount, count(*) as count,
        coalesce(sum(open_minor) filter (where due_date < ${day}::date), 0) as overdue
      from items group by grouping sets ((currency, bucket), (currency, party_id))
    ), ranked as (
      select *, row_number() over (partition by currency order by amount desc, party_id) as rank
      from sums where party_id is not null
    )
    select currency, bucket, null as party_id, null as name, amount::bigint, overdue::bigint, count
    from sums where bucket is not null
    union all
    select r.currency, null, r.party_id, p.name, r.amount::bigint, r.overdue::bigint, r.count
    from ranked r join parties p on p.id = r.party_id
    where r.rank <= 10
    order by currency, amount desc`;
  const summary: { rows: AgeingRow[]; top: PartyBalance[] } = { rows: [], top: [] };
  for (const row of rows) {
    const money = (amountMinor: bigint): Money => ({ amountMinor, currency: row.currency });
    const count = Number(row.count);
    const bucket = row.bucket === null ? undefined : BUCKETS[row.bucket];
    if (bucket !== undefined) summary.rows.push({ bucket, total: money(row.amount), count });
    else if (row.party_id !== null && row.name !== null) {
      const { party_id: partyId, name } = row;
      summary.top.push({ partyId, name, total: money(row.amount), overdue: money(row.overdue), count });
    }
  }
  return summary;
}

/**
 * What is held for a party, or for everybody, beyond what its documents needed: per currency, and never netted off.
 *
 * @param where.asOf by the end of this day; all that is on the books where it is not given
 */
export async function creditOnAccount(
  db: Db,
  where: { readonly partyId?: string; readonly asOf?: Temporal.PlainDate } = {},
): Promise<readonly Money[]> {
  const { partyId, asOf } = where;
  const rows = await db.$queryRaw<{ currency: string; credit: bigint }[]>`
    select p.currency, (-sum(p.amount_minor))::bigint as credit
    from postings p ${asOf === undefined ? NO_SQL : sql`join journal_entries e on e.id = p.entry_id and e.date <= ${toDbDate(asOf)}::date`}
    where p.account = 'customer-credit' ${partyId === undefined ? NO_SQL : sql`and p.party_id = ${partyId}`}
    group by p.currency having sum(p.amount_minor) <> 0 order by p.currency`;
  return rows.map((row) => ({ amountMinor: row.credit, currency: row.currency }));
}
