import type { Server } from "./postgres.ts";

/** One line of the table: what was measured, ours beside its peer or its limit, and what we aim at. */
export interface Figure {
  readonly what: string;
  readonly ours: string;
  readonly peer: string;
  /** Ours over the peer's, or the difference where the aim is one. */
  readonly ratio: string;
  readonly aim: string;
  readonly met: boolean;
}

/**
 * One benchmark. It cleans up after itself.
 *
 * @throws CannotRun
 */
export type Benchmark = (machine: Machine) => Promise<readonly Figure[]>;

export interface Machine {
  /** A PostgreSQL to make databases on, started when it is first asked for. @throws CannotRun where there is none */
  postgres(): Promise<Server>;
}

/** A figure whose aim is a ratio of two times in milliseconds. */
export function timesFigure(
  what: string,
  oursMs: number,
  [peer, peerMs]: readonly [string, number],
  aim: number,
): Figure {
  const ratio = oursMs / peerMs;
  return {
    what,
    ours: inMs(oursMs),
    peer: `${inMs(peerMs)} (${peer})`,
    ratio: ratio.toFixed(2),
    aim: `under ${aim}`,
    met: ratio < aim,
  };
}

function inMs(ms: number): string {
  return `${ms.toFixed(ms < 100 ? 1 : 0)} ms`;
}
