import { scanForm } from "./date-form.ts";
import { MONTH_END } from "./month-end.ts";
import { NUMERIC_DATES } from "./numeric-date.ts";
import { scanOffset, WEEKDAY_OF_MONTH } from "./offset-date.ts";
import { RELATIVE_DATES } from "./relative-date.ts";
import type { Scanner } from "./scanner.ts";
import { DAY_OF_MONTH, WRITTEN_DATES } from "./written-date.ts";

const FORMS = [...NUMERIC_DATES, ...WRITTEN_DATES, DAY_OF_MONTH, ...RELATIVE_DATES, MONTH_END, WEEKDAY_OF_MONTH];

const scanDay: Scanner = (sentence, from, context) => FORMS.flatMap((form) => scanForm(form, sentence, from, context));

/**
 * A date against the business date: `tomorrow`, `in 14 days`, `3 Jan`, `the 15th`, `2026-12-06`, `end of next month`,
 * `the first Monday of December`, `a week after the 12th`.
 */
export const scanDate: Scanner = (sentence, from, context) => {
  const days = scanDay(sentence, from, context);
  const offsets = scanOffset(scanDay, sentence, from, context);
  return [...days, ...offsets.filter(({ length }) => days.every((day) => day.length !== length))];
};
