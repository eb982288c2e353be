import { harmless } from "./draw-text.ts";

/** A name of more words than this is not looked for. */
const MOST_WORDS = 5;

/**
 * Completes the end of a line. A completion may have spaces ("Acme Ltd"), so the last words are tried together first,
 * then fewer.
 *
 * @returns the completions, and the end of the line that they stand for, as readline wants them
 */
export async function completeLine(
  line: string,
  complete: (prefix: string) => Promise<readonly string[]>,
): Promise<[string[], string]> {
  const starts = [...line.matchAll(/(?<=^|\s)\S/g)].map((found) => found.index).slice(-MOST_WORDS);
  // After a space a new word begins, of which nothing is typed yet.
  if (starts.length === 0 || line.endsWith(" ")) starts.push(line.length);
  for (const start of starts) {
    const prefix = line.slice(start);
    const found = await complete(prefix);
    // What completes goes into the line and onto the screen as it is.
    const safe = found.filter((text) => harmless(text) === text && startsWith(text, prefix));
    if (safe.length > 0) return [safe, prefix];
  }
  return [[], line];
}

function startsWith(text: string, prefix: string): boolean {
  return text.toLowerCase().startsWith(prefix.toLowerCase());
}
