import { compareCosts, type Cost } from "./reading.ts";

interface Keepable {
  readonly end: number;
  readonly cost: Cost;
  readonly names: string;
  readonly headed: boolean;
}

// Enough to notice that two amounts are possible, and few enough that no sentence is cut in every way there is.
const KEPT = 3;

export interface Keeper<T> {
  addAll(readings: readonly T[]): void;
  all(): readonly T[];
  /** Each reading that was kept when it came, once: those with the fewest words of free text first. */
  next(): T | undefined;
}

/** Keeps the best few partial readings for each place and set of slots. */
export function keepBest<T extends Keepable>(): Keeper<T> {
  const byState = new Map<string, T[]>();
  // By words of free text, of which a reading that goes on has never fewer.
  const queues: { readonly waiting: T[]; taken: number }[] = [];
  let lowest = 0;
  const add = (reading: T): void => {
    const state = `${reading.end} ${reading.headed} ${reading.names}`;
    const known = byState.get(state) ?? [];
    const found = known.findIndex((other) => compareCosts(reading.cost, other.cost) < 0);
    const place = found === -1 ? known.length : found;
    if (place >= KEPT) return;
    byState.set(state, known.toSpliced(place, 0, reading).slice(0, KEPT));
    (queues[reading.cost.free] ??= { waiting: [], taken: 0 }).waiting.push(reading);
    lowest = Math.min(lowest, reading.cost.free);
  };
  return {
    addAll: (readings) => readings.forEach(add),
    all: () => [...byState.values()].flat(),
    next: () => {
      while (lowest < queues.length) {
        const queue = queues[lowest];
        if (queue !== undefined && queue.taken < queue.waiting.length) return queue.waiting[queue.taken++];
        lowest++;
      }
      return undefined;
    },
  };
}
