import { MONTH, monthOf, WEEKDAY, weekdayName, weekdayOf } from "#domain/calendar-words";
import { dateOf, nearestDate, type DateForm, type DateReading } from "./date-form.ts";
import type { ScanContext } from "./scanner.ts";

const ON = String.raw`(?:(?<weekday>${WEEKDAY})\.?,?\s+)?(?:the\s+)?`;
const DAY = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?`;
const DAY_FIRST = String.raw`${ON}${DAY}(?:\s+of\s+|[\s-]+)(?<month>${MONTH})`;
const MONTH_FIRST = String.raw`${ON}(?<month>${MONTH})\.?\s+(?:the\s+)?${DAY}`;
const YEAR = String.raw`(?:\.?,?\s+|-)(?:of\s+)?(?<year>(?:19|20|21)\d{2})`;

/** "3 Jan", "Jan 3rd", "3rd of January 2027", "Friday, 4 December": each with a year and without. */
export const WRITTEN_DATES: readonly DateForm[] = [DAY_FIRST, MONTH_FIRST].flatMap((dayAndMonth) =>
  ["", YEAR].map((year) => ({
    pattern: new RegExp(dayAndMonth + year, "yiu"),
    read: ({ groups }, context) => {
      const month = monthOf(groups["month"] ?? "");
      const day = Number(groups["day"]);
      const date =
        groups["year"] === undefined ? nearestDate(month, day, context) : dateOf(Number(groups["year"]), month, day);
      return checked(date, groups["weekday"]);
    },
  })),
);

/** "the 15th", "15th of next month". */
export const DAY_OF_MONTH: DateForm = {
  pattern: new RegExp(
    String.raw`(?:the\s+)?(?<day>\d{1,2}(?:st|nd|rd|th)|first)(?:\s+(?:day\s+)?of\s+(?<which>this|the|next|last)\s+month)?`,
    "yiu",
  ),
  read: ({ groups }, context) => {
    const day = groups["day"]?.toLowerCase() === "first" ? 1 : Number.parseInt(groups["day"] ?? "", 10);
    const which = groups["which"]?.toLowerCase();
    if (groups["day"]?.toLowerCase() === "first" && which === undefined) return undefined;
    const months = which === undefined ? nearestMonth(day, context) : { next: 1, last: -1 }[which];
    const month = context.today.toPlainYearMonth().add({ months: months ?? 0 });
    return dateOf(month.year, month.month, day);
  },
};

function nearestMonth(day: number, { today, slot }: ScanContext): number {
  if (slot.past === true) return day > today.day ? -1 : 0;
  if (slot.near === true) return day - today.day > 15 ? -1 : day - today.day < -15 ? 1 : 0;
  return day < today.day ? 1 : 0;
}

/** A weekday said with the date must be that date's own. */
function checked(date: DateReading, weekday: string | undefined): DateReading {
  if (weekday === undefined || "problem" in date) return date;
  const said = weekdayOf(weekday);
  if (said === date.dayOfWeek) return date;
  return { problem: `${date.toString()} is a ${weekdayName(date.dayOfWeek)}, not a ${weekdayName(said)}.` };
}
