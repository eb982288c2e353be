import type { Clock } from "#kernel/clock";

import type { ModelFailure } from "./model-failure.ts";

/** Leaves a provider alone after failures in a row, so that not every message waits for a time-out. */
export interface Breaker {
  /** Whether it may be asked now. After a rest, one turn at a time tries. */
  admits(): boolean;
  answered(): void;
  /** @returns until when it is left alone; null where it is not */
  failed(failure: ModelFailure): Temporal.Instant | null;
  /** What came of a try says nothing about the provider. */
  undecided(): void;
}

const FAILURES_IN_A_ROW = 3;
const FIRST_REST_MS = 60_000;
const LONGEST_REST_MS = 1_800_000;
/** What a person has to mend first is tried again only now and then. */
const MENDED_BY_A_PERSON: readonly string[] = ["key-refused", "no-model"];

export function createBreaker(clock: Clock): Breaker {
  let inARow = 0;
  let rests = 0;
  let restsUntil: Temporal.Instant | null = null;
  let trying = false;
  const resting = (): boolean => restsUntil !== null && Temporal.Instant.compare(clock.now(), restsUntil) < 0;

  const restFor = (ms: number): Temporal.Instant => {
    restsUntil = clock.now().add({ milliseconds: Math.round(ms) });
    return restsUntil;
  };

  return {
    admits() {
      if (restsUntil === null) return true;
      if (resting() || trying) return false;
      trying = true;
      return true;
    },
    answered() {
      inARow = 0;
      rests = 0;
      restsUntil = null;
      trying = false;
    },
    failed({ kind, retryAfterMs }) {
      inARow += 1;
      const wasTrying = trying;
      trying = false;
      if (MENDED_BY_A_PERSON.includes(kind)) return restFor(LONGEST_REST_MS);
      if (inARow < FAILURES_IN_A_ROW && !wasTrying) return retryAfterMs === null ? null : restFor(retryAfterMs);
      const rest = Math.min(FIRST_REST_MS * 2 ** rests, LONGEST_REST_MS);
      rests += 1;
      return restFor(Math.max(rest, retryAfterMs ?? 0));
    },
    undecided() {
      trying = false;
    },
  };
}
