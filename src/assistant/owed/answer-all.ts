import { type Card, card, type Table } from "#cards/card";
import { BUCKET_LABELS, BUCKETS } from "#domain/ageing";
import { formatDate } from "#domain/business-date";
import { add, formatAmount, formatMoney, type Money, money } from "#domain/money";
import { ageingSummary, type AgeingSummary, creditOnAccount } from "#storage/open-items";

import type { Answer } from "../define-tool.ts";
import type { ToolContext } from "../tool-context.ts";

import { asOfWords } from "./as-of-words.ts";

/** Everything that is owed: a total for each currency, its buckets, and who owes most. Currencies are never added. */
export async function answerAll(context: ToolContext, asOf: Temporal.PlainDate): Promise<Answer> {
  const [summary, credits] = await Promise.all([
    ageingSummary(context.db, { asOf }),
    creditOnAccount(context.db, { asOf }),
  ]);
  const credit =
    credits.length === 0
      ? []
      : [`Credit that customers have on account, not netted off: ${credits.map(formatMoney).join(", ")}.`];
  const day = asOfWords(context, asOf);
  const totals = totalsOf(summary);
  if (totals.length === 0) return { kind: "answer", say: [`Nobody owes you anything${day}.`, ...credit].join(" ") };
  const sums = totals.map(({ total, overdue, count }) => {
    const late = overdue.amountMinor === 0n ? "none of it overdue" : `${formatMoney(overdue)} of it overdue`;
    return `${formatMoney(total)} on ${count} ${count === 1 ? "invoice" : "invoices"}, ${late}`;
  });
  return {
    kind: "answer",
    say: `You are owed${day}: ${sums.join("; ")}.`,
    card: owedCard(summary, asOf, credit),
  };
}

interface Total {
  readonly total: Money;
  readonly overdue: Money;
  readonly count: number;
}

function totalsOf({ rows }: AgeingSummary): readonly Total[] {
  return [...Map.groupBy(rows, (row) => row.total.currency)].map(([currency, own]) => {
    const sum = (some: typeof own): Money => some.map((row) => row.total).reduce(add, money(0n, currency));
    return {
      total: sum(own),
      overdue: sum(own.filter((row) => row.bucket !== "not-due")),
      count: own.reduce((count, row) => count + row.count, 0),
    };
  });
}

function owedCard(summary: AgeingSummary, asOf: Temporal.PlainDate, notes: readonly string[]): Card {
  return card({
    title: `Owed to you as of ${formatDate(asOf)}`,
    tables: [ageingTable(summary), topTable(summary)],
    notes,
  });
}

function ageingTable({ rows }: AgeingSummary): Table {
  const currencies = [...new Set(rows.map((row) => row.total.currency))].toSorted();
  const cell = (currency: string, bucket: (typeof BUCKETS)[number]): string => {
    const found = rows.find((row) => row.total.currency === currency && row.bucket === bucket);
    return formatAmount(found?.total ?? money(0n, currency));
  };
  return {
    columns: [{ label: "Age", align: "left" }, ...currencies.map((label) => ({ label, align: "right" as const }))],
    rows: BUCKETS.map((bucket) => [BUCKET_LABELS[bucket], ...currencies.map((currency) => cell(currency, bucket))]),
  };
}

function topTable({ top }: AgeingSummary): Table {
  return {
    columns: [
      { label: "Who owes most", align: "left" },
      { label: "Invoices", align: "right" },
      { label: "Overdue", align: "right" },
      { label: "Owed", align: "right" },
    ],
    rows: top.map(({ name, count, overdue, total }) => [
      name,
      String(count),
      formatAmount(overdue),
      formatMoney(total),
    ]),
  };
}
