import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream";

import { CsvError, parse } from "csv-parse";
import { parse as parseNow } from "csv-parse/sync";

import { PurserError } from "#kernel/errors";

import type { Encoding, TextFile } from "./encoding.ts";

export interface CsvRow {
  /** The line on which it begins, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

const DELIMITERS = [",", ";", "\t", "|"];
/** Longer than any row of an export: a quote that is never closed must not swallow the file. */
const LONGEST_ROW = 1_000_000;
const LINE_ENDS = ["\r\n", "\n", "\r"];
const HEAD_BYTES = 65_536;
const HINT = /^sep=(.)\r?\n/i;

/** How a file's rows are cut. */
export interface CsvShape {
  readonly delimiter: string;
  /** Lines before the header: Excel writes `sep=;` there. */
  readonly skip: number;
}

/**
 * Finds what stands between the cells: what Excel's hint says, else what cuts the header into the most columns that
 * are known, else into the most.
 */
export async function csvShape(file: TextFile, isKnown: (name: string) => boolean): Promise<CsvShape> {
  const head = await headOf(file);
  const hint = HINT.exec(head)?.[1];
  if (hint !== undefined) return { delimiter: hint, skip: 1 };
  const [best] = DELIMITERS.map((delimiter) => {
    const cells = firstRow(head, delimiter);
    return { delimiter, known: cells.filter(isKnown).length, cells: cells.length };
  }).toSorted((a, b) => b.known - a.known || b.cells - a.cells);
  return { delimiter: best?.delimiter ?? ",", skip: 0 };
}

async function headOf({ path, encoding }: TextFile): Promise<string> {
  const file = await open(path, "r");
  const bytes = Buffer.alloc(HEAD_BYTES);
  const { bytesRead } = await file.read(bytes, 0, HEAD_BYTES, 0).finally(() => file.close());
  return new TextDecoder(encoding).decode(bytes.subarray(0, bytesRead));
}

function firstRow(head: string, delimiter: string): readonly string[] {
  try {
    const [row = []] = parseNow(head, {
      delimiter,
      to: 1,
      record_delimiter: LINE_ENDS,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
    });
    return row;
  } catch {
    return [];
  }
}

/**
 * The rows of a file one after the other, the header first, in flat memory. Empty lines are passed over; a line break
 * inside quotes belongs to its cell.
 *
 * @throws PurserError `bad-file` that names the line where a quote is never closed
 */
export async function* csvRows(file: TextFile, { delimiter, skip }: CsvShape): AsyncGenerator<CsvRow> {
  const parser = parse({
    delimiter,
    info: true,
    // Files that were put together have more than one kind.
    record_delimiter: LINE_ENDS,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
    from_line: skip + 1,
  });
  pipeline(textOf(file.path, file.encoding), parser, () => {});
  let last = skip;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      yield { line: info.lines - breaksIn(record), cells: record };
      last = info.lines;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new PurserError("bad-file", `The row that begins on line ${last + 1} has a quote (") that is never closed.`, {
      next: "Close it, or write a quote inside a quoted cell twice.",
      cause: error,
    });
  }
}

function breaksIn(cells: readonly string[]): number {
  let breaks = 0;
  for (const cell of cells)
    if (cell.includes("\n") || cell.includes("\r")) breaks += cell.split(/\r\n|\n|\r/).length - 1;
  return breaks;
}

async function* textOf(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path, { highWaterMark: 32_768 }) as AsyncIterable<Buffer>)
    yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
