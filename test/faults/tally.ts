import type { Point } from "#kernel/points";

/** How much was in the books at the end. */
export interface Census {
  readonly turns: number;
  readonly invoices: number;
  readonly payments: number;
  readonly approvals: number;
  readonly audit: number;
}

/** What came of a campaign so far. */
export interface Tally {
  kills: number;
  /** The points at which a process killed itself. */
  readonly reached: Set<Point>;
  lines: number;
  /** Conversations that were led to their end. */
  finished: number;
  /** Lines that were stored and whose reply was never written, not by a later process either. Stays 0. */
  unseen: number;
  /** What was acknowledged or accepted and is not in the books; what is in them too often. Both stay 0. */
  lost: number;
  doubled: number;
  readonly problems: string[];
  census: Census | null;
}

export function newTally(): Tally {
  return {
    kills: 0,
    reached: new Set(),
    lines: 0,
    finished: 0,
    unseen: 0,
    lost: 0,
    doubled: 0,
    problems: [],
    census: null,
  };
}
