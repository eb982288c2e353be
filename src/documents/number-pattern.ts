import { PurserError } from "#kernel/errors";

/**
 * The number of a document from its pattern and its place in the sequence: the zeros in braces say how many digits at
 * least. `INV-{0000}` gives INV-0001, and INV-10000 after INV-9999.
 *
 * @throws PurserError `bad-number-pattern`
 */
export function formatNumber(pattern: string, sequence: number | bigint): string {
  checkNumberPattern(pattern);
  if (sequence < 1 || (typeof sequence === "number" && !Number.isSafeInteger(sequence))) {
    throw new RangeError(`a sequence starts at 1 and is whole, not ${sequence}`);
  }
  return pattern.replace(/\{(0+)\}/, (_, zeros: string) => sequence.toString().padStart(zeros.length, "0"));
}

/** @throws PurserError `bad-number-pattern` unless it is letters, digits, "-", "/", "." or "_" with one `{000}` */
export function checkNumberPattern(pattern: string): void {
  if (pattern.length <= 40 && /^[\w./-]*\{0{1,12}\}[\w./-]*$/.test(pattern)) return;
  throw new PurserError("bad-number-pattern", `"${pattern}" cannot number documents.`, {
    next: "Write it like INV-{0000}: letters, digits and dashes, with the zeros to count in braces once.",
    fields: { pattern },
  });
}

/** The place in the sequence that a number has under a pattern; null where it is not of that pattern. */
export function sequenceOf(pattern: string, number: string): bigint | null {
  const source = pattern.replace(/\{0+\}|[^{]/g, (part) =>
    part.startsWith("{") ? String.raw`(\d{${part.length - 2},15})` : RegExp.escape(part),
  );
  const place = new RegExp(`^${source}$`, "i").exec(number)?.[1];
  return place === undefined ? null : BigInt(place);
}
