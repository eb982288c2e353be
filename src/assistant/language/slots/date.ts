import { scanForm } from "./date-form.ts";
import { MONTH_END } from "./month-end.ts";
import { NUMERIC_DATES } from "./numeric-date.ts";
import { RELATIVE_DATES } from "./relative-date.ts";
import type { Scanner } from "./scanner.ts";
import { DAY_OF_MONTH, WRITTEN_DATES } from "./written-date.ts";

const FORMS = [...NUMERIC_DATES, ...WRITTEN_DATES, DAY_OF_MONTH, ...RELATIVE_DATES, MONTH_END];

/** A date against the business date: `tomorrow`, `in 14 days`, `3 Jan`, `the 15th`, `2026-12-06`, `end of next month`. */
export const scanDate: Scanner = (sentence, from, context) =>
  FORMS.flatMap((form) => scanForm(form, sentence, from, context));
