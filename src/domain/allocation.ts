import { compare, formatMoney, subtract, type Money } from "./money.ts";
import type { OpenItem } from "./open-item.ts";
import { parsed, refused, type Parsed } from "./parsed.ts";

/** Which documents a payment settles, and what is left over as the payer's credit on account (zero or more). */
export interface Allocated<Item extends OpenItem> {
  readonly allocations: readonly { readonly item: Item; readonly amount: Money }[];
  readonly credit: Money;
}

/**
 * Spreads a payment over the payer's open items: the oldest due date first or, where `to` names documents by id, over
 * those only and in that order. The last one reached may be paid in part; what is left is credit on account. Items in
 * another currency are passed over, and refused where they were named.
 */
export function allocatePayment<Item extends OpenItem>(
  payment: Money,
  items: readonly Item[],
  options: { readonly to?: readonly string[] } = {},
): Parsed<Allocated<Item>> {
  if (payment.amountMinor <= 0n) return refused("A payment must be more than zero.");
  const chosen = options.to === undefined ? parsed(oldestFirst(payment, items)) : named(payment, items, options.to);
  if (!chosen.ok) return chosen;
  const allocations: { item: Item; amount: Money }[] = [];
  let left = payment;
  for (const item of chosen.value) {
    if (left.amountMinor === 0n) break;
    const amount = compare(left, item.open) < 0 ? left : item.open;
    allocations.push({ item, amount });
    left = subtract(left, amount);
  }
  return parsed({ allocations, credit: left });
}

function oldestFirst<Item extends OpenItem>(payment: Money, items: readonly Item[]): Item[] {
  return items
    .filter((item) => item.open.currency === payment.currency)
    .toSorted(
      // Ids sort by birth, so of two that are due on one day the one written first comes first.
      (a, b) => Temporal.PlainDate.compare(a.dueDate, b.dueDate) || (a.documentId < b.documentId ? -1 : 1),
    );
}

function named<Item extends OpenItem>(payment: Money, items: readonly Item[], to: readonly string[]): Parsed<Item[]> {
  const chosen: Item[] = [];
  for (const id of new Set(to)) {
    const item = items.find((candidate) => candidate.documentId === id);
    if (item === undefined) return refused("A document that the payment was meant for is not open any more.");
    if (item.open.currency !== payment.currency) {
      return refused(
        `${item.number} is in ${item.open.currency}, so ${formatMoney(payment)} cannot be allocated to it.`,
      );
    }
    chosen.push(item);
  }
  return parsed(chosen);
}
