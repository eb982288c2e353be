import { add, formatMoney, type Money, money } from "#domain/money";

/** One sum for each currency, by its code: currencies are never added to each other. */
export function sums(amounts: readonly Money[]): readonly Money[] {
  return [...Map.groupBy(amounts, ({ currency }) => currency)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, own]) => own.reduce(add, money(0n, currency)))
    .filter(({ amountMinor }) => amountMinor !== 0n);
}

/** "1,200.00 EUR, 20.00 GBP and 300.00 USD"; "nothing" for none. */
export function sumWords(amounts: readonly Money[]): string {
  const own = sums(amounts).map(formatMoney);
  const last = own.pop();
  if (last === undefined) return "nothing";
  return own.length === 0 ? last : `${own.join(", ")} and ${last}`;
}
