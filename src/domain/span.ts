import { daysBetween, formatDate } from "./business-date.ts";

/** Business dates from one to another, both in it. */
export interface Span {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
}

export const SPAN_WORDS = [
  "this-month",
  "last-month",
  "this-quarter",
  "last-quarter",
  "this-year",
  "last-year",
] as const;

export type SpanWord = (typeof SPAN_WORDS)[number];

export function daysIn({ from, to }: Span): number {
  return daysBetween(from, to) + 1;
}

/** The last `days` days up to a day, that day among them. */
export function lastDays(days: number, to: Temporal.PlainDate): Span {
  return { from: to.subtract({ days: days - 1 }), to };
}

/** The days that a word means: of what has not ended yet, those up to today. */
export function spanOf(word: SpanWord, today: Temporal.PlainDate): Span {
  const [which, unit] = word.split("-") as ["this" | "last", "month" | "quarter" | "year"];
  const length = { month: 1, quarter: 3, year: 12 }[unit];
  const begun = today.with({ day: 1, month: today.month - ((today.month - 1) % length) });
  if (which === "this") return { from: begun, to: today };
  return { from: begun.subtract({ months: length }), to: begun.subtract({ days: 1 }) };
}

/** "1 Jul 2026 to 30 Sep 2026". */
export function formatSpan({ from, to }: Span): string {
  return `${formatDate(from)} to ${formatDate(to)}`;
}
