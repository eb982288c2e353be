import { type BegunFile, beginFile } from "#effects/whole-file";
import { cannotWrite } from "#kernel/cannot-write";

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
  /** Leaves no file, where it was not put in its place. */
  drop(): Promise<void>;
}

/** How much is kept before it is written, in characters. */
const BATCH_LENGTH = 65_536;

/**
 * Names every problem in a CSV file, and keeps few of them in memory. Where one was added, `close` or `drop` has to follow.
 *
 * All but `shown` and the counts throw PurserError `cannot-write`.
 */
export function problemsReport(path: string): ProblemsReport {
  const byKind = new Map<string, number>();
  const shown: string[] = [];
  let count = 0;
  let begun: BegunFile | null = null;
  let batch = "";
  async function write(text: string, atLeast = BATCH_LENGTH): Promise<void> {
    batch += text;
    if (batch.length < atLeast) return;
    try {
      await begun?.file.appendFile(batch);
    } catch (error) {
      throw cannotWrite(path, error);
    }
    batch = "";
  }
  return {
    async add(problem) {
      count += 1;
      byKind.set(problem.kind, (byKind.get(problem.kind) ?? 0) + 1);
      if (shown.length < SHOWN) shown.push(problemWords(problem));
      if (begun === null) {
        begun = await beginFile(path);
        await write(csvLine(["line", "column", "value", "problem", "expected", "kind"]));
      }
      const { line, column, value, kind } = problem;
      const cells = [String(line), column ?? "", value.slice(0, 500), problem.problem, problem.expected, kind];
      await write(csvLine(cells));
    },
    get count() {
      return count;
    },
    shown,
    kinds: () => [...byKind].toSorted((a, b) => b[1] - a[1]),
    async close() {
      if (begun === null) return null;
      try {
        await write("", 0);
        await begun.keep();
      } catch (error) {
        await begun.drop();
        throw error;
      }
      return path;
    },
    drop: async () => begun?.drop(),
  };
}
