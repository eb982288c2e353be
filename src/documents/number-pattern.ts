import { PurserError } from "#kernel/errors";

/**
 * The number of a document from its pattern and its place in the sequence: the zeros in braces say how many digits at
 * least. `INV-{0000}` gives INV-0001, and INV-10000 after INV-9999. `{year}`, `{yy}` and `{month}` are of the document's
 * date.
 *
 * @throws PurserError `bad-number-pattern`
 */
export function formatNumber(
  pattern: string,
  sequence: number | bigint,
  on: Temporal.PlainDate = Temporal.PlainDate.from("1970-01-01"),
): string {
  checkNumberPattern(pattern);
  if (sequence < 1 || (typeof sequence === "number" && !Number.isSafeInteger(sequence))) {
    throw new RangeError(`a sequence starts at 1 and is whole, not ${sequence}`);
  }
  return pattern.replace(/\{(\w+)\}/g, (_, slot: string) => {
    if (slot === "year") return String(on.year).padStart(4, "0");
    if (slot === "yy") return String(on.year % 100).padStart(2, "0");
    if (slot === "month") return String(on.month).padStart(2, "0");
    return sequence.toString().padStart(slot.length, "0");
  });
}

const LITERAL = String.raw`[\w./-]*`;
const PATTERN = new RegExp(String.raw`^${LITERAL}(?:\{(?:year|yy|month|0{1,12})\}${LITERAL})+$`);

/**
 * @throws PurserError `bad-number-pattern` unless it is letters, digits, "-", "/", "." or "_" with one `{000}`, and a
 *   `{year}`, `{yy}` or `{month}` at most once each
 */
export function checkNumberPattern(pattern: string): void {
  const slots = pattern.match(/\{\w+\}/g) ?? [];
  const counts = slots.filter((slot) => slot.startsWith("{0")).length === 1;
  const once = new Set(slots).size === slots.length;
  // A number names a folder too: it must stay inside of the one that it is put in.
  const stays = !/(?:^|\/)\.*(?:\/|$)/.test(pattern);
  if (pattern.length <= 40 && PATTERN.test(pattern) && counts && once && stays) return;
  throw new PurserError("bad-number-pattern", `"${pattern}" cannot number documents.`, {
    next: "Write it like INV-{0000}: letters, digits and dashes, with the zeros to count in braces once.",
    fields: { pattern },
  });
}

/**
 * Reads how documents shall be numbered, from a pattern ("INV-{year}-{n}") or from a number as one should look
 * ("2026-0001"): its last digits count, and the year of today before them is the year.
 *
 * @returns null where no number can be made of it
 */
export function readNumberPattern(said: string, today: Temporal.PlainDate): string | null {
  const text = said.trim().toUpperCase();
  const pattern = text.includes("{") ? fromSlots(text) : fromSample(text, today);
  try {
    checkNumberPattern(pattern);
    return pattern;
  } catch {
    return null;
  }
}

function fromSlots(text: string): string {
  return text.replace(/\{\s*([^{}]*?)\s*\}/g, (whole, name: string) => {
    if (/^(?:YEAR|YYYY)$/.test(name)) return "{year}";
    if (name === "YY") return "{yy}";
    if (/^(?:MONTH|MM)$/.test(name)) return "{month}";
    if (/^0{1,12}$/.test(name)) return `{${name}}`;
    // "{nnnn}" counts with four digits at least, "{n}" and "{number}" with as many as it takes.
    if (/^(?:N{1,12}|#{1,12})$/.test(name)) return `{${"0".repeat(name.length)}}`;
    return /^(?:NUMBER|SEQUENCE|SEQ|COUNT|NUM)$/.test(name) ? "{0}" : whole;
  });
}

function fromSample(text: string, today: Temporal.PlainDate): string {
  const counted = /^(.*?)(\d+)(\D*)$/.exec(text);
  if (counted === null) return text;
  const [, before = "", count = "", after = ""] = counted;
  const year = String(today.year);
  const dated = new RegExp(String.raw`(?<!\d)${year}(?!\d)`);
  return `${before.replace(dated, "{year}")}{${"0".repeat(Math.min(count.length, 12))}}${after}`;
}

/** The place in the sequence that a number has under a pattern; null where it is not of that pattern. */
export function sequenceOf(pattern: string, number: string): bigint | null {
  const source = pattern.replace(/\{\w+\}|[^{]/g, (part) => {
    if (part === "{year}") return String.raw`\d{4}`;
    if (part === "{yy}" || part === "{month}") return String.raw`\d{2}`;
    return part.startsWith("{") ? String.raw`(\d{${part.length - 2},15})` : RegExp.escape(part);
  });
  const place = new RegExp(`^${source}$`, "i").exec(number)?.[1];
  return place === undefined ? null : BigInt(place);
}
