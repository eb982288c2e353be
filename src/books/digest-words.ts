import { clockWords, daysWords } from "#domain/clock-time";
import type { Daily } from "#domain/daily";
import { isQuiet, type QuietHours } from "#domain/quiet-hours";

/** "at 08:00 on weekdays (Europe/Berlin)". */
export function digestWords({ at, days, zone }: Daily): string {
  return `at ${clockWords(at)} ${daysWords(days)} (${zone})`;
}

/** Until when quiet hours hold back a digest whose time lies in them, "07:00 of the next day"; null where they do not. */
export function heldBackUntil({ at }: Daily, quiet: QuietHours | null): string | null {
  if (quiet === null || !isQuiet(at, quiet)) return null;
  const isNextDay = Temporal.PlainTime.compare(quiet.to, at) < 0;
  return `${clockWords(quiet.to)}${isNextDay ? " of the next day" : ""}`;
}
