import { z } from "zod";

import type { Money } from "#domain/money";
import type { Span } from "#domain/span";

import { toDbDate, toDbInstant } from "./convert.ts";
import type { Db } from "./database.ts";
import { sql, type Sql } from "./sql.ts";

/** What went through the bank account in one currency. */
export interface CashFlow {
  readonly currency: string;
  /** Money in. A payment that was noted and taken back counts against it, on the day on which it was taken back. */
  readonly in: Money;
  readonly out: Money;
}

/**
 * Cash in and out by what was written into the books after one instant and up to another, whatever its business date:
 * so that of two looks one after the other none misses anything, and nothing is told twice.
 */
export function cashWritten(db: Db, after: Temporal.Instant, until: Temporal.Instant): Promise<readonly CashFlow[]> {
  return cash(
    db,
    sql`e.created_at > ${toDbInstant(after)}::timestamptz and e.created_at <= ${toDbInstant(until)}::timestamptz`,
  );
}

/** Cash in and out on the business dates of a span. */
export function cashOn(db: Db, { from, to }: Span): Promise<readonly CashFlow[]> {
  return cash(db, sql`e.date between ${toDbDate(from)}::date and ${toDbDate(to)}::date`);
}

const row = z.object({ currency: z.string(), in_minor: z.bigint(), out_minor: z.bigint() });

async function cash(db: Db, when: Sql): Promise<readonly CashFlow[]> {
  // A reversal counts against the side that it takes back.
  const rows = await db.$queryRaw`
    select p.currency,
      coalesce(sum(p.amount_minor) filter (where (p.amount_minor > 0) = (e.reverses_id is null)), 0)::bigint as in_minor,
      coalesce(-sum(p.amount_minor) filter (where (p.amount_minor > 0) <> (e.reverses_id is null)), 0)::bigint as out_minor
    from postings p join journal_entries e on e.id = p.entry_id
    where p.account = 'bank' and ${when}
    group by p.currency order by p.currency`;
  return row
    .array()
    .parse(rows)
    .map(({ currency, in_minor: inMinor, out_minor: outMinor }) => ({
      currency,
      in: { amountMinor: inMinor, currency },
      out: { amountMinor: outMinor, currency },
    }));
}
