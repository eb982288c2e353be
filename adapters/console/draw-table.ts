import type { Table } from "#cards/card";

import { beside, harmless, width, wrap, type Cell } from "./draw-text.ts";
import type { Look } from "./paint.ts";

/** A left column narrower than this is hard to read. */
const NARROWEST_WORDS = 10;
const GAP = 2;

type Column = Table["columns"][number] & {
  readonly cells: readonly string[];
  readonly least: number;
  taken: number;
};

/**
 * A table under its header. Figures are never broken: words wrap first, and where even that does not fit, each row is
 * drawn as a block of "label value" lines.
 */
export function drawTable(table: Table, look: Look): string[] {
  const columns = measure(table);
  if (columns.length === 0) return [];
  const room = look.columns - GAP * (columns.length - 1);
  if (sum(columns.map((column) => column.least)) > room) return drawStacked(columns, table.rows.length, look);
  shrink(columns, room);
  const row = (texts: readonly string[], ink?: Cell["ink"]): string[] =>
    beside(
      columns.map((column, index) => ({
        text: texts[index] ?? "",
        columns: column.taken,
        align: column.align,
        ...(ink === undefined ? {} : { ink }),
      })),
    );
  const wide = sum(columns.map((column) => column.taken)) + GAP * (columns.length - 1);
  return [
    ...row(
      columns.map((column) => column.label),
      (text) => look.paint("bold", text),
    ),
    look.paint("dim", "─".repeat(wide)),
    ...table.rows.flatMap((_, index) => row(columns.map((column) => column.cells[index] ?? ""))),
  ];
}

function measure(table: Table): Column[] {
  return table.columns.map(({ label, align }, index) => {
    const shown = harmless(label);
    const cells = table.rows.map((row) => harmless(row[index] ?? ""));
    const widest = Math.max(...cells.map(widestLine), 0);
    const taken = Math.max(widest, widestLine(shown));
    const longestWord = Math.max(...shown.split(/\s/).map(width));
    const least = align === "right" ? Math.max(widest, longestWord) : Math.min(taken, NARROWEST_WORDS);
    return { label: shown, align, cells, least, taken };
  });
}

function shrink(columns: readonly Column[], room: number): void {
  for (let over = sum(columns.map((column) => column.taken)) - room; over > 0; over--) {
    const widest = columns
      .filter((column) => column.taken > column.least)
      .reduce((a, b) => (b.taken > a.taken ? b : a));
    widest.taken -= 1;
  }
}

function drawStacked(columns: readonly Column[], rows: number, look: Look): string[] {
  const [first, ...rest] = columns;
  if (first === undefined) return [];
  const labels = Math.min(Math.max(...rest.map((column) => widestLine(column.label)), 0), look.columns >> 1);
  const room = look.columns - labels - GAP * 2;
  const figures = rest.flatMap((column) => (column.align === "right" ? column.cells.map(widestLine) : []));
  const values = Math.min(room, Math.max(...figures, 0));
  return Array.from({ length: rows }, (_, row) => [
    ...wrap(first.cells[row] ?? "", look.columns).map((line) => look.paint("bold", line)),
    ...rest.flatMap((column) => {
      const value = column.cells[row] ?? "";
      const cell = column.align === "right" ? { columns: values, align: "right" as const } : { columns: room };
      return beside([
        { text: "", columns: 0 },
        { text: column.label, columns: labels, ink: (text) => look.paint("dim", text) },
        { text: value, ...cell },
      ]);
    }),
  ]).flatMap((block, index) => (index === 0 ? block : ["", ...block]));
}

function widestLine(text: string): number {
  return Math.max(...text.split("\n").map(width));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
