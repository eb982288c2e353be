import { PurserError } from "#kernel/errors";

import { LINE_LIMIT, type Line } from "./read-lines.ts";

const number = new Intl.NumberFormat("en-US");

/** Why a line cannot be used, in plain words. */
export function refusalOfLine(line: Exclude<Line, { kind: "text" }>): string {
  if (line.kind === "not-utf8") {
    return "This line is not valid UTF-8 text, so it was not read. Send it again as UTF-8.";
  }
  const size =
    line.characters === line.bytes
      ? `${number.format(line.characters)} characters`
      : `${number.format(line.characters)} characters (${number.format(line.bytes)} bytes)`;
  return (
    `This line is ${size} long, and a line may have at most ${number.format(LINE_LIMIT)} bytes, so it was not read. ` +
    "Say it in shorter lines, or put it into a file."
  );
}

/** What is wrong with a text that no store can keep, or null. */
export function refusalOfText(text: string): string | null {
  if (text.includes("\0")) return "This line has a NUL character in it. Send it again without.";
  return text.isWellFormed()
    ? null
    : "This line has half of a character in it (a lone surrogate). Send it again without.";
}

/** What is said when an event could not be stored. */
export function refusalOfStore(error: unknown): string {
  if (error instanceof PurserError) return error.plain;
  return "This line could not be stored, and nothing was done with it. Send it again; if it fails again, look into the log.";
}
