/** A moment of a day where the studio is. */
export function instantOn(day: Temporal.PlainDate, zone: string, hour: number, minute: number): Temporal.Instant {
  return day.toZonedDateTime({ timeZone: zone, plainTime: { hour, minute } }).toInstant();
}

/** The day itself, or the Monday after its weekend. */
export function onWeekday(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.dayOfWeek < 6 ? day : day.add({ days: 8 - day.dayOfWeek });
}
