/** What a spreadsheet would run as a formula; plain numbers are none. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/**
 * One line of CSV as RFC 4180 has it. A cell that a spreadsheet would run gets an apostrophe before it, which the
 * import takes away again.
 */
export function csvLine(cells: readonly (string | null)[]): string {
  return `${cells.map((cell) => written(cell ?? "")).join(",")}\r\n`;
}

function written(cell: string): string {
  const guarded = FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
