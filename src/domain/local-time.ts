/**
 * The instant at which a clock on the wall shows a time on a date. On the day when clocks go forward a time may not
 * exist: then the first instant after the gap, whatever its length. On the day when they go back it exists twice: then
 * the first of both.
 *
 * @returns null for a date that a zone passed over whole, as Apia did with 30 December 2011
 */
export function instantAt(date: Temporal.PlainDate, time: Temporal.PlainTime, zone: string): Temporal.Instant | null {
  if (!date.toZonedDateTime(zone).toPlainDate().equals(date)) return null;
  const local = date.toPlainDateTime(time);
  const found = local.toZonedDateTime(zone, { disambiguation: "compatible" });
  if (found.toPlainDateTime().equals(local)) return found.toInstant();
  // It was moved to after the gap, by the gap's length: the gap's end is the last change of the clocks before it.
  const change = found.add({ nanoseconds: 1 }).getTimeZoneTransition("previous");
  return (change ?? found).toInstant();
}
