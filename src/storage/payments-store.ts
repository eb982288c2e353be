import type { Money } from "#domain/money";
import { newId } from "#kernel/ids";

import type { Payment as PaymentRow } from "../generated/prisma/client.ts";

import { fromDbDate, toDbDate, toDbInstant } from "./convert.ts";
import type { Db, Tx } from "./database.ts";

export interface Payment {
  readonly id: string;
  readonly partyId: string;
  readonly amount: Money;
  readonly receivedOn: Temporal.PlainDate;
  readonly method: string | null;
  readonly reversed: boolean;
}

export interface Allocation {
  readonly id: string;
  readonly paymentId: string;
  readonly documentId: string;
  readonly amountMinor: bigint;
}

export async function paymentById(db: Db, id: string): Promise<Payment | null> {
  const row = await db.payment.findUnique({ where: { id } });
  return row === null ? null : asPayment(row);
}

/** A party's payments that were not taken back, the newest first; the last fifty. */
export async function standingPayments(db: Db, partyId: string): Promise<readonly Payment[]> {
  const where = { partyId, reversedAt: null };
  const rows = await db.payment.findMany({ where, orderBy: [{ receivedOn: "desc" }, { id: "desc" }], take: 50 });
  return rows.map(asPayment);
}

export async function insertPayment(
  tx: Tx,
  payment: Omit<Payment, "id" | "reversed">,
  at: Temporal.Instant,
): Promise<Payment> {
  const row = await tx.payment.create({
    data: {
      id: newId("pay"),
      partyId: payment.partyId,
      amountMinor: payment.amount.amountMinor,
      currency: payment.amount.currency,
      receivedOn: toDbDate(payment.receivedOn),
      method: payment.method,
      recordedAt: toDbInstant(at),
    },
  });
  return asPayment(row);
}

/** @returns false when it was reversed before */
export async function markReversed(tx: Tx, paymentId: string, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.payment.updateMany({
    where: { id: paymentId, reversedAt: null },
    data: { reversedAt: toDbInstant(at) },
  });
  return count === 1;
}

export async function insertAllocation(
  tx: Tx,
  allocation: Omit<Allocation, "id"> & {
    readonly currency: string;
    readonly on: Temporal.PlainDate;
    readonly reversesId?: string;
  },
  at: Temporal.Instant,
): Promise<string> {
  const { paymentId, documentId, amountMinor, currency } = allocation;
  const id = newId("alc");
  await tx.allocation.create({
    data: {
      id,
      paymentId,
      documentId,
      amountMinor,
      currency,
      date: toDbDate(allocation.on),
      reversesId: allocation.reversesId ?? null,
      createdAt: toDbInstant(at),
    },
  });
  return id;
}

/** The allocations of a payment that have not been taken back. */
export async function standingAllocations(db: Db, paymentId: string): Promise<readonly Allocation[]> {
  const rows = await db.allocation.findMany({ where: { paymentId }, orderBy: { id: "asc" } });
  const reversed = new Set(rows.flatMap((row) => (row.reversesId === null ? [] : [row.reversesId])));
  return rows
    .filter((row) => row.reversesId === null && !reversed.has(row.id))
    .map(({ id, documentId, amountMinor }) => ({ id, paymentId, documentId, amountMinor }));
}

/** Allocations by their ids, and whether each was taken back. */
export async function allocationsById(
  db: Db,
  ids: readonly string[],
): Promise<readonly (Allocation & { readonly currency: string; readonly reversed: boolean })[]> {
  const rows = await db.allocation.findMany({
    where: { OR: [{ id: { in: [...ids] } }, { reversesId: { in: [...ids] } }] },
    orderBy: { id: "asc" },
  });
  const reversed = new Set(rows.map(({ reversesId }) => reversesId));
  return rows
    .filter(({ id, reversesId }) => ids.includes(id) && reversesId === null)
    .map((row) => ({ ...row, reversed: reversed.has(row.id) }));
}

/** What has been settled of a document, in its own currency's minor units. */
export async function settledMinor(db: Db, documentId: string): Promise<bigint> {
  const sum = await db.allocation.aggregate({ where: { documentId }, _sum: { amountMinor: true } });
  return sum._sum.amountMinor ?? 0n;
}

/** A party's payments that are not wholly allocated: credit on account, oldest first. */
export async function creditPayments(
  db: Db,
  partyId: string,
): Promise<readonly { readonly paymentId: string; readonly left: Money }[]> {
  const rows = await db.$queryRaw<{ id: string; currency: string; left_minor: bigint }[]>`
    select p.id, p.currency, (p.amount_minor - coalesce(sum(a.amount_minor), 0))::bigint as left_minor
    from payments p left join allocations a on a.payment_id = p.id
    where p.party_id = ${partyId} and p.reversed_at is null
    group by p.id
    having p.amount_minor > coalesce(sum(a.amount_minor), 0)
    order by p.received_on, p.id`;
  return rows.map((row) => ({ paymentId: row.id, left: { amountMinor: row.left_minor, currency: row.currency } }));
}

function asPayment(row: PaymentRow): Payment {
  return {
    id: row.id,
    partyId: row.partyId,
    amount: { amountMinor: row.amountMinor, currency: row.currency },
    receivedOn: fromDbDate(row.receivedOn),
    method: row.method,
    reversed: row.reversedAt !== null,
  };
}
