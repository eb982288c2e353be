import { z } from "zod";

// Control characters, halves of a surrogate pair (no database takes them), and the marks that turn the direction of
// what follows, with which "cod.exe" is made to read "exe.doc". Joiners stay: emoji and Persian are written with them.
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u200B\u2028\u2029\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/u;

/** Whether a text has characters that nobody can see or that no database takes; breaks of line and tabs count too. */
export function hasUnprintable(text: string): boolean {
  return UNPRINTABLE.test(text);
}

/** Whether no text in a JSON value has what no database takes: a NUL, or half of a surrogate pair. */
export function isStorable(json: unknown): boolean {
  if (typeof json === "string") return json.isWellFormed() && !json.includes("\0");
  if (typeof json !== "object" || json === null) return true;
  return Object.entries(json).every(([key, value]) => isStorable(key) && isStorable(value));
}

/** How many characters a person would count, near enough: code points, not UTF-16 units. */
export function lengthOf(text: string): number {
  return [...text].length;
}

/** Text that is quoted in a list: on one line, nothing in it that nobody can see, and no longer than `max` characters. */
export function onOneLine(text: string, max: number): string {
  const line = text.split(UNPRINTABLE).join(" ").replace(/\s+/g, " ").trim();
  return lengthOf(line) <= max ? line : `${[...line].slice(0, max).join("")}...`;
}

/**
 * Free text in JSON, trimmed, 1 to `max` characters, breaks of line and tabs allowed. Markup is only text.
 *
 * @param what how a refusal names it: "A line's description"
 */
export function textJson(what: string, max: number): z.ZodString {
  return z
    .string()
    .trim()
    .min(1, `${what} must not be empty.`)
    .refine((text) => lengthOf(text) <= max, `${what} has ${max} characters at most.`)
    .refine(
      (text) => !hasUnprintable(text.replace(/\r\n|[\n\t]/g, " ")),
      `${what} has characters that cannot be printed.`,
    );
}

/** The same with a capital at its beginning. */
export function inCapital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
