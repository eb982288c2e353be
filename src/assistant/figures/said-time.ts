import { formatDate, plainDateJson } from "#domain/business-date";
import type { Span } from "#domain/span";

import type { Question } from "../define-tool.ts";

/** The days of a period slot as a tool's input has them. */
export interface SaidTime {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The days that were meant, either side open, and the words for them: "from 1 Nov 2026 to 30 Nov 2026". */
export function saidTime({ from, to }: SaidTime): { readonly time: Partial<Span>; readonly words: string } | Question {
  const [first, last] = [from, to].map((day) => (day === undefined ? undefined : plainDateJson.safeDecode(day)));
  if (first?.success === false) return { kind: "ask", slot: "from", question: "From which day? Such as 2026-11-01." };
  if (last?.success === false) return { kind: "ask", slot: "to", question: "Until which day? Such as 2026-11-30." };
  const time = {
    ...(first === undefined ? {} : { from: first.data }),
    ...(last === undefined ? {} : { to: last.data }),
  };
  return { time, words: timeWords(time) };
}

function timeWords({ from, to }: Partial<Span>): string {
  if (from !== undefined && to !== undefined)
    return from.equals(to) ? `on ${formatDate(from)}` : `from ${formatDate(from)} to ${formatDate(to)}`;
  if (from !== undefined) return `since ${formatDate(from)}`;
  return to === undefined ? "so far" : `until ${formatDate(to)}`;
}
