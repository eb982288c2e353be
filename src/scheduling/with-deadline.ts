/** Told when something took longer than it may. */
class DeadlinePassed extends Error {
  constructor(deadlineMs: number) {
    super(`it took longer than ${Math.round(deadlineMs / 1_000)} seconds`);
    this.name = "DeadlinePassed";
  }
}

/**
 * Waits for work at most so long, by the real clock: it guards against what never comes back. The work is told by its
 * signal; what it still does is its own matter, and its result is dropped.
 */
export async function withDeadline<T>(deadlineMs: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const giveUp = new AbortController();
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    const error = new DeadlinePassed(deadlineMs);
    giveUp.abort(error);
    reject(error);
  }, deadlineMs);
  const working = work(giveUp.signal);
  // What it throws after it was given up is nobody's.
  working.catch(() => {});
  return Promise.race([working, late]).finally(() => clearTimeout(timer));
}
