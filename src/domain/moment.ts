import { formatDate } from "./business-date.ts";

/** "22 Nov 2026, 10:42": an instant as a person where the business is would read it off a clock. */
export function formatMoment(instant: Temporal.Instant, zone: string): string {
  const local = instant.toZonedDateTimeISO(zone);
  const clock = `${String(local.hour).padStart(2, "0")}:${String(local.minute).padStart(2, "0")}`;
  return `${formatDate(local.toPlainDate())}, ${clock}`;
}
