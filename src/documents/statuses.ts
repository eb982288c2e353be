import { compare, money, type Money } from "#domain/money";

/**
 * What has become of a document:
 * - draft: written, without a number, not in the books.
 * - issued: numbered and in the books; never edited again.
 * - sent: on its way to the party.
 * - partly-paid, paid: by what was allocated to it.
 * - void: taken back by a reversal, keeping its number; the end.
 */
export const STATUSES = ["draft", "issued", "sent", "partly-paid", "paid", "void"] as const;

export type DocumentStatus = (typeof STATUSES)[number];

// A payment can be taken back, so the paid ones lead back to where they were. Void is for what nothing is allocated to.
const FOLLOWED_BY: Readonly<Record<DocumentStatus, readonly DocumentStatus[]>> = {
  draft: ["issued", "void"],
  issued: ["sent", "partly-paid", "paid", "void"],
  sent: ["partly-paid", "paid", "void"],
  "partly-paid": ["paid", "issued", "sent"],
  paid: ["partly-paid", "issued", "sent"],
  void: [],
};

export function mayFollow(from: DocumentStatus, to: DocumentStatus): boolean {
  return FOLLOWED_BY[from].includes(to);
}

/**
 * The status of an issued document by what is allocated to it; with nothing allocated it is what it was before any
 * payment, which is told by whether it was sent.
 *
 * @throws Error where more is allocated than its total, or less than nothing: a bug
 */
export function statusAfterPayment(
  total: Money,
  allocated: Money,
  sentAt?: Temporal.Instant | null,
): "issued" | "sent" | "partly-paid" | "paid" {
  const toTotal = compare(allocated, total);
  const toNothing = compare(allocated, money(0n, total.currency));
  if (toTotal > 0 || toNothing < 0) throw new Error(`allocated ${allocated.amountMinor} of ${total.amountMinor}`);
  if (toTotal === 0) return "paid";
  if (toNothing > 0) return "partly-paid";
  return sentAt === undefined || sentAt === null ? "issued" : "sent";
}
