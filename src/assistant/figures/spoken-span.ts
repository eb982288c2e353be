import { formatDate, plainDateJson } from "#domain/business-date";
import { formatSpan, lastDays, type Span, SPAN_WORDS, spanOf, type SpanWord } from "#domain/span";

import type { Question } from "../define-tool.ts";
import type { Slot } from "../language/phrase.ts";

/** A period as it was said: one of the words, or a number of days, up to a day that has come. */
export interface SaidSpan {
  readonly period?: SpanWord | undefined;
  readonly days?: number | undefined;
  readonly asOf?: string | undefined;
}

export const SPAN_SLOTS = {
  period: {
    type: "word",
    words: Object.fromEntries(SPAN_WORDS.map((word) => [word.replace("-", " "), word])),
  },
  days: { type: "days", ask: "Over how many days?" },
  asOf: { type: "date", past: true, ask: "As of when?" },
} as const satisfies Readonly<Record<string, Slot>>;

export const SPAN_CLAUSES = [
  "[(for|in|over|during)] [the] {period}",
  "(over|for|in) [the] [last] {days}",
  "(as of|at|on) {asOf}",
];

const MOST_DAYS = 3_660;

/** The span that was meant, or what to ask; the last `usual` days where nothing was said. */
export function spokenSpan(
  { period, days, asOf }: SaidSpan,
  today: Temporal.PlainDate,
  usual: number,
): Span | { readonly instead: Question } {
  const ask = (slot: keyof SaidSpan, question: string) => ({ instead: { kind: "ask", slot, question } as const });
  const day = asOf === undefined ? { success: true as const, data: today } : plainDateJson.safeDecode(asOf);
  if (!day.success) return ask("asOf", `${day.error.issues[0]?.message ?? ""} As of when?`);
  if (Temporal.PlainDate.compare(day.data, today) > 0)
    return ask("asOf", `${formatDate(day.data)} is still to come, so there is no figure of it. As of when?`);
  if (days !== undefined && (days < 1 || days > MOST_DAYS))
    return ask("days", `That is worked out over 1 to ${MOST_DAYS} days. Over how many days?`);
  return period === undefined ? lastDays(days ?? usual, day.data) : spanOf(period, day.data);
}

/** "the last 90 days", "the quarter from 1 Jul 2026 to 30 Sep 2026". */
export function spanWords({ period, days, asOf }: SaidSpan, span: Span, usual: number): string {
  const [, unit] = period?.split("-") ?? [];
  if (unit !== undefined) return `the ${unit} from ${formatSpan(span)}`;
  if (asOf === undefined) return `the last ${days ?? usual} days`;
  return `the ${days ?? usual} days up to ${formatDate(span.to)}`;
}
