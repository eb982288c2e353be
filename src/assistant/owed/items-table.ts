import type { Table } from "#cards/card";
import { daysBetween, formatDate } from "#domain/business-date";
import { add, formatMoney, type Money } from "#domain/money";
import type { OwedItem } from "#storage/open-items";

/** Open items as rows: number, customer, due date with how late, what is open. */
export function itemsTable(items: readonly OwedItem[], asOf: Temporal.PlainDate): Table {
  return {
    columns: [
      { label: "Number", align: "left" },
      { label: "Customer", align: "left" },
      { label: "Due", align: "left" },
      { label: "Open", align: "right" },
    ],
    rows: items.map((item) => [item.number, item.partyName, dueWords(item.dueDate, asOf), formatMoney(item.open)]),
  };
}

function dueWords(dueDate: Temporal.PlainDate, asOf: Temporal.PlainDate): string {
  const late = daysBetween(dueDate, asOf);
  if (late > 0) return `${formatDate(dueDate)} (${late} ${late === 1 ? "day" : "days"} late)`;
  return late === 0 ? `${formatDate(dueDate)} (today)` : formatDate(dueDate);
}

/** The sum of each currency, in words: "1,200.00 EUR and 300.00 USD". */
export function sumsInWords(amounts: readonly Money[]): string {
  const sums = [...Map.groupBy(amounts, (amount) => amount.currency)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, own]) => formatMoney(own.reduce(add)));
  return sums.join(" and ");
}
