/**
 * A write that nobody waits for, inside a transaction: it is on its way before all that comes after it, and where it
 * fails nothing is committed, which whoever commits is told.
 */
export function unawaited(write: Promise<unknown>): void {
  write.catch(() => {});
}
