import { type Daily, latestDaily, nextDaily } from "#domain/daily";

/** Every so many minutes, or at a local time in the business's zone. */
export type Schedule = { readonly everyMinutes: number } | { readonly daily: Omit<Daily, "zone"> };

/** When a schedule came round. */
export interface Turn {
  readonly due: Temporal.Instant;
  /** The local date, where the schedule is daily; else the instant. */
  readonly name: string;
}

/** When it last came round; null where it has not in the last week. */
export function lastTurn(schedule: Schedule, now: Temporal.Instant, zone: string): Turn | null {
  if ("everyMinutes" in schedule) return named(now.round(rounding(schedule.everyMinutes, "floor")));
  const found = latestDaily({ ...schedule.daily, zone }, now);
  return found === null ? null : { due: found.due, name: found.date.toString() };
}

/** When it comes round next. */
export function nextTurn(schedule: Schedule, now: Temporal.Instant, zone: string): Temporal.Instant | null {
  if ("everyMinutes" in schedule) {
    return now.round(rounding(schedule.everyMinutes, "floor")).add({ minutes: schedule.everyMinutes });
  }
  return nextDaily({ ...schedule.daily, zone }, now)?.due ?? null;
}

const named = (due: Temporal.Instant): Turn => ({ due, name: due.toString({ smallestUnit: "minute" }) });

const rounding = (minutes: number, roundingMode: "floor") =>
  ({ smallestUnit: "minute", roundingIncrement: minutes, roundingMode }) as const;
