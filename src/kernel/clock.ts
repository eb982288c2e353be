/** Where instants come from. The real one everywhere outside tests; `--today` never changes it. */
export interface Clock {
  now(): Temporal.Instant;
}

/** To the millisecond, which is what the database keeps: an instant reads back as it was written. */
export const systemClock: Clock = { now: () => Temporal.Instant.fromEpochMilliseconds(Date.now()) };
