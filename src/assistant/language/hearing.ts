import type { LanguageContext } from "./language-context.ts";
import type { Slot } from "./phrase.ts";
import type { Candidate } from "./slots/scanner.ts";
import { SCANNERS } from "./slots/scanners.ts";
import type { Sentence } from "./tokenize.ts";

/** A sentence being matched by many phrases: what was scanned is kept, and all share one limit of steps. */
export interface Hearing {
  readonly sentence: Sentence;
  readonly scan: (slot: Slot, from: number) => readonly Candidate[];
  /** Words of free text beyond which a reading is worth nothing beside those that were found. */
  readonly mostFree: () => number;
  /** Notes that the whole was read with so many words of free text. */
  readonly found: (free: number) => void;
  /** Counts one step. @throws TooTangled when there were too many */
  readonly step: () => void;
}

/** A sentence that can be cut in so many ways that looking for the right one would take too long. */
export class TooTangled extends Error {}

// A reading with a few words more is still looked at: it may tell that an amount is doubtful.
const NEAR = 3;

/** What reading one text may cost in all. The sentences of the evaluations cost a tenth of it at most. */
export const MOST_STEPS = 100_000;

/** @param answering the whole text answers a question about one slot */
export function createHearing(sentence: Sentence, context: LanguageContext, answering = false): Hearing {
  const scanned = new Map<Slot, Map<number, readonly Candidate[]>>();
  const budget = context.budget ?? { left: MOST_STEPS };
  let mostFree = Infinity;
  return {
    sentence,
    mostFree: () => mostFree,
    found: (free) => {
      mostFree = Math.min(mostFree, free + NEAR);
    },
    scan: (slot, from) => {
      const known = scanned.get(slot) ?? new Map<number, readonly Candidate[]>();
      scanned.set(slot, known);
      const candidates = known.get(from) ?? SCANNERS[slot.type](sentence, from, { ...context, slot, answering });
      known.set(from, candidates);
      return candidates;
    },
    step: () => {
      if (--budget.left < 0) throw new TooTangled();
    },
  };
}
