import { createWriteStream, type WriteStream } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import { once } from "node:events";
import { dirname } from "node:path";

import { csvLine } from "../csv-line.ts";

import { type Problem, problemWords } from "./problem.ts";

const SHOWN = 20;

export interface ProblemsReport {
  add(problem: Problem): Promise<void>;
  readonly count: number;
  /** The first ones, in words. */
  readonly shown: readonly string[];
  /** How many of each kind, the most first. */
  kinds(): readonly (readonly [kind: string, count: number])[];
  /** Puts the file in its place. @returns its path, or null where there was nothing to report */
  close(): Promise<string | null>;
}

/** Names every problem in a CSV file, and keeps no more of them than are shown. */
export function problemsReport(path: string): ProblemsReport {
  const beside = `${path}.part`;
  const byKind = new Map<string, number>();
  const shown: string[] = [];
  let count = 0;
  let stream: WriteStream | null = null;
  async function begin(): Promise<WriteStream> {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const begun = createWriteStream(beside, { mode: 0o600 });
    await once(begun, "open");
    begun.write(csvLine(["line", "column", "value", "problem", "expected", "kind"]));
    return begun;
  }
  return {
    async add(problem) {
      count += 1;
      byKind.set(problem.kind, (byKind.get(problem.kind) ?? 0) + 1);
      if (shown.length < SHOWN) shown.push(problemWords(problem));
      stream ??= await begin();
      const { line, column, value, kind } = problem;
      const cells = [String(line), column ?? "", value.slice(0, 500), problem.problem, problem.expected, kind];
      if (!stream.write(csvLine(cells))) await once(stream, "drain");
    },
    get count() {
      return count;
    },
    shown,
    kinds: () => [...byKind].toSorted((a, b) => b[1] - a[1]),
    async close() {
      if (stream === null) return null;
      stream.end();
      await once(stream, "close");
      await rename(beside, path);
      return path;
    },
  };
}
