import { type Columns, type ImportKind, isKnownColumn, matchColumns } from "./columns.ts";
import { type CsvRow, type CsvShape, csvRows, csvShape } from "./csv-rows.ts";
import type { DateOrder } from "./dates.ts";
import { readTextFile, type TextFile } from "./encoding.ts";
import type { DecimalMark } from "./numerals.ts";
import { type Manner, survey } from "./survey.ts";

/** What a person says of a file instead of letting it be found out. */
export interface Said {
  readonly kind?: ImportKind;
  readonly mapped?: ReadonlyMap<string, string>;
  readonly mark?: DecimalMark;
  readonly order?: DateOrder;
  readonly delimiter?: string;
}

/** A file whose manner is known: it can be read from its first row to its last, as often as it is needed. */
export interface OpenImport {
  readonly file: TextFile;
  readonly columns: Columns;
  readonly manner: Manner;
  readonly delimiter: string;
  /** The rows after the header. */
  rows(): AsyncGenerator<CsvRow>;
}

/** @throws PurserError `no-file`, `bad-file`, `bad-columns`, `ambiguous` */
export async function openImport(path: string, said: Said): Promise<OpenImport> {
  const file = await readTextFile(path);
  const found = await csvShape(file, isKnownColumn);
  const shape = said.delimiter === undefined ? found : { ...found, delimiter: said.delimiter };
  const columns = matchColumns(await headerOf(file, shape), said);
  const rows = (): AsyncGenerator<CsvRow> => afterFirst(csvRows(file, shape));
  return { file, columns, manner: await survey(rows(), columns, said), delimiter: shape.delimiter, rows };
}

async function headerOf(file: TextFile, shape: CsvShape): Promise<readonly string[]> {
  for await (const { cells } of csvRows(file, shape)) return cells.map((cell) => cell.trim());
  return [];
}

async function* afterFirst(rows: AsyncGenerator<CsvRow>): AsyncGenerator<CsvRow> {
  const first = await rows.next();
  if (first.done !== true) yield* rows;
}
