import { card } from "#cards/card";
import { formatAmount, formatMoney } from "#domain/money";
import { ageingSummary } from "#storage/open-items";

import type { Answer } from "../define-tool.ts";
import type { ToolContext } from "../tool-context.ts";

import { asOfWords } from "./as-of-words.ts";
import type { OwedQuery } from "./owed-query.ts";

// As many as the books tell of one currency.
const MOST = 10;

/** The customers who owe more than an amount in all, in its currency. */
export async function answerBalances(context: ToolContext, { filter }: OwedQuery): Promise<Answer> {
  const { moreThan, ...all } = filter;
  if (moreThan === undefined) throw new Error("there is no amount to compare with");
  const { top } = await ageingSummary(context.db, all);
  const over = top.filter(
    ({ total }) => total.currency === moreThan.currency && total.amountMinor > moreThan.amountMinor,
  );
  const than = `more than ${formatMoney(moreThan)}${asOfWords(context, filter.asOf)}`;
  if (over.length === 0) return { kind: "answer", say: `Nobody owes you ${than}.` };
  const names = over.map(({ name, total }) => `${name} ${formatMoney(total)}`);
  const columns = [
    { label: "Customer", align: "left" as const },
    { label: "Invoices", align: "right" as const },
    { label: "Overdue", align: "right" as const },
    { label: "Owed", align: "right" as const },
  ];
  const rows = over.map(({ name, count, overdue, total }) => [
    name,
    String(count),
    formatAmount(overdue),
    formatMoney(total),
  ]);
  return {
    kind: "answer",
    say: `${over.length} ${over.length === 1 ? "customer owes" : "customers owe"} you ${than}: ${names.join(", ")}.`,
    card: card({
      title: `Who owes ${than}`,
      tables: [{ columns, rows }],
      notes: over.length < MOST ? [] : [`The ${MOST} who owe most.`],
    }),
  };
}
