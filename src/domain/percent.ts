import { decimalText, readDecimal, writeDecimal } from "./decimal.ts";
import { parsed, refused, type Parsed } from "./parsed.ts";

/** A rate of tax or discount, in ten-thousandths of one percent: 20 % is 200000n, 8.875 % is 88750n. */
export type Percent = bigint;

const PLACES = 4;

/** The whole, 100 %, as a Percent: what a share of an amount is divided by. */
export const HUNDRED_PERCENT: Percent = 100n * 10n ** BigInt(PLACES);

/** Reads "20", "20%" or "8.875", or says why it is no rate: below 0, above 100, more than four decimals. */
export function parsePercent(text: string): Parsed<Percent> {
  const read = readDecimal(text.trim().replace(/\s*%$/, ""), PLACES);
  if (read.kind === "not-a-number")
    return refused(`"${text.slice(0, 30)}" is not a percentage. Write it like 20 or 8.875.`);
  if (read.kind === "too-many-places") return refused("A percentage has 4 decimals at most.");
  if (read.kind === "too-long" || read.scaled < 0n || read.scaled > HUNDRED_PERCENT) {
    return refused("A percentage is between 0 and 100.");
  }
  return parsed(read.scaled);
}

/** 88750n is "8.875", without a sign. */
export function formatPercent(percent: Percent): string {
  return writeDecimal(percent, PLACES);
}

/** "8.875" <-> 88750n. */
export const percentJson = decimalText(parsePercent, formatPercent);
