import type { Missed } from "./define-job.ts";

/** Looks come every minute, and a busy machine may be slow: this is not late yet. */
const GRACE = Temporal.Duration.from({ minutes: 5 });

/** Whether it is too late to begin what fell due, by a job's own rule. */
export function isLate(missed: Missed, due: Temporal.Instant, now: Temporal.Instant): boolean {
  if (missed === "run-once") return false;
  const within = missed === "skip" ? GRACE : missed.runIfWithin;
  return Temporal.Instant.compare(now, due.add(within)) > 0;
}
