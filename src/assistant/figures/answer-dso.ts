import { type DsoFigure, measureDso } from "#books/figures/measure-dso";
import { card, type Table } from "#cards/card";
import { formatDate } from "#domain/business-date";
import { formatDays, formatTenths } from "#domain/day-count";
import { formatAmount, formatMoney, money } from "#domain/money";
import { formatSpan, type Span } from "#domain/span";

import type { Answer } from "../define-tool.ts";
import type { ToolContext } from "../tool-context.ts";

export const USUAL_DSO_DAYS = 90;

/** DSO in each currency, with what it was worked out from. @param how.months shows the months of the countback */
export async function answerDso(
  { db }: ToolContext,
  span: Span,
  how: { readonly words: string; readonly months: boolean },
): Promise<Answer> {
  const figures = await measureDso(db, span);
  if (figures.length === 0)
    return {
      kind: "answer",
      say: `There is no DSO over ${how.words}: nothing was invoiced then, and nothing is owed.`,
    };
  return {
    kind: "answer",
    say: `DSO over ${how.words}: ${figures.map(inWords).join("; ")}.`,
    card: card({
      title: `Days sales outstanding, ${formatSpan(span)}`,
      tables: [figuresTable(figures, span), ...(how.months ? figures.map(monthsTable) : [])],
      notes: ["Simple: owed / sold x days. Countback: what is owed against the sales of the latest months, with tax."],
    }),
  };
}

function inWords({ currency, simple, countback, receivables, sales, days }: DsoFigure): string {
  const counted = countback === null ? "" : `, ${formatDays(countback.tenths)} by countback`;
  if (simple === null)
    return `none in ${currency}, for nothing was sold then (${formatMoney(receivables)} is owed from before${counted})`;
  const inputs = `${formatAmount(receivables)} owed / ${formatAmount(sales)} sold x ${days} days`;
  return `${formatDays(simple)} in ${currency} (${inputs})${counted}`;
}

function figuresTable(figures: readonly DsoFigure[], { to }: Span): Table {
  const right = (label: string) => ({ label, align: "right" }) as const;
  return {
    columns: [
      { label: "", align: "left" },
      right(`Owed ${formatDate(to)}`),
      right("Sold"),
      right("Days"),
      right("DSO"),
      right("Countback"),
    ],
    rows: figures.map(({ currency, receivables, sales, days, simple, countback }) => [
      currency,
      formatAmount(receivables),
      formatAmount(sales),
      String(days),
      simple === null ? "none" : formatTenths(simple),
      countback === null ? "none" : formatTenths(countback.tenths),
    ]),
  };
}

function monthsTable({ currency, countback }: DsoFigure): Table {
  const amount = (minor: bigint): string => formatAmount(money(minor, currency));
  return {
    columns: [
      { label: "Counted back", align: "left" },
      { label: `Sold ${currency}`, align: "right" },
      { label: "Accounts for", align: "right" },
      { label: "Days", align: "right" },
    ],
    rows: (countback?.steps ?? []).map(({ month, salesMinor, coveredMinor, tenths, days }) => [
      `${formatDate(month)} to ${formatDate(month.add({ days: days - 1 }))}`,
      amount(salesMinor),
      amount(coveredMinor),
      formatTenths(tenths),
    ]),
  };
}
