import type { Span } from "#domain/span";

/** From when on payments tell how a customer pays, seen from a day: a year back. */
export function habitSince(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.subtract({ days: 364 });
}

/** Today and the days after it: `days` of them to come. */
export function nextDays(days: number, today: Temporal.PlainDate): Span {
  return { from: today, to: today.add({ days }) };
}

/** Today and what is left of its week, which ends on Sunday. */
export function restOfWeek(today: Temporal.PlainDate): Span {
  return { from: today, to: today.add({ days: 7 - today.dayOfWeek }) };
}
