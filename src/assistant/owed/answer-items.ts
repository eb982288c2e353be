import { card } from "#cards/card";
import { ageingSummary, openItems } from "#storage/open-items";

import type { Answer } from "../define-tool.ts";
import type { ToolContext } from "../tool-context.ts";

import { itemsTable, sumsInWords } from "./items-table.ts";
import type { OwedQuery } from "./owed-query.ts";

const SHOWN = 20;

/** The open items that were asked for, one by one, with their sum. */
export async function answerItems(context: ToolContext, { filter, title, words }: OwedQuery): Promise<Answer> {
  const items = await openItems(context.db, filter, SHOWN);
  if (items.length === 0) return { kind: "answer", say: `Nothing is ${words}.` };
  // The sums come from all of them, also where only the first are shown.
  const { rows } = await ageingSummary(context.db, filter);
  const count = rows.reduce((sum, row) => sum + row.count, 0);
  const more = count > items.length ? [`The ${items.length} that are due first, of ${count}.`] : [];
  return {
    kind: "answer",
    say: `${count} ${count === 1 ? "invoice is" : "invoices are"} ${words}: ${sumsInWords(rows.map((row) => row.total))}.`,
    card: card({ title, tables: [itemsTable(items, filter.asOf)], notes: more }),
  };
}
