import type { LanguageContext } from "./language-context.ts";
import type { Slot } from "./phrase.ts";
import type { Candidate } from "./slots/scanner.ts";
import { SCANNERS } from "./slots/scanners.ts";
import type { Sentence } from "./tokenize.ts";

/** A sentence being matched by many phrases: what was scanned is kept, and all share one limit of steps. */
export interface Hearing {
  readonly sentence: Sentence;
  readonly scan: (slot: Slot, from: number) => readonly Candidate[];
  /** Counts one step. @throws TooTangled when there were too many */
  readonly step: () => void;
}

/** A sentence that can be cut in so many ways that looking for the right one would take too long. */
export class TooTangled extends Error {}

const MOST_STEPS = 1_000_000;

/** @param answering the whole text answers a question about one slot */
export function createHearing(sentence: Sentence, context: LanguageContext, answering = false): Hearing {
  const scanned = new Map<Slot, Map<number, readonly Candidate[]>>();
  let steps = 0;
  return {
    sentence,
    scan: (slot, from) => {
      const known = scanned.get(slot) ?? new Map<number, readonly Candidate[]>();
      scanned.set(slot, known);
      const candidates = known.get(from) ?? SCANNERS[slot.type](sentence, from, { ...context, slot, answering });
      known.set(from, candidates);
      return candidates;
    },
    step: () => {
      if (++steps > MOST_STEPS) throw new TooTangled();
    },
  };
}
