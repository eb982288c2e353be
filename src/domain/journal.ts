import { add, negate, subtract, type Money } from "./money.ts";

/**
 * The chart of accounts. A posting to receivable or customer-credit names its party: those two are kept per customer.
 * - receivable (asset): what customers owe on documents that were issued.
 * - bank (asset): money that arrived.
 * - revenue (income): what was earned, without tax.
 * - tax-payable (liability): tax charged, owed to the tax office.
 * - customer-credit (liability): money received from a customer and not yet allocated to a document.
 * - opening-balance (equity): the other side of what was brought along from before these books.
 */
export const ACCOUNTS = ["receivable", "bank", "revenue", "tax-payable", "customer-credit", "opening-balance"] as const;

export type Account = (typeof ACCOUNTS)[number];

export interface Posting {
  readonly account: Account;
  /** Debit above zero, credit below. */
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly partyId?: string;
}

/** Written once and never edited: what was wrong is reversed by another entry. */
export interface JournalEntry {
  readonly on: Temporal.PlainDate;
  readonly memo: string;
  readonly postings: readonly Posting[];
}

/**
 * The entry itself, where its postings add up to zero in each currency.
 *
 * @throws Error otherwise, or for no postings or a posting of zero: such an entry is a bug and must never be stored
 */
export function balanced(entry: JournalEntry): JournalEntry {
  const sums = new Map<string, bigint>();
  for (const { amountMinor, currency } of entry.postings) {
    if (amountMinor === 0n) throw new Error(`journal entry "${entry.memo}" has a posting of zero`);
    sums.set(currency, (sums.get(currency) ?? 0n) + amountMinor);
  }
  if (sums.size === 0) throw new Error(`journal entry "${entry.memo}" has no postings`);
  for (const [currency, sum] of sums) {
    if (sum !== 0n) throw new Error(`journal entry "${entry.memo}" is out of balance by ${sum} in ${currency}`);
  }
  return entry;
}

/** The entry that takes another one back, posting by posting. */
export function reverse(entry: JournalEntry, on: Temporal.PlainDate, memo: string): JournalEntry {
  const postings = entry.postings.map((posting) => ({ ...posting, amountMinor: -posting.amountMinor }));
  return balanced({ on, memo, postings });
}

interface EntryOf {
  readonly on: Temporal.PlainDate;
  readonly memo: string;
  readonly partyId: string;
}

/** Issuing: the customer owes net and tax; the net is earned, the tax is owed on. */
export function issueInvoiceEntry(invoice: EntryOf & { readonly net: Money; readonly tax: Money }): JournalEntry {
  const { net, tax, partyId } = invoice;
  return entryOf(invoice, [
    post("receivable", add(net, tax), partyId),
    post("revenue", negate(net)),
    post("tax-payable", negate(tax)),
  ]);
}

/** Money arriving: what is allocated settles documents, the rest is the customer's credit. */
export function paymentEntry(payment: EntryOf & { readonly received: Money; readonly allocated: Money }): JournalEntry {
  const { received, allocated, partyId } = payment;
  return entryOf(payment, [
    post("bank", received),
    post("receivable", negate(allocated), partyId),
    post("customer-credit", subtract(allocated, received), partyId),
  ]);
}

/** Credit on account settling a document; a reversal of it puts the credit back. */
export function applyCreditEntry(credit: EntryOf & { readonly amount: Money }): JournalEntry {
  const { amount, partyId } = credit;
  return entryOf(credit, [post("customer-credit", amount, partyId), post("receivable", negate(amount), partyId)]);
}

function entryOf({ on, memo }: EntryOf, postings: readonly Posting[]): JournalEntry {
  const real = postings.filter((posting) => posting.amountMinor !== 0n);
  return balanced({ on, memo, postings: real });
}

function post(account: Account, { amountMinor, currency }: Money, partyId?: string): Posting {
  return { account, amountMinor, currency, ...(partyId === undefined ? {} : { partyId }) };
}
