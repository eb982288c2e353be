import { writeSync } from "node:fs";

import { COMMITS, JOB_COMMITS, OUTWARD_CALLS, type Point, type Probe } from "#kernel/points";

/** Every known point: before and after each commit and each call that leaves the process. */
export const KNOWN_POINTS: readonly Point[] = [...COMMITS, ...OUTWARD_CALLS].flatMap(
  (name) => [`before ${name}`, `after ${name}`] as const,
);

/** Where a process ends itself: at the `nth` time, from now on, that it comes to `point`. */
export interface Kill {
  readonly point: Point;
  readonly nth: number;
}

/** What the process says last, on standard error. */
export const LAST_WORDS = "killed at ";

/** A probe that ends its own process, by the signal that nothing can catch. */
export function killingProbe(first: Kill | null): { readonly probe: Probe; arm(kill: Kill): void } {
  let armed = first;
  let passed = 0;
  return {
    probe(point) {
      if (armed === null || point !== armed.point) return;
      passed += 1;
      if (passed < armed.nth) return;
      writeSync(process.stderr.fd, `${LAST_WORDS}${point}\n`);
      process.kill(process.pid, "SIGKILL");
      // The signal may take a moment, in which nothing more may be done here.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    },
    arm(kill) {
      armed = kill;
      passed = 0;
    },
  };
}

export function isKnownPoint(said: string): said is Point {
  return (KNOWN_POINTS as readonly string[]).includes(said) || JOB_COMMITS.some((name) => said.endsWith(` ${name}`));
}
