import { PurserError } from "#kernel/errors";

import { type Columns, FIELDS } from "./columns.ts";
import type { CsvRow } from "./csv-rows.ts";
import { type DateOrder, orderOf } from "./dates.ts";
import { type DecimalMark, markOf, readNumeral } from "./numerals.ts";

/** How the file writes amounts and dates. */
export interface Manner {
  readonly mark: DecimalMark;
  readonly order: DateOrder | null;
}

interface Seen {
  readonly line: number;
  readonly column: string;
  readonly value: string;
}

/** What all rows together say of one thing that may be written in two ways. */
function evidence<Way extends string>(what: string, flags: readonly string[]) {
  const first = new Map<Way, Seen>();
  let doubtful: Seen | null = null;
  return {
    add(way: Way | "either" | null, seen: Seen): void {
      if (way === null) return;
      if (way === "either") doubtful ??= seen;
      else if (!first.has(way)) first.set(way, seen);
    },
    /** @throws PurserError `ambiguous` where the rows say both, or none and it matters */
    decided(): Way | null {
      const [one, other] = [...first];
      const next = `Say which it is: ${flags.join(" or ")}.`;
      if (one !== undefined && other !== undefined) {
        const both = `${at(one[1])} and ${at(other[1])}`;
        throw new PurserError("ambiguous", `The ${what} are written in two ways: ${both}.`, { next });
      }
      if (one === undefined && doubtful !== null) {
        throw new PurserError("ambiguous", `The ${what} can be read in two ways, such as ${at(doubtful)}.`, { next });
      }
      return one?.[0] ?? null;
    },
  };
}

const at = ({ line, column, value }: Seen): string => `"${value}" (line ${line}, ${column})`;

/**
 * Looks at every amount and every date of a file to tell how it writes them: "1.234" alone could be either, but not
 * beside "99,50".
 *
 * @param said what a person said of it, which is not doubted
 * @throws PurserError `ambiguous`
 */
export async function survey(
  rows: AsyncIterable<CsvRow>,
  { kind, header, at: places }: Columns,
  said: { readonly mark?: DecimalMark; readonly order?: DateOrder },
): Promise<Manner> {
  const marks = evidence<DecimalMark>("amounts", ["--decimal point (1,234.50)", "--decimal comma (1.234,50)"]);
  const orders = evidence<DateOrder>("dates", ["--dates dmy (31/12/2026)", "--dates mdy (12/31/2026)"]);
  const typed = FIELDS[kind].flatMap(({ name, type }) => {
    const index = places.get(name);
    return type === undefined || index === undefined ? [] : [{ type, index, column: header[index] ?? name }];
  });
  for await (const { line, cells } of rows) {
    for (const { type, index, column } of typed) {
      const value = cells[index] ?? "";
      if (value === "") continue;
      if (type === "date") orders.add(orderOf(value), { line, column, value });
      else {
        const numeral = readNumeral(value);
        if (numeral !== null) marks.add(markOf(numeral), { line, column, value });
      }
    }
  }
  return {
    mark: said.mark ?? marks.decided() ?? "point",
    order: said.order ?? orders.decided(),
  };
}
