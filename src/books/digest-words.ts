import { clockWords, daysWords } from "#domain/clock-time";
import type { Daily } from "#domain/daily";

/** "at 08:00 on weekdays (Europe/Berlin)". */
export function digestWords({ at, days, zone }: Daily): string {
  return `at ${clockWords(at)} ${daysWords(days)} (${zone})`;
}
