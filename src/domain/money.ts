import { z } from "zod";

import { PurserError } from "#kernel/errors";

import { currencyOf, knownCurrency, unknownCurrency } from "./currencies.ts";
import { decimalText, readDecimal, splitDecimal } from "./decimal.ts";
import { parsed, refused, type Parsed } from "./parsed.ts";

/** A sum of money: whole minor units (cents) of one currency, positive or negative. */
export interface Money {
  readonly amountMinor: bigint;
  /** ISO 4217, capitals. */
  readonly currency: string;
}

/** The largest sum that is accepted from outside, either sign: 10,000,000,000,000.00 USD. Fits 64 bits with room to add. */
export const MAX_AMOUNT_MINOR = 10n ** 15n;

export function money(amountMinor: bigint, currency: string): Money {
  return { amountMinor, currency };
}

/** @throws PurserError `currency-mismatch` */
export function add(a: Money, b: Money): Money {
  assertSameCurrency(a, b);
  return money(a.amountMinor + b.amountMinor, a.currency);
}

/** @throws PurserError `currency-mismatch` */
export function subtract(a: Money, b: Money): Money {
  return add(a, negate(b));
}

export function negate(value: Money): Money {
  return money(-value.amountMinor, value.currency);
}

export function isZero(value: Money): boolean {
  return value.amountMinor === 0n;
}

/**
 * Below zero where `a` is less, above where it is more, as for sorting.
 *
 * @throws PurserError `currency-mismatch`
 */
export function compare(a: Money, b: Money): -1 | 0 | 1 {
  assertSameCurrency(a, b);
  return a.amountMinor < b.amountMinor ? -1 : a.amountMinor > b.amountMinor ? 1 : 0;
}

function assertSameCurrency(a: Money, b: Money): void {
  if (a.currency === b.currency) return;
  throw new PurserError("currency-mismatch", `${formatMoney(a)} and ${formatMoney(b)} are in different currencies.`, {
    next: "Keep each currency by itself; nothing is converted without a stored rate.",
    fields: { currencies: [a.currency, b.currency] },
  });
}

/**
 * `value * numerator / denominator`, rounded once to a whole unit. This is the one place where money is rounded, and
 * the one rule: half away from zero (round-half-up on the magnitude), so 0.5 is 1 and -0.5 is -1. It is what tax
 * offices print in their examples, and a credit note rounds to exactly the opposite of its invoice.
 */
export function mulDiv(value: bigint, numerator: bigint, denominator: bigint): bigint {
  if (denominator === 0n) throw new RangeError("mulDiv by zero");
  const product = value * numerator;
  const negative = product < 0n !== denominator < 0n;
  const size = product < 0n ? -product : product;
  const divisor = denominator < 0n ? -denominator : denominator;
  const rounded = (2n * size + divisor) / (2n * divisor);
  return negative ? -rounded : rounded;
}

/**
 * Splits an amount by weights so that the parts add up to it to the unit: each part is its exact share cut towards
 * zero, and the units left over go one each to the parts that lost most by the cut, the earlier first.
 *
 * @throws RangeError for no weights, a negative one, or none above zero, unless the amount is zero
 */
export function allocate(amountMinor: bigint, weights: readonly bigint[]): bigint[] {
  if (amountMinor < 0n) return allocate(-amountMinor, weights).map((part) => -part);
  if (amountMinor === 0n) return weights.map(() => 0n);
  const sum = weights.reduce((total, weight) => total + weight, 0n);
  if (sum <= 0n || weights.some((weight) => weight < 0n)) throw new RangeError("allocate needs weights above zero");
  const shares = weights.map((weight, index) => ({
    index,
    part: (amountMinor * weight) / sum,
    lost: (amountMinor * weight) % sum,
  }));
  const left = Number(amountMinor - shares.reduce((total, share) => total + share.part, 0n));
  const byLoss = shares.toSorted((a, b) => (a.lost === b.lost ? a.index - b.index : a.lost > b.lost ? -1 : 1));
  const topped = new Set(byLoss.slice(0, left).map((share) => share.index));
  return shares.map(({ index, part }) => (topped.has(index) ? part + 1n : part));
}

/**
 * Reads an amount as a person or a model gives it, `{ amount: "2500.00", currency: "USD" }`. Nothing is rounded: more
 * decimals than the currency has are refused, as are a negative amount, one over the largest, and zero unless allowed.
 */
export function parseMoney(
  said: { readonly amount: string; readonly currency: string },
  options: { readonly allowZero?: boolean } = {},
): Parsed<Money> {
  const currency = currencyOf(said.currency);
  if (currency === undefined) return refused(unknownCurrency(said.currency));
  const { code, digits } = currency;
  const read = readDecimal(said.amount, digits);
  if (read.kind === "not-a-number") {
    return refused(
      `"${shorten(said.amount)}" is not an amount. Write it like 2500${digits === 0 ? "" : `.${"0".repeat(digits)}`}.`,
    );
  }
  if (read.kind === "too-many-places") {
    const has = digits === 0 ? "no decimals" : `${digits} decimals at most`;
    return refused(`${code} has ${has}, so ${shorten(said.amount)} cannot be an amount in it.`);
  }
  if (read.kind === "too-long" || read.scaled > MAX_AMOUNT_MINOR) {
    return refused(`That amount is too large. The most is ${formatMoney(money(MAX_AMOUNT_MINOR, code))}.`);
  }
  if (read.scaled < 0n) return refused(`The amount must not be negative; ${shorten(said.amount)} is.`);
  if (read.scaled === 0n && options.allowZero !== true) return refused("The amount must be more than zero.");
  return parsed(money(read.scaled, code));
}

function shorten(text: string): string {
  return text.length > 30 ? `${text.slice(0, 30)}…` : text;
}

/** "2,500.00 USD", "-1,000 JPY": English grouping, all digits of the currency. */
export function formatMoney(value: Money): string {
  return `${formatAmount(value)} ${value.currency}`;
}

/** "2,500.00": the same without its currency, for a column that names it once. */
export function formatAmount(value: Money): string {
  const [whole, fraction] = splitDecimal(value.amountMinor, knownCurrency(value.currency).digits);
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === "" ? grouped : `${grouped}.${fraction}`;
}

/** Minor units as JSON text, "250000" <-> 250000n, at most the largest either way. */
export const minorJson = decimalText(
  (text) => {
    if (!/^(0|-?[1-9]\d{0,15})$/.test(text))
      return refused('An amount is whole minor units as text, such as "250000".');
    const amountMinor = BigInt(text);
    const size = amountMinor < 0n ? -amountMinor : amountMinor;
    return size > MAX_AMOUNT_MINOR ? refused("That amount is too large.") : parsed(amountMinor);
  },
  (amountMinor) => amountMinor.toString(),
);

/** An ISO 4217 code in JSON, capitals only, so that one content has one digest. */
export const currencyJson = z.string().refine((code) => currencyOf(code)?.code === code, {
  error: (issue) => unknownCurrency(String(issue.input)),
});

/** `{ amountMinor: "250000", currency: "USD" }` <-> Money. */
export const moneyJson = z.strictObject({ amountMinor: minorJson, currency: currencyJson });
