import type { Clock } from "#kernel/clock";

/** A clock that stands still until it is told to move. */
export interface ManualClock extends Clock {
  advance(by: Temporal.DurationLike): void;
}

export function manualClock(start = "2026-11-23T10:00:00Z"): ManualClock {
  let now = Temporal.Instant.from(start);
  return {
    now: () => now,
    advance(by) {
      now = now.add(by);
    },
  };
}
