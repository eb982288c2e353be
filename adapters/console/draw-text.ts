import { createRequire } from "node:module";

import type stringWidth from "string-width";

const require = createRequire(import.meta.url);

// Whole sequences first, so that their parameters do not stay behind as litter. An unfinished one loses its control
// characters below and shows the rest of itself, which hides nothing.
const SEQUENCE = new RegExp(
  [
    String.raw`(?:\u001b[P\]X^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)`,
    String.raw`(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]`,
    String.raw`\u001b[ -/]*[0-~]`,
  ].join("|"),
  "g",
);
const PLAIN = /^[ -~]*$/;
const LINE_END = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
// Joiners hold emoji and Persian words together, and the Arabic number signs are visible: these stay.
const INVISIBLE = /(?!\n|\u200c|\u200d|[\u0600-\u0605\u06dd])[\p{Cc}\p{Cf}]/gu;

/**
 * Text from outside, safe to write to a terminal: no escape sequence, no control character but the line feed, nothing
 * that turns the reading direction or hides. A tab becomes four spaces.
 */
export function harmless(text: string): string {
  return text
    .toWellFormed()
    .replace(SEQUENCE, "")
    .replace(LINE_END, "\n")
    .replace(/\t/g, "    ")
    .replace(INVISIBLE, "");
}

/** The same on one line. */
export function harmlessLine(text: string): string {
  return harmless(text).replace(/\n+/g, " ").trim();
}

/** How many columns a terminal takes for a line: two for Chinese and emoji, none for a combining mark. */
export function width(line: string): number {
  if (PLAIN.test(line)) return line.length;
  // Its tables take a while to read, and many a conversation never needs them.
  const measure = require("string-width") as { readonly default: typeof stringWidth };
  return measure.default(line);
}

/** Lines of at most `columns`, broken at spaces; a word that is wider than a line is broken where it must be. */
export function wrap(text: string, columns: number): string[] {
  return text.split("\n").flatMap((line) => wrapLine(line, columns));
}

function wrapLine(line: string, columns: number): string[] {
  const lines: string[] = [];
  let current = "";
  const finish = (): void => {
    if (current.trimEnd() !== "") lines.push(current.trimEnd());
    current = "";
  };
  for (const piece of line.match(/ +|[^ ]+/g) ?? []) {
    if (width(current) + width(piece) <= columns) {
      current += piece;
      continue;
    }
    finish();
    if (piece.startsWith(" ")) continue;
    const parts = chop(piece, columns);
    current = parts.pop() ?? "";
    lines.push(...parts);
  }
  finish();
  return lines.length === 0 ? [""] : lines;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

function chop(word: string, columns: number): string[] {
  const parts: string[] = [];
  let part = "";
  let taken = 0;
  for (const { segment } of graphemes.segment(word)) {
    const wide = width(segment);
    if (taken + wide > columns && part !== "") {
      parts.push(part);
      part = "";
      taken = 0;
    }
    part += segment;
    taken += wide;
  }
  return [...parts, part];
}

/** Fills a line up to `columns` with spaces. */
export function pad(line: string, columns: number, align: "left" | "right" = "left"): string {
  const space = " ".repeat(Math.max(0, columns - width(line)));
  return align === "left" ? line + space : space + line;
}

/** One cell of a row: its text is wrapped to `columns`, and what `ink` does to it takes no room. */
export interface Cell {
  readonly text: string;
  readonly columns: number;
  readonly align?: "left" | "right";
  readonly ink?: (text: string) => string;
}

/** Lays cells side by side, `gap` spaces between them, as many lines as the tallest needs. */
export function beside(cells: readonly Cell[], gap = 2): string[] {
  const wrapped = cells.map((cell) => wrap(cell.text, cell.columns));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, row) =>
    cells
      .map((cell, index) => {
        const line = wrapped[index]?.[row] ?? "";
        const padded = pad(line, cell.columns, cell.align);
        return line === "" || cell.ink === undefined ? padded : padded.replace(line, () => cell.ink?.(line) ?? line);
      })
      .join(" ".repeat(gap))
      .trimEnd(),
  );
}
