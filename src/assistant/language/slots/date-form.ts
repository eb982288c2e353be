import type { Sentence } from "#assistant/language/tokenize";

import { daysBetween } from "#domain/business-date";
import { dayText } from "#domain/calendar-words";
import { findAt, type Candidate, type Found, type ScanContext } from "./scanner.ts";

/** What a form of saying a date came to: the date, or why there is none. */
export type DateReading = Temporal.PlainDate | { readonly problem: string };

/** One way to say a date. `read` may see that it is none after all, and answers undefined. */
export interface DateForm {
  readonly pattern: RegExp;
  read(found: Found, context: ScanContext): DateReading | undefined;
}

/** The day of a calendar month, or the problem that there is no such day. */
export function dateOf(year: number, month: number, day: number): DateReading {
  if (month < 1 || month > 12) return { problem: `There is no month ${month}. Write the date like 2026-12-06.` };
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: "reject" });
  } catch {
    return { problem: `${dayText(day, month, everExists(day, month) ? year : undefined)} does not exist.` };
  }
}

/**
 * A day without its year: the nearest one to come, today included, or with `past` the nearest one that was, or with
 * `near` the nearest of both.
 */
export function nearestDate(month: number, day: number, { today, slot }: ScanContext): DateReading {
  const passed = month < today.month || (month === today.month && day < today.day);
  const ahead = month > today.month || (month === today.month && day > today.day);
  if (slot.past === true) return dateOf(ahead ? today.year - 1 : today.year, month, day);
  if (slot.near === true)
    return nearestOf(
      [-1, 0, 1].map((years) => dateOf(today.year + years, month, day)),
      today,
    );
  return dateOf(passed ? today.year + 1 : today.year, month, day);
}

function nearestOf(readings: readonly DateReading[], today: Temporal.PlainDate): DateReading {
  const days = readings.filter((reading) => reading instanceof Temporal.PlainDate);
  const [nearest] = days.toSorted((a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)));
  return nearest ?? readings[1] ?? { problem: "That day does not exist." };
}

/** Reads one form at a token. */
export function scanForm(form: DateForm, sentence: Sentence, from: number, context: ScanContext): Candidate[] {
  const found = findAt(sentence, from, form.pattern);
  const reading = found === undefined ? undefined : form.read(found, context);
  if (found === undefined || reading === undefined) return [];
  if ("problem" in reading) return [{ length: found.length, problem: reading.problem }];
  const years = Math.abs(reading.year - context.today.year);
  if (years > 100) return [{ length: found.length, problem: `${found.said} is more than 100 years away.` }];
  return [{ length: found.length, value: reading.toString() }];
}

function everExists(day: number, month: number): boolean {
  return day >= 1 && day <= Temporal.PlainYearMonth.from({ year: 2024, month }).daysInMonth;
}
