import { instantAt } from "./local-time.ts";

/** From one local time to another, over midnight where the second is not later. */
export interface QuietHours {
  readonly from: Temporal.PlainTime;
  readonly to: Temporal.PlainTime;
}

/** Whether a time on the clock lies within them. */
export function isQuiet(at: Temporal.PlainTime, { from, to }: QuietHours): boolean {
  const [begun, ended] = [Temporal.PlainTime.compare(at, from) >= 0, Temporal.PlainTime.compare(at, to) >= 0];
  return Temporal.PlainTime.compare(from, to) < 0 ? begun && !ended : begun || !ended;
}

/**
 * When somebody may be told what falls due at an instant: then, or when their quiet hours end.
 *
 * @param zone where they are
 */
export function afterQuiet(due: Temporal.Instant, quiet: QuietHours | null, zone: string): Temporal.Instant {
  if (quiet === null) return due;
  const today = due.toZonedDateTimeISO(zone).toPlainDate();
  const overMidnight = Temporal.PlainTime.compare(quiet.to, quiet.from) <= 0;
  for (const begun of [today.subtract({ days: 1 }), today]) {
    const from = instantAt(begun, quiet.from, zone);
    const to = instantAt(overMidnight ? begun.add({ days: 1 }) : begun, quiet.to, zone);
    if (from === null || to === null) continue;
    const within = Temporal.Instant.compare(from, due) <= 0 && Temporal.Instant.compare(due, to) < 0;
    if (within) return to;
  }
  return due;
}

/** The same for somebody who looks now: what fell due before, and was missed, is not told in the middle of quiet hours either. */
export function whenToTell(
  due: Temporal.Instant,
  { now, quiet, zone }: { readonly now: Temporal.Instant; readonly quiet: QuietHours | null; readonly zone: string },
): Temporal.Instant {
  const after = afterQuiet(due, quiet, zone);
  if (Temporal.Instant.compare(after, now) > 0) return after;
  const free = afterQuiet(now, quiet, zone);
  return Temporal.Instant.compare(free, now) > 0 ? free : after;
}
