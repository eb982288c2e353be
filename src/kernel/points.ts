/**
 * Every durable step has a name: the commits, and the calls that leave the process. The fault suite kills the process
 * before and after each of them, and says how many of the known ones it reached.
 */
export const COMMITS = [
  "start",
  "accept-event",
  "claim-event",
  "finish-turn",
  "act",
  "decide",
  "lapse-approval",
  "issue-code",
  "keep-logo",
  "claim-effect",
  "settle-effect",
] as const;

/** Those of the jobs, which have a fault suite of their own. */
export const JOB_COMMITS = ["claim-run", "settle-run"] as const;

/** What is only noted, and may be lost: renewed claims, where somebody last spoke, rows that are yet to be imported. */
export const NOTES = [
  "renew-run",
  "note-wake-ups",
  "note-conversation",
  "note-model",
  "note-call",
  "stage-rows",
] as const;

export const OUTWARD_CALLS = ["write-file", "post-message", "edit-message", "write-audit-head"] as const;

export type CommitName = (typeof COMMITS)[number] | (typeof JOB_COMMITS)[number] | (typeof NOTES)[number];
export type OutwardName = (typeof OUTWARD_CALLS)[number];
export type Point = `${"before" | "after"} ${CommitName | OutwardName}`;

/** Called at each point. The real process does nothing there; the fault suite ends the process. */
export type Probe = (point: Point) => void | Promise<void>;

export const noProbe: Probe = () => {};

/** Runs an outward call between its two points. */
export async function outward<T>(probe: Probe, name: OutwardName, call: () => Promise<T>): Promise<T> {
  await probe(`before ${name}`);
  const result = await call();
  await probe(`after ${name}`);
  return result;
}
