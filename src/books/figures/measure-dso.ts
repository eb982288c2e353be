import { type Countback, countbackDso, type MonthOfSales, simpleDso } from "#domain/dso";
import { type Money, money } from "#domain/money";
import { daysIn, type Span } from "#domain/span";
import { type MonthlySales, monthlySales, receivables } from "#storage/credit-sales";
import type { Db } from "#storage/database";

/** DSO in one currency by both methods, with what went into it. */
export interface DsoFigure {
  readonly currency: string;
  /** By the end of the span's last day. */
  readonly receivables: Money;
  /** Credit sales within the span. */
  readonly sales: Money;
  readonly days: number;
  /** Tenths of a day; null where nothing was sold within the span. */
  readonly simple: bigint | null;
  readonly countback: Countback | null;
}

/** One figure for each currency in which something is owed or was sold within the span, by its code. */
export async function measureDso(db: Db, span: Span): Promise<readonly DsoFigure[]> {
  const [owed, sold, ever] = await Promise.all([
    receivables(db, span.to),
    monthlySales(db, span),
    monthlySales(db, { to: span.to }),
  ]);
  const currencies = new Set([...owed.map(({ currency }) => currency), ...sold.map(({ sales }) => sales.currency)]);
  return [...currencies].toSorted().map((currency) => {
    const of = (rows: readonly MonthlySales[]): readonly MonthlySales[] =>
      rows.filter(({ sales }) => sales.currency === currency);
    const receivablesMinor = owed.find((sum) => sum.currency === currency)?.amountMinor ?? 0n;
    const salesMinor = of(sold).reduce((sum, { sales }) => sum + sales.amountMinor, 0n);
    const days = daysIn(span);
    return {
      currency,
      receivables: money(receivablesMinor, currency),
      sales: money(salesMinor, currency),
      days,
      simple: simpleDso({ receivablesMinor, salesMinor, days }),
      countback: countbackDso(receivablesMinor, monthsBack(of(ever), span.to)),
    };
  });
}

/** Every calendar month from that of the day back to the first in which anything was sold, those without sales too. */
function monthsBack(sold: readonly MonthlySales[], to: Temporal.PlainDate): readonly MonthOfSales[] {
  const first = sold.at(-1)?.month;
  const months: MonthOfSales[] = [];
  if (first === undefined) return months;
  const byMonth = new Map(sold.map(({ month, sales }) => [month.toString(), sales.amountMinor]));
  for (
    let month = to.with({ day: 1 });
    Temporal.PlainDate.compare(month, first) >= 0;
    month = month.subtract({ months: 1 })
  ) {
    const days = month.equals(to.with({ day: 1 })) ? to.day : month.daysInMonth;
    months.push({ month, days, salesMinor: byMonth.get(month.toString()) ?? 0n });
  }
  return months;
}
