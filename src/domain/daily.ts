import { instantAt } from "./local-time.ts";

/** A local time on some days of the week, in a zone. */
export interface Daily {
  readonly at: Temporal.PlainTime;
  /** 1 is Monday, 7 is Sunday. */
  readonly days: readonly number[];
  /** IANA. */
  readonly zone: string;
}

/** One day's turn: at most one a local date, whatever clocks do. */
export interface Occurrence {
  readonly date: Temporal.PlainDate;
  readonly due: Temporal.Instant;
}

export const EVERY_DAY: readonly number[] = [1, 2, 3, 4, 5, 6, 7];
export const WEEKDAYS: readonly number[] = [1, 2, 3, 4, 5];

/** A week, and a day beside it for a date that a zone passed over. */
const REACH = 9;

/** The last occurrence that is due, or null where there was none in the last week. */
export function latestDaily(daily: Daily, now: Temporal.Instant): Occurrence | null {
  // A gap at midnight may put an occurrence of one date a little into the next, never further.
  return around(daily, now, { from: 0, step: -1 }).find(({ due }) => Temporal.Instant.compare(due, now) <= 0) ?? null;
}

/** The first occurrence that is not due yet, or null where there is none in the next week. */
export function nextDaily(daily: Daily, now: Temporal.Instant): Occurrence | null {
  return around(daily, now, { from: -1, step: 1 }).find(({ due }) => Temporal.Instant.compare(due, now) > 0) ?? null;
}

function around(
  { at, days, zone }: Daily,
  now: Temporal.Instant,
  { from, step }: { readonly from: number; readonly step: 1 | -1 },
): readonly Occurrence[] {
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  return Array.from({ length: REACH }, (_, index) => today.add({ days: from + index * step })).flatMap((date) => {
    const due = days.includes(date.dayOfWeek) ? instantAt(date, at, zone) : null;
    return due === null ? [] : [{ date, due }];
  });
}
