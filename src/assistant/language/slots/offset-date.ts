import type { Sentence } from "#assistant/language/tokenize";

import { MONTH, monthOf, WEEKDAY, weekdayOf } from "#domain/calendar-words";
import type { DateForm } from "./date-form.ts";
import { COUNT, readCount } from "./number-words.ts";
import { spanOf } from "./relative-date.ts";
import { findAt, type Candidate, type ScanContext, type Scanner } from "./scanner.ts";

const OFFSET = new RegExp(
  String.raw`(?<count>${COUNT})[\s-]+(?<unit>day|week|fortnight|month|quarter|year)s?\s+(?<way>after|from|before)`,
  "yiu",
);
// "a week after delivery on the 12th": what happens on that day does not change which day it is.
const MOST_BETWEEN = 3;

/** "15 days after the end of this month", "a week after delivery on the 12th", by any way to say the other day. */
export function scanOffset(base: Scanner, sentence: Sentence, from: number, context: ScanContext): Candidate[] {
  const offset = findAt(sentence, from, OFFSET);
  if (offset === undefined) return [];
  const span = spanOf(readCount(offset.groups["count"] ?? ""), offset.groups["unit"] ?? "");
  const back = offset.groups["way"]?.toLowerCase() === "before";
  for (let between = 0; between <= MOST_BETWEEN; between++) {
    const at = from + offset.length + between;
    if (between > 0 && sentence.tokens[at - 1]?.norm !== "on") continue;
    const found = base(sentence, at, context).map((candidate): Candidate => {
      const length = offset.length + between + candidate.length;
      if ("problem" in candidate) return { ...candidate, length };
      if (typeof candidate.value !== "string") return { length, problem: "That is no date." };
      const day = Temporal.PlainDate.from(candidate.value);
      return { length, value: (back ? day.subtract(span) : day.add(span)).toString() };
    });
    if (found.length > 0) return found;
  }
  return [];
}

const ORDINALS = ["first", "second", "third", "fourth"];

/** "the first Monday of December", "the last Friday of next month". */
export const WEEKDAY_OF_MONTH: DateForm = {
  pattern: new RegExp(
    String.raw`(?:the\s+)?(?<ordinal>${ORDINALS.join("|")}|1st|2nd|3rd|4th|last)\s+(?<weekday>${WEEKDAY})\s+(?:of|in)\s+(?:(?:(?<which>this|the|next)\s+)?month|(?<month>${MONTH})(?:\s+(?<year>\d{4}))?)`,
    "yiu",
  ),
  read: ({ groups }, { today }) => {
    const month = monthSaid(groups, today);
    const ordinal = groups["ordinal"]?.toLowerCase() ?? "";
    const weekday = weekdayOf(groups["weekday"] ?? "");
    if (ordinal === "last") {
      const end = month.toPlainDate({ day: month.daysInMonth });
      return end.subtract({ days: (end.dayOfWeek - weekday + 7) % 7 });
    }
    const place = /^\d/.test(ordinal) ? Number.parseInt(ordinal, 10) - 1 : ORDINALS.indexOf(ordinal);
    const start = month.toPlainDate({ day: 1 });
    return start.add({ days: ((weekday - start.dayOfWeek + 7) % 7) + 7 * place });
  },
};

type Groups = Readonly<Record<string, string | undefined>>;

function monthSaid(groups: Groups, today: Temporal.PlainDate): Temporal.PlainYearMonth {
  const now = today.toPlainYearMonth();
  if (groups["month"] === undefined) return groups["which"]?.toLowerCase() === "next" ? now.add({ months: 1 }) : now;
  const month = monthOf(groups["month"]);
  const year = groups["year"] === undefined ? today.year + (month < today.month ? 1 : 0) : Number(groups["year"]);
  return Temporal.PlainYearMonth.from({ year, month });
}
