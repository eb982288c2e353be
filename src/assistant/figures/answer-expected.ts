import { habitSince } from "#books/figures/cash-ahead";
import { card, type Table } from "#cards/card";
import { formatDate } from "#domain/business-date";
import { formatAmount, formatMoney } from "#domain/money";
import { formatSpan, type Span } from "#domain/span";
import {
  type Expected,
  type ExpectedCash,
  expectedCash,
  type ExpectedItem,
  expectedItems,
} from "#storage/expected-cash";

import type { Answer } from "../define-tool.ts";
import type { ToolContext } from "../tool-context.ts";

const SHOWN = 10;

/** What should come in within a span: by due date, and by how late each customer usually is. */
export async function answerExpected({ db, today }: ToolContext, span: Span): Promise<Answer> {
  const since = habitSince(today);
  const [cash, items] = await Promise.all([expectedCash(db, span, since), expectedItems(db, span, since, SHOWN)]);
  const until = span.from.equals(span.to) ? "today" : `by ${formatDate(span.to)}`;
  const expected = cash.filter(({ byDueDate, byHabit }) => byDueDate.count + byHabit.count > 0);
  const overdue = cash.filter((row) => row.overdue.count > 0);
  const late =
    overdue.length === 0
      ? ""
      : ` Overdue, on a day that nobody knows: ${overdue.map((row) => sum(row.overdue)).join("; ")}.`;
  if (expected.length === 0)
    return { kind: "answer", say: `Nothing is due ${until}, and nothing usually comes by then.${late}` };
  return {
    kind: "answer",
    say: `Expected ${until}: ${expected.map(inWords).join("; ")}.${late}`,
    card: card({
      title: `Expected cash, ${formatSpan(span)}`,
      tables: [sumsTable(cash), itemsTable(items)],
      notes: notes(cash, expected, items),
    }),
  };
}

const sum = ({ total, count }: Expected): string =>
  `${formatMoney(total)} on ${count} ${count === 1 ? "invoice" : "invoices"}`;

function inWords({ byDueDate, byHabit }: ExpectedCash): string {
  return `${sum(byDueDate)} by due date, ${formatMoney(byHabit.total)} by how customers usually pay`;
}

function sumsTable(cash: readonly ExpectedCash[]): Table {
  const right = (label: string) => ({ label, align: "right" }) as const;
  return {
    columns: [{ label: "", align: "left" }, ...cash.map(({ currency }) => right(currency))],
    rows: (
      [
        ["By due date", "byDueDate"],
        ["By usual day", "byHabit"],
        ["Overdue", "overdue"],
        ["Later than they usually are", "beyondHabit"],
      ] as const
    ).map(([label, part]) => [label, ...cash.map((row) => formatAmount(row[part].total))]),
  };
}

function itemsTable(items: readonly ExpectedItem[]): Table {
  const left = (label: string) => ({ label, align: "left" }) as const;
  return {
    columns: [left("Number"), left("Customer"), left("Due"), left("Usual day"), { label: "Open", align: "right" }],
    rows: items.map(({ number, partyName, dueDate, usualDate, open }) => [
      number,
      partyName,
      formatDate(dueDate),
      formatDate(usualDate),
      formatMoney(open),
    ]),
  };
}

function notes(
  cash: readonly ExpectedCash[],
  expected: readonly ExpectedCash[],
  items: readonly ExpectedItem[],
): readonly string[] {
  const fresh = expected.reduce((count, row) => count + row.withoutHabit.count, 0);
  return [
    "The two readings are never added up. The usual day is the due date moved by the customer's average days beyond terms over a year.",
    ...(fresh === 0 ? [] : [`${fresh} of customers who have paid nothing yet: taken at the due date.`]),
    ...(items.length === SHOWN ? [`The first ${SHOWN} by usual day.`] : []),
    ...(cash.length > 1 ? ["Currencies are not added to each other."] : []),
  ];
}
