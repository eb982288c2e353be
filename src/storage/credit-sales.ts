import { z } from "zod";

import type { Money } from "#domain/money";
import type { Span } from "#domain/span";

import { fromDbDate, toDbDate } from "./convert.ts";
import type { Db } from "./database.ts";
import { openOn } from "./open-items.ts";
import { NO_SQL, sql } from "./sql.ts";

const receivablesRow = z.object({ currency: z.string(), minor: z.bigint() });

/** What customers owe by the end of a day: one sum for each currency in which anything is open. */
export async function receivables(db: Db, asOf: Temporal.PlainDate): Promise<readonly Money[]> {
  const rows = await db.$queryRaw`
    select o.currency, sum(o.open_minor)::bigint as minor from (${openOn({ asOf })}) o
    where o.open_minor > 0 group by o.currency order by o.currency`;
  return receivablesRow
    .array()
    .parse(rows)
    .map(({ currency, minor }) => ({ amountMinor: minor, currency }));
}

/** What was sold on credit in one calendar month, of one currency. */
export interface MonthlySales {
  /** Its first day. */
  readonly month: Temporal.PlainDate;
  readonly sales: Money;
}

const salesRow = z.object({ currency: z.string(), month: z.date(), minor: z.bigint() });

/**
 * Credit sales by month: the totals, with tax, of what was issued in it and is owed, without what was void by the end
 * of the day asked about. The latest month first; a month without any has no row.
 *
 * @param span.to is also the day as of which something is void
 */
export async function monthlySales(
  db: Db,
  { from, to }: Partial<Span> & Pick<Span, "to">,
): Promise<readonly MonthlySales[]> {
  const day = toDbDate(to);
  const rows = await db.$queryRaw`
    select currency, date_trunc('month', issue_date)::date as month, sum(total_minor)::bigint as minor
    from documents
    where owed and number is not null and issue_date <= ${day}::date and (voided_on is null or voided_on > ${day}::date)
      ${from === undefined ? NO_SQL : sql`and issue_date >= ${toDbDate(from)}::date`}
    group by 1, 2 order by 2 desc, 1`;
  return salesRow
    .array()
    .parse(rows)
    .map(({ currency, month, minor }) => ({ month: fromDbDate(month), sales: { amountMinor: minor, currency } }));
}
