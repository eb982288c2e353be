import { z } from "zod";

import { monthName } from "./calendar-words.ts";

/**
 * The date that an instant falls on where the business is.
 *
 * @param zone an IANA time zone, "Europe/Berlin"
 */
export function businessDate(instant: Temporal.Instant, zone: string): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(zone).toPlainDate();
}

/** "6 Dec 2026": no reader takes the day for the month. */
export function formatDate(date: Temporal.PlainDate): string {
  return `${date.day} ${monthName(date.month).slice(0, 3)} ${date.year}`;
}

/** Whole days from one date to another, below zero where `to` is earlier. */
export function daysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  return from.until(to, { largestUnit: "days" }).days;
}

/** "2026-12-06" <-> Temporal.PlainDate. Years 1900 to 9999; a day that the month does not have is refused. */
export const plainDateJson = z.codec(
  z.string(),
  z.custom<Temporal.PlainDate>((value) => value instanceof Temporal.PlainDate),
  {
    decode: (text, context) => {
      const date = readDate(text);
      if (date !== undefined) return date;
      context.issues.push({
        code: "custom",
        message: `"${text.slice(0, 30)}" is not a date. Write it like 2026-12-06.`,
        input: text,
      });
      return z.NEVER;
    },
    encode: (date) => date.toString(),
  },
);

function readDate(text: string): Temporal.PlainDate | undefined {
  if (!/^(19|[2-9]\d)\d{2}-\d{2}-\d{2}$/.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" });
  } catch {
    return undefined;
  }
}
