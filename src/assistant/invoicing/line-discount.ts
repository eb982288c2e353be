import { normalWord } from "../language/tokenize.ts";

type Said = Readonly<Record<string, unknown>>;

/**
 * "2 licences at $99 each and setup at $200, 10% off the licences": the discount put in the one line that is for what it
 * was said to be on. Undefined where no line is for that, or more than one.
 */
export function withLineDiscount({ lineDiscount, discountOn, ...input }: Said): Record<string, unknown> | undefined {
  if (lineDiscount === undefined || typeof discountOn !== "string") return { ...input };
  const lines = Array.isArray(input["lines"]) ? (input["lines"] as readonly Said[]) : [];
  const named = lines.filter(({ description }) => isFor(description, discountOn));
  const [only] = named;
  if (only === undefined || named.length > 1) return undefined;
  return { ...input, lines: lines.map((line) => (line === only ? { ...line, discountPercent: lineDiscount } : line)) };
}

function isFor(description: unknown, said: string): boolean {
  const words = new Set(stems(String(description)));
  const wanted = stems(said);
  return wanted.length > 0 && wanted.every((word) => words.has(word));
}

function stems(text: string): readonly string[] {
  return (normalWord(text).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.replace(/s$/u, ""));
}
