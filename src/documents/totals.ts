import { allocate, formatMoney, MAX_AMOUNT_MINOR, money, mulDiv } from "#domain/money";
import { parsed, refused, type Parsed } from "#domain/parsed";
import { HUNDRED_PERCENT, type Percent } from "#domain/percent";
import { QUANTITY_ONE } from "#domain/quantity";

import type { Line } from "./line.ts";

/** What the figures of a document are worked out from. */
export interface Priced {
  readonly currency: string;
  readonly lines: readonly Line[];
  /** True where the prices have their tax in them; false where it comes on top. */
  readonly taxIncluded: boolean;
  /** A discount on the whole document, after those of its lines. */
  readonly discountPercent?: Percent;
}

/** All in minor units of `currency`. `netMinor + taxMinor = totalMinor`, always, and so for each rate. */
export interface Totals {
  readonly currency: string;
  readonly lines: readonly LineTotals[];
  /** The lines' amounts, before the document's discount; with tax in them where the prices have. */
  readonly subtotalMinor: bigint;
  readonly discountMinor: bigint;
  readonly netMinor: bigint;
  /** One row a rate, the highest first. Lines without a rate are in none. */
  readonly taxes: readonly TaxRow[];
  readonly taxMinor: bigint;
  readonly totalMinor: bigint;
}

export interface LineTotals {
  /** Quantity x price less the line's own discount: what its row shows. */
  readonly amountMinor: bigint;
  /** Its share of the document's discount. */
  readonly discountMinor: bigint;
}

export interface TaxRow {
  readonly percent: Percent;
  /** What the rate applies to, without the tax. */
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
}

const MAX_LINES = 500;

/**
 * The figures of a document. Money is rounded in three places only, by the rule of `mulDiv`:
 * 1. each line once: quantity x price less its discount;
 * 2. the document's discount once, on the sum of the lines; `allocate` spreads it over them without losing a unit;
 * 3. tax once for each rate, on the sum of its lines. Not line by line: the tax then is the rate applied to the net
 *    that the document shows, which is what a tax return and a reader with a calculator check, and twenty lines
 *    cannot drift by ten units.
 *
 * @returns the totals; or, in plain words, why there can be none
 */
export function totalsOf(priced: Priced): Parsed<Totals> {
  const { currency, lines } = priced;
  if (lines.length === 0) return refused("There is nothing on it: add at least one line.");
  if (lines.length > MAX_LINES) return refused(`It has ${lines.length} lines, and ${MAX_LINES} is the most.`);
  const amounts = lines.map(lineAmount);
  const subtotalMinor = sum(amounts);
  const discountMinor = mulDiv(subtotalMinor, priced.discountPercent ?? 0n, HUNDRED_PERCENT);
  const discounts = allocate(discountMinor, amounts);
  const lineTotals = amounts.map((amountMinor, index) => ({ amountMinor, discountMinor: discounts[index] ?? 0n }));
  const taxes = taxRows(lines, lineTotals, priced.taxIncluded);
  const taxMinor = sum(taxes.map((row) => row.taxMinor));
  const charged = subtotalMinor - discountMinor;
  const netMinor = priced.taxIncluded ? charged - taxMinor : charged;
  const totalMinor = netMinor + taxMinor;
  const most = money(MAX_AMOUNT_MINOR, currency);
  if (totalMinor <= 0n)
    return refused(`Its total is ${formatMoney(money(totalMinor, currency))}; it must be more than zero.`);
  // The subtotal too: it is stored and shown, and a discount could hide one beyond what a row can hold.
  if (totalMinor > MAX_AMOUNT_MINOR || subtotalMinor > MAX_AMOUNT_MINOR) {
    return refused(`It comes to more than ${formatMoney(most)}, which is the most that one document can hold.`);
  }
  return parsed({ currency, lines: lineTotals, subtotalMinor, discountMinor, netMinor, taxes, taxMinor, totalMinor });
}

function lineAmount({ quantity, unitPriceMinor, discountPercent = 0n }: Line): bigint {
  return mulDiv(unitPriceMinor, quantity * (HUNDRED_PERCENT - discountPercent), QUANTITY_ONE * HUNDRED_PERCENT);
}

function taxRows(lines: readonly Line[], totals: readonly LineTotals[], taxIncluded: boolean): TaxRow[] {
  const byRate = new Map<Percent, bigint>();
  lines.forEach(({ taxPercent }, index) => {
    const line = totals[index];
    if (taxPercent === undefined || line === undefined) return;
    byRate.set(taxPercent, (byRate.get(taxPercent) ?? 0n) + line.amountMinor - line.discountMinor);
  });
  return [...byRate]
    .toSorted(([a], [b]) => (a > b ? -1 : 1))
    .map(([percent, base]) => {
      if (!taxIncluded) return { percent, netMinor: base, taxMinor: mulDiv(base, percent, HUNDRED_PERCENT) };
      const taxMinor = mulDiv(base, percent, HUNDRED_PERCENT + percent);
      return { percent, netMinor: base - taxMinor, taxMinor };
    });
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}
