import { hear } from "./transaction.ts";

/**
 * A write that nobody waits for, inside a transaction: it is on its way before all that comes after it, and where it
 * fails nothing is committed, which whoever commits is told. What it finds wrong in an answer comes too late for that:
 * its SQL has to fail.
 */
export function unawaited(write: Promise<unknown>): void {
  write.catch(() => {});
  hear(write);
}
