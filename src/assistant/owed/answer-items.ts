import { card } from "#cards/card";
import { formatDate } from "#domain/business-date";
import { ageingSummary, openItems } from "#storage/open-items";

import type { Answer } from "../define-tool.ts";
import type { ToolContext } from "../tool-context.ts";

import { asOfWords } from "./as-of-words.ts";
import { itemsTable, sumsInWords } from "./items-table.ts";

const SHOWN = 20;

/** The open items that are overdue, or due from the day on until its week ends on Sunday. */
export async function answerItems(
  context: ToolContext,
  scope: "overdue" | "week",
  asOf: Temporal.PlainDate,
): Promise<Answer> {
  const weekEnd = asOf.add({ days: 7 - asOf.dayOfWeek });
  const filter =
    scope === "overdue" ? { asOf, dueBefore: asOf } : { asOf, dueFrom: asOf, dueBefore: weekEnd.add({ days: 1 }) };
  const items = await openItems(context.db, filter, SHOWN);
  const week = asOf.equals(weekEnd)
    ? `on ${formatDate(asOf)}, the last day of this week`
    : `from ${formatDate(asOf)} to ${formatDate(weekEnd)}`;
  const what = scope === "overdue" ? `overdue${asOfWords(context, asOf)}` : `due ${week}`;
  if (items.length === 0) return { kind: "answer", say: `Nothing is ${what}.` };
  // The sums come from all of them, also where only the first are shown.
  const { rows } = await ageingSummary(context.db, filter);
  const count = rows.reduce((sum, row) => sum + row.count, 0);
  const more = count > items.length ? [`The ${items.length} that are due first, of ${count}.`] : [];
  return {
    kind: "answer",
    say: `${count} ${count === 1 ? "invoice is" : "invoices are"} ${what}: ${sumsInWords(rows.map((row) => row.total))}.`,
    card: card({
      title: scope === "overdue" ? "Overdue" : "Due this week",
      tables: [itemsTable(items, asOf)],
      notes: more,
    }),
  };
}
