import { dayText } from "#domain/calendar-words";
import { dateOf, nearestDate, type DateForm, type DateReading } from "./date-form.ts";
import type { ScanContext } from "./scanner.ts";

/** 2026-12-06, 2026/12/06. */
const yearFirst: DateForm = {
  pattern: /(?<year>\d{4})(?<joint>[-/.])(?<month>\d{1,2})\k<joint>(?<day>\d{1,2})/iuy,
  read: ({ groups, said }) => {
    const [year, month, day] = [Number(groups["year"]), Number(groups["month"]), Number(groups["day"])];
    return month > 12 || day > 31
      ? { problem: `${said} is not a date. Write it like 2026-12-06.` }
      : dateOf(year, month, day);
  },
};

/** 03/04/2026, 25.12.2026, 25/12/26, 25/12. */
const yearLast: DateForm = {
  pattern: /(?<first>\d{1,2})(?<joint>[-/.])(?<second>\d{1,2})(?:\k<joint>(?<year>\d{4}|\d{2}))?/iuy,
  read: ({ groups, said }, context) => {
    const [first, second] = [Number(groups["first"]), Number(groups["second"])];
    const year = groups["year"];
    if (year === undefined && groups["joint"] !== "/") return undefined;
    const fullYear = year === undefined ? undefined : Number(year) + (year.length === 2 ? 2000 : 0);
    const order = orderOf(first, second, context);
    if (order === "neither") return { problem: `${said} is not a date. Write it like 2026-12-06.` };
    if (order === "either") {
      return { problem: `${said} could be ${dayText(first, second)} or ${dayText(second, first)}: which?` };
    }
    const [day, month] = order === "dmy" ? [first, second] : [second, first];
    return ofYear(fullYear, month, day, context);
  },
};

function orderOf(first: number, second: number, { dayOrder }: ScanContext): "dmy" | "mdy" | "either" | "neither" {
  const inRange = first >= 1 && second >= 1 && Math.min(first, second) <= 12 && Math.max(first, second) <= 31;
  if (!inRange) return "neither";
  if (first > 12) return "dmy";
  if (second > 12) return "mdy";
  return first === second ? "dmy" : (dayOrder ?? "either");
}

function ofYear(year: number | undefined, month: number, day: number, context: ScanContext): DateReading {
  return year === undefined ? nearestDate(month, day, context) : dateOf(year, month, day);
}

export const NUMERIC_DATES: readonly DateForm[] = [yearFirst, yearLast];
