import { decimalText, readDecimal, writeDecimal } from "./decimal.ts";
import { parsed, refused, type Parsed } from "./parsed.ts";

/** How many of something, in millionths: 1.5 hours is 1500000n. Never rounded on the way in. */
export type Quantity = bigint;

const PLACES = 6;

/** One whole unit as a Quantity. */
export const QUANTITY_ONE = 10n ** BigInt(PLACES);

const MAX_QUANTITY = 10n ** 9n * QUANTITY_ONE;

/** Reads "1.5", or says why it is no quantity: negative, zero, over a thousand million, more than six decimals. */
export function parseQuantity(text: string): Parsed<Quantity> {
  const read = readDecimal(text, PLACES);
  if (read.kind === "not-a-number") return refused(`"${text.slice(0, 30)}" is not a quantity. Write it like 3 or 1.5.`);
  if (read.kind === "too-many-places") return refused("A quantity has 6 decimals at most.");
  if (read.kind === "too-long" || read.scaled > MAX_QUANTITY)
    return refused("That quantity is too large. The most is 1000000000.");
  if (read.scaled < 0n) return refused("A quantity must not be negative.");
  if (read.scaled === 0n) return refused("A quantity must be more than zero.");
  return parsed(read.scaled);
}

/** 1500000n is "1.5". */
export function formatQuantity(quantity: Quantity): string {
  return writeDecimal(quantity, PLACES);
}

/** "1.5" <-> 1500000n. */
export const quantityJson = decimalText(parseQuantity, formatQuantity);
