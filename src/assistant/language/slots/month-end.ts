import { MONTH, monthOf } from "#domain/calendar-words";
import type { DateForm } from "./date-form.ts";

/** "end of the month", "end of next month", "end of January", "month end", "end of the quarter", "end of the year". */
export const MONTH_END: DateForm = {
  pattern: new RegExp(
    String.raw`(?:the\s+)?(?:last\s+day|end)\s+of\s+(?:(?:(?<which>this|the|next|last)\s+)?(?<unit>month|quarter|year)|(?<month>${MONTH})(?:,?\s+(?<year>\d{4}))?)|(?<endUnit>month|quarter|year)[\s-]end|(?<short>eom|eoy|eoq)`,
    "iuy",
  ),
  read: ({ groups }, { today, slot }) => {
    if (groups["month"] !== undefined) {
      const month = monthOf(groups["month"]);
      const nearest = slot.past === true ? (month > today.month ? -1 : 0) : month < today.month ? 1 : 0;
      const year = groups["year"] === undefined ? today.year + nearest : Number(groups["year"]);
      return lastDay(Temporal.PlainYearMonth.from({ year, month }));
    }
    const unit = unitOf(groups);
    const months = unit === "month" ? 1 : unit === "quarter" ? 3 : 12;
    const shift = { next: months, last: -months }[groups["which"]?.toLowerCase() ?? ""] ?? 0;
    const month = Math.ceil(today.month / months) * months;
    return lastDay(Temporal.PlainYearMonth.from({ year: today.year, month }).add({ months: shift }));
  },
};

function lastDay(month: Temporal.PlainYearMonth): Temporal.PlainDate {
  return month.toPlainDate({ day: month.daysInMonth });
}

const SHORT: Readonly<Record<string, string>> = { eom: "month", eoq: "quarter", eoy: "year" };

function unitOf({ unit, endUnit, short }: Readonly<Record<string, string | undefined>>): string {
  return (unit ?? endUnit ?? SHORT[short?.toLowerCase() ?? ""] ?? "").toLowerCase();
}
