import type { DateForm } from "./date-form.ts";

/** "end of the month", "end of next month", "month end", "end of the quarter", "end of the year". */
export const MONTH_END: DateForm = {
  pattern:
    /(?:the\s+)?end\s+of\s+(?:(?<which>this|the|next|last)\s+)?(?<unit>month|quarter|year)|(?<endUnit>month|quarter|year)[\s-]end/iuy,
  read: ({ groups }, { today }) => {
    const unit = (groups["unit"] ?? groups["endUnit"] ?? "").toLowerCase();
    const months = unit === "month" ? 1 : unit === "quarter" ? 3 : 12;
    const shift = { next: months, last: -months }[groups["which"]?.toLowerCase() ?? ""] ?? 0;
    const month = Math.ceil(today.month / months) * months;
    const last = Temporal.PlainYearMonth.from({ year: today.year, month }).add({ months: shift });
    return last.toPlainDate({ day: last.daysInMonth });
  },
};
