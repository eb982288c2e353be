import { hasUnprintable, lengthOf } from "#domain/text";

import type { Columns } from "./columns.ts";
import type { CsvRow } from "./csv-rows.ts";
import type { Problem } from "./problem.ts";

/** The cells of one row by their fields, and what is wrong with them. */
export interface Cells {
  readonly line: number;
  readonly problems: readonly Problem[];
  /** The cell of a field, trimmed; empty where the file has no such column. */
  value(field: string): string;
  /** The cell as a text to keep; null where it is empty, or wrong, which is noted. */
  text(field: string, most: number, options?: { readonly lines?: true; readonly required?: true }): string | null;
  bad(field: string | null, kind: string, problem: string, expected: string): void;
}

/** What an export of ours, and of others, puts before a cell that a spreadsheet would run. */
const GUARDED = /^'(?=[=+\-@\t\r])/;

export function readCells({ line, cells }: CsvRow, { header, at }: Columns): Cells {
  const problems: Problem[] = [];
  const columnOf = (field: string): string => header[at.get(field) ?? -1] ?? field;
  const value = (field: string): string => (cells[at.get(field) ?? -1] ?? "").replace(GUARDED, "").trim();
  const bad: Cells["bad"] = (field, kind, problem, expected) => {
    const [column, said] = field === null ? [null, ""] : [columnOf(field), value(field)];
    problems.push({ line, column, value: said, kind, problem, expected });
  };
  if (cells.length !== header.length) {
    bad(
      null,
      "wrong number of cells",
      `It has ${cells.length} cells, and the header has ${header.length}.`,
      "Put a cell that holds a separator in quotes.",
    );
  }
  return {
    line,
    problems,
    value,
    bad,
    text(field, most, options = {}) {
      const said = value(field);
      if (said === "") {
        if (options.required === true) bad(field, "missing", "It is empty.", "Every row needs one.");
        return null;
      }
      if (lengthOf(said) > most) bad(field, "too long", `It has ${lengthOf(said)} characters.`, `${most} is the most.`);
      else if (hasUnprintable(options.lines === true ? said.replaceAll(/\r\n|[\n\t]/g, " ") : said))
        bad(field, "unprintable", "It has characters that cannot be printed.", "Type it again without them.");
      else return said.replaceAll("\r\n", "\n");
      return null;
    },
  };
}
