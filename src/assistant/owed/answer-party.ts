import { card } from "#cards/card";
import { formatMoney } from "#domain/money";
import { ageingSummary, creditOnAccount, openItems } from "#storage/open-items";
import type { Party } from "#storage/parties-store";

import type { Answer } from "../define-tool.ts";
import type { ToolContext } from "../tool-context.ts";

import { asOfWords } from "./as-of-words.ts";
import { itemsTable, sumsInWords } from "./items-table.ts";

const SHOWN = 20;

/** What one customer owes, item by item, and the credit that they have. */
export async function answerParty(context: ToolContext, party: Party, asOf: Temporal.PlainDate): Promise<Answer> {
  const filter = { asOf, partyId: party.id };
  const items = await openItems(context.db, filter, SHOWN);
  const credits = await creditOnAccount(context.db, filter);
  const credit =
    credits.length === 0 ? [] : [`${party.name} has ${credits.map(formatMoney).join(" and ")} credit on account.`];
  if (items.length === 0)
    return { kind: "answer", say: [`${party.name} owes you nothing${asOfWords(context, asOf)}.`, ...credit].join(" ") };
  const { rows } = await ageingSummary(context.db, filter);
  const count = rows.reduce((sum, row) => sum + row.count, 0);
  const late = rows.filter((row) => row.bucket !== "not-due").map((row) => row.total);
  const overdue = late.length === 0 ? "none of it overdue" : `${sumsInWords(late)} of it overdue`;
  return {
    kind: "answer",
    say: `${party.name} owes you ${sumsInWords(rows.map((row) => row.total))} on ${count} ${count === 1 ? "invoice" : "invoices"}${asOfWords(context, asOf)}, ${overdue}.`,
    card: card({
      title: `Open: ${party.name}`,
      tables: [itemsTable(items, asOf)],
      notes: [...(count > items.length ? [`The ${items.length} that are due first, of ${count}.`] : []), ...credit],
    }),
  };
}
