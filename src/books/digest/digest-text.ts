import { formatDays } from "#domain/day-count";
import { formatMoney } from "#domain/money";
import type { SayOperation } from "#domain/operation-words";

import { DAYS_AHEAD, type DigestFigures, type MoneyFigures, TREND_DAYS, type WorkFigures } from "./gather-digest.ts";
import { sums, sumWords } from "./sums.ts";

/** The essentials in a few sentences, for whoever sees no card. Empty where there is nothing to tell. */
export function digestText({ money, work }: DigestFigures, sinceWords: string, said: SayOperation): string {
  return [
    ...(work === null ? [] : workWords(work, said)),
    ...(money === null ? [] : moneyWords(money, sinceWords)),
  ].join(" ");
}

function workWords({ waiting, alone }: WorkFigures, said: SayOperation): readonly string[] {
  const [first] = waiting;
  const done = alone.byOperation.reduce((sum, { count }) => sum + count, 0);
  return [
    ...(first === undefined
      ? []
      : [waitingWords(waiting.length, first.amount === null ? null : formatMoney(first.amount))]),
    ...(done === 0 ? [] : [`Done without asking: ${aloneWords(alone, said)}.`]),
  ];
}

function waitingWords(count: number, first: string | null): string {
  const about = first === null ? "" : count === 1 ? `, about ${first}` : `, the first about ${first}`;
  return count === 1 ? `One decision waits${about}.` : `${count} decisions wait${about}.`;
}

/** "2 documents issued, payment noted". */
function aloneWords({ byOperation }: WorkFigures["alone"], said: SayOperation): string {
  return byOperation
    .map(({ operation, count }) => (count === 1 ? said(operation).once : `${count} ${said(operation).many}`))
    .join(", ");
}

function moneyWords(money: MoneyFigures, sinceWords: string): readonly string[] {
  const { cash, expected, ageing, dso } = money;
  const late = ageing.filter(({ bucket }) => bucket !== "not-due");
  const [cashIn, cashOut] = [cash.map((flow) => flow.in), cash.map((flow) => flow.out)];
  const byDueDate = expected.map((row) => row.byDueDate.total);
  const byHabit = expected.map((row) => row.byHabit.total);
  const count = late.reduce((sum, row) => sum + row.count, 0);
  const out = sums(cashOut).length === 0 ? "" : `, out: ${sumWords(cashOut)}`;
  return [
    ...(sums([...cashIn, ...cashOut]).length === 0 ? [] : [`In since ${sinceWords}: ${sumWords(cashIn)}${out}.`]),
    ...(sums([...byDueDate, ...byHabit]).length === 0
      ? []
      : [`Expected within ${DAYS_AHEAD} days: ${sumWords(byDueDate)} by due date, ${sumWords(byHabit)} by habit.`]),
    ...(count === 0
      ? []
      : [`Overdue: ${sumWords(late.map(({ total }) => total))} on ${count} ${count === 1 ? "invoice" : "invoices"}.`]),
    ...(dso === null ? [] : [`DSO: ${dsoWords(dso)}.`]),
  ];
}

/** "41.2 days, 3.1 more than 30 days ago". */
export function dsoWords({ tenths, before }: NonNullable<MoneyFigures["dso"]>): string {
  if (before === null) return formatDays(tenths);
  const change = tenths - before;
  if (change === 0n) return `${formatDays(tenths)}, as ${TREND_DAYS} days ago`;
  const size = formatDays(change < 0n ? -change : change);
  return `${formatDays(tenths)}, ${size} ${change > 0n ? "more" : "less"} than ${TREND_DAYS} days ago`;
}
