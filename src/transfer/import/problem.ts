/** One thing that is wrong with one row of a file, for a person to put right there. */
export interface Problem {
  /** The line of the file on which the row begins; the header is line 1. */
  readonly line: number;
  /** The column as the file names it; null where it is about the row. */
  readonly column: string | null;
  readonly value: string;
  /** A few words under which such problems are counted: "not a date". */
  readonly kind: string;
  readonly problem: string;
  /** What would be right. */
  readonly expected: string;
}

/** "line 7, issue_date "31.02.2026": not a date. Write it like 2026-12-06." */
export function problemWords({ line, column, value, problem, expected }: Problem): string {
  const shown = value === "" ? "" : ` "${value.length > 40 ? `${value.slice(0, 40)}…` : value}"`;
  return `line ${line}${column === null ? "" : `, ${column}`}${shown}: ${problem} ${expected}`.trim();
}
