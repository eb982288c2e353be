import { formatMoney, money, mulDiv, parseMoney, type Money } from "#domain/money";
import { HUNDRED_PERCENT, parsePercent } from "#domain/percent";
import { formatQuantity, parseQuantity } from "#domain/quantity";

import { no } from "./instead.ts";
import type { LineChange, WireLine } from "./revise-lines.ts";

/**
 * The quantity of a line that has so many more or fewer now; undefined where neither was said.
 *
 * @throws Instead where nothing would be left
 */
export function quantityBy({ quantity }: WireLine, { quantityMore, quantityLess }: LineChange): string | undefined {
  const said = quantityMore ?? quantityLess;
  if (said === undefined) return undefined;
  const [now, by] = [parseQuantity(quantity), parseQuantity(said)];
  if (!by.ok || !now.ok) throw no(`${by.ok ? "" : by.problem} Nothing was changed.`.trim());
  // "2 more hours" of what is charged as a whole is no matter of counting.
  if (quantity === "1")
    throw no(
      'Its line is one piece, so it cannot be counted up or down. Say how many there are in all, such as "make it 3 hours".',
    );
  const changed = quantityMore === undefined ? now.value - by.value : now.value + by.value;
  if (changed <= 0n) throw no(`There are ${quantity} only, so ${said} fewer leaves nothing. Nothing was changed.`);
  return formatQuantity(changed);
}

/**
 * The price of one that went up or down by so much; undefined where neither was said.
 *
 * @throws Instead for another currency, and where nothing would be left
 */
export function priceBy(
  { currency }: { readonly currency: string },
  { unitPriceMinor }: WireLine,
  change: LineChange,
): Money | undefined {
  const now = BigInt(unitPriceMinor);
  const { percentMore } = change;
  if (percentMore !== undefined) {
    const rate = parsePercent(percentMore);
    if (!rate.ok) throw no(`${rate.problem} Nothing was changed.`);
    return money(mulDiv(now, HUNDRED_PERCENT + rate.value, HUNDRED_PERCENT), currency);
  }
  const more = change.priceMore ?? inCurrency(change.figureMore, currency);
  const said = more ?? change.priceLess ?? inCurrency(change.figureLess, currency);
  if (said === undefined) return undefined;
  const by = parseMoney(said);
  if (!by.ok) throw no(`${by.problem} Nothing was changed.`);
  if (by.value.currency !== currency)
    throw no(`It is in ${currency}, and ${formatMoney(by.value)} is not. Nothing was changed.`);
  const changed = more === undefined ? now - by.value.amountMinor : now + by.value.amountMinor;
  if (changed <= 0n)
    throw no(
      `It is ${formatMoney(money(now, currency))}, so ${formatMoney(by.value)} less leaves nothing. Nothing was changed.`,
    );
  return money(changed, currency);
}

function inCurrency(amount: string | undefined, currency: string): LineChange["priceMore"] {
  return amount === undefined ? undefined : { amount, currency };
}

/** Whether the price of one goes up or down by an amount. */
export function changesPrice({ priceMore, priceLess, figureMore, figureLess }: LineChange): boolean {
  return [priceMore, priceLess, figureMore, figureLess].some((one) => one !== undefined);
}
