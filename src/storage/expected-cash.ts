import { z } from "zod";

import type { Money } from "#domain/money";
import type { Span } from "#domain/span";

import { fromDbDate, toDbDate } from "./convert.ts";
import type { Db } from "./database.ts";
import { openOn } from "./open-items.ts";
import { paidBy } from "./payment-habits.ts";
import { rawSql, sql, type Sql } from "./sql.ts";

export interface Expected {
  readonly total: Money;
  readonly count: number;
}

/** What of the open items of one currency may come in within a span, read in two ways that are never added up. */
export interface ExpectedCash {
  readonly currency: string;
  /** Due within the span. */
  readonly byDueDate: Expected;
  /** Due within the span once each due date is moved by its customer's average days beyond terms. */
  readonly byHabit: Expected;
  /** Of `byHabit`, what customers owe who have paid nothing yet: taken at its due date. */
  readonly withoutHabit: Expected;
  /** Past its due date before the span begins. */
  readonly overdue: Expected;
  /** Past its usual day too: later than that customer usually is. */
  readonly beyondHabit: Expected;
}

const PARTS = ["due", "habit", "fresh", "overdue", "beyond"] as const;

const sums = z.object({
  currency: z.string(),
  ...(Object.fromEntries(
    PARTS.flatMap((part) => [
      [`${part}_minor`, z.bigint()],
      [`${part}_count`, z.bigint()],
    ]),
  ) as Record<`${(typeof PARTS)[number]}_${"minor" | "count"}`, z.ZodBigInt>),
});

/**
 * `habits` and, selecting from it, `items`: the open items with the day on which they usually come. That is the due date
 * moved by the customer's average days beyond terms over what they paid since `since`, rounded to a whole day, half away
 * from zero. The habits are worked out once, and not again in each worker that reads the items.
 */
function itemsWithUsualDay(asOf: Temporal.PlainDate, since: Temporal.PlainDate): Sql {
  return sql`
    with habits as materialized (
      select party_id, round(avg(paid_on - due_date))::int as late from (${paidBy(asOf)}) p
      where paid_on >= ${toDbDate(since)}::date group by party_id
    ), items as (
      select o.*, h.late, o.due_date + coalesce(h.late, 0) as usual_date
      from (${openOn({ asOf })}) o left join habits h on h.party_id = o.party_id
      where o.open_minor > 0
    )`;
}

/** @param habitSince from when on payments say how a customer pays */
export async function expectedCash(
  db: Db,
  { from, to }: Span,
  habitSince: Temporal.PlainDate,
): Promise<readonly ExpectedCash[]> {
  const [first, last] = [toDbDate(from), toDbDate(to)];
  const due = sql`due_date between ${first}::date and ${last}::date`;
  const habit = sql`usual_date between ${first}::date and ${last}::date`;
  const part = (name: (typeof PARTS)[number], when: Sql): Sql =>
    sql`coalesce(sum(open_minor) filter (where ${when}), 0)::bigint as ${rawSql(`${name}_minor`)},
      count(*) filter (where ${when}) as ${rawSql(`${name}_count`)}`;
  const rows = await db.$queryRaw`${itemsWithUsualDay(from, habitSince)}
    select currency, ${part("due", due)}, ${part("habit", habit)},
      ${part("fresh", sql`${habit} and late is null`)},
      ${part("overdue", sql`due_date < ${first}::date`)},
      ${part("beyond", sql`due_date < ${first}::date and usual_date < ${first}::date`)}
    from items group by currency order by currency`;
  return sums
    .array()
    .parse(rows)
    .map((row) => {
      const expected = (name: (typeof PARTS)[number]): Expected => ({
        total: { amountMinor: row[`${name}_minor`], currency: row.currency },
        count: Number(row[`${name}_count`]),
      });
      return {
        currency: row.currency,
        byDueDate: expected("due"),
        byHabit: expected("habit"),
        withoutHabit: expected("fresh"),
        overdue: expected("overdue"),
        beyondHabit: expected("beyond"),
      };
    });
}

export interface ExpectedItem {
  readonly number: string;
  readonly partyName: string;
  readonly dueDate: Temporal.PlainDate;
  readonly usualDate: Temporal.PlainDate;
  readonly open: Money;
}

const itemRow = z.object({
  number: z.string(),
  name: z.string(),
  currency: z.string(),
  due_date: z.date(),
  usual_date: z.date(),
  open_minor: z.bigint(),
});

/** The items that are due within the span or usually come within it, the earliest usual day first; at most `limit`. */
export async function expectedItems(
  db: Db,
  { from, to }: Span,
  habitSince: Temporal.PlainDate,
  limit: number,
): Promise<readonly ExpectedItem[]> {
  const [first, last] = [toDbDate(from), toDbDate(to)];
  const rows = await db.$queryRaw`${itemsWithUsualDay(from, habitSince)}
    select i.number, p.name, i.currency, i.due_date, i.usual_date, i.open_minor
    from items i join parties p on p.id = i.party_id
    where i.due_date between ${first}::date and ${last}::date or i.usual_date between ${first}::date and ${last}::date
    order by i.usual_date, i.number limit ${limit}`;
  return itemRow
    .array()
    .parse(rows)
    .map((row) => ({
      number: row.number,
      partyName: row.name,
      dueDate: fromDbDate(row.due_date),
      usualDate: fromDbDate(row.usual_date),
      open: { amountMinor: row.open_minor, currency: row.currency },
    }));
}
