import { z } from "zod";

import type { Span } from "#domain/span";

import { toDbDate } from "./convert.ts";
import type { Db } from "./database.ts";
import { NO_SQL, sql, type Sql } from "./sql.ts";

/** How a customer's invoices, or everybody's, that became wholly paid in a span were paid. Days are sums, to divide late. */
export interface PaymentHabit {
  readonly partyId: string;
  readonly name: string;
  readonly paid: PaidInvoices;
}

export interface PaidInvoices {
  readonly count: number;
  /** Days from the issue date to the day on which it was wholly paid, all invoices together. */
  readonly days: bigint;
  /** Days from the due date to that day, below zero where it was paid early, all together. */
  readonly daysBeyondTerms: bigint;
  /** Twice the median of the days from issue to payment: whole also where it lies between two. */
  readonly twiceMedianDays: number;
}

/**
 * What every question about paying habits selects from: each document that was wholly paid by the end of `to`, with the
 * day of the last allocation that stands. One that was taken back by then, and what took it back, are as if never made.
 */
export function paidBy(to: Temporal.PlainDate): Sql {
  const day = toDbDate(to);
  return sql`
    select d.id, d.party_id, d.issue_date, d.due_date, s.paid_on
    from documents d
    join (
      select a.document_id, sum(a.amount_minor) as settled, max(a.date) as paid_on
      from allocations a
      where a.date <= ${day}::date and a.reverses_id is null
        and not exists (select from allocations r where r.reverses_id = a.id and r.date <= ${day}::date)
      group by a.document_id
    ) s on s.document_id = d.id
    where d.owed and d.number is not null and d.due_date is not null and s.settled = d.total_minor
      and (d.voided_on is null or d.voided_on > ${day}::date)`;
}

const row = z.object({
  party_id: z.string().nullable(),
  name: z.string().nullable(),
  count: z.bigint(),
  days: z.bigint(),
  beyond: z.bigint(),
  twice_median: z.int(),
});

/**
 * How long customers take to pay, over the documents that became wholly paid within the span, of any currency.
 *
 * @returns everybody together (null where nothing was paid), and each customer, the slowest first
 */
export async function paymentHabits(
  db: Db,
  { from, to }: Span,
  where: { readonly partyId?: string } = {},
): Promise<{ readonly all: PaidInvoices | null; readonly byParty: readonly PaymentHabit[] }> {
  const rows = await db.$queryRaw`
    with paid as materialized (
      select party_id, paid_on - issue_date as days, paid_on - due_date as beyond
      from (${paidBy(to)}) p
      where paid_on >= ${toDbDate(from)}::date
        ${where.partyId === undefined ? NO_SQL : sql`and party_id = ${where.partyId}`}
    )
    select s.*, p.name from (
      select party_id, count(*) as count, sum(days)::bigint as days, sum(beyond)::bigint as beyond,
        (2 * percentile_cont(0.5) within group (order by days))::int as twice_median
      from paid group by grouping sets ((), (party_id)) having count(*) > 0
    ) s left join parties p on p.id = s.party_id
    order by s.days::numeric / s.count desc, p.name`;
  let all: PaidInvoices | null = null;
  const byParty: PaymentHabit[] = [];
  for (const { party_id: partyId, name, count, days, beyond, twice_median: twiceMedianDays } of row
    .array()
    .parse(rows)) {
    const paid = { count: Number(count), days, daysBeyondTerms: beyond, twiceMedianDays };
    if (partyId === null || name === null) all = paid;
    else byParty.push({ partyId, name, paid });
  }
  return { all, byParty };
}
