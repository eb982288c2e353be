import type { DocumentStatus } from "#documents/statuses";
import type { Money } from "#domain/money";
import type { Span } from "#domain/span";

import { fromDbDate, toDbDate } from "./convert.ts";
import type { Db } from "./database.ts";

/** What is listed: of one party or all, in a time that is open on either side, in some statuses. */
export interface ListingFilter extends Partial<Span> {
  readonly partyId?: string;
}

/** What documents of one currency come to. */
export interface DocumentSums {
  readonly count: number;
  readonly net: Money;
  readonly tax: Money;
  readonly total: Money;
}

export interface ListedDocument {
  /** Null while it is a draft. */
  readonly number: string | null;
  readonly partyName: string;
  readonly status: DocumentStatus;
  readonly issueDate: Temporal.PlainDate;
  readonly total: Money;
}

/**
 * Documents that are owed once they are issued, by their issue date, newest first, `limit` at most; and what all of them
 * come to, void ones left out. One without a number is there only where drafts are asked for: a draft that was dropped
 * is nobody's invoice.
 */
export async function listDocuments(
  db: Db,
  { partyId, from, to, statuses }: ListingFilter & { readonly statuses: readonly DocumentStatus[] },
  limit: number,
): Promise<{ readonly sums: readonly DocumentSums[]; readonly documents: readonly ListedDocument[] }> {
  const where = {
    ...ofParty(partyId),
    owed: true,
    status: { in: [...statuses] },
    issueDate: within({ from, to }),
    ...(statuses.includes("draft") ? {} : { number: { not: null } }),
  };
  const [groups, rows] = await Promise.all([
    db.document.groupBy({
      by: ["currency"],
      where: { ...where, status: { in: statuses.filter((status) => status !== "void") } },
      _count: true,
      _sum: { netMinor: true, taxMinor: true, totalMinor: true },
      orderBy: { currency: "asc" },
    }),
    db.document.findMany({
      where,
      orderBy: [{ issueDate: "desc" }, { id: "desc" }],
      take: limit,
      include: { party: { select: { name: true } } },
    }),
  ]);
  return {
    sums: groups.map(({ currency, _count: count, _sum: sum }) => ({
      count,
      net: { amountMinor: sum.netMinor ?? 0n, currency },
      tax: { amountMinor: sum.taxMinor ?? 0n, currency },
      total: { amountMinor: sum.totalMinor ?? 0n, currency },
    })),
    documents: rows.map(({ number, party, status, issueDate, totalMinor, currency }) => ({
      number,
      partyName: party.name,
      status: status as DocumentStatus,
      issueDate: fromDbDate(issueDate),
      total: { amountMinor: totalMinor, currency },
    })),
  };
}

export interface ListedPayment {
  readonly partyName: string;
  readonly amount: Money;
  readonly receivedOn: Temporal.PlainDate;
  readonly method: string | null;
}

/** Payments that were not taken back, by the day of receipt, newest first; and what all of them come to. */
export async function listPayments(
  db: Db,
  { partyId, from, to }: ListingFilter,
  limit: number,
): Promise<{
  readonly count: number;
  readonly sums: readonly Money[];
  readonly payments: readonly ListedPayment[];
}> {
  const where = { ...ofParty(partyId), reversedAt: null, receivedOn: within({ from, to }) };
  const [groups, rows] = await Promise.all([
    db.payment.groupBy({
      by: ["currency"],
      where,
      _count: true,
      _sum: { amountMinor: true },
      orderBy: { currency: "asc" },
    }),
    db.payment.findMany({
      where,
      orderBy: [{ receivedOn: "desc" }, { id: "desc" }],
      take: limit,
      include: { party: { select: { name: true } } },
    }),
  ]);
  return {
    count: groups.reduce((sum, { _count: count }) => sum + count, 0),
    sums: groups.map(({ currency, _sum: sum }) => ({ amountMinor: sum.amountMinor ?? 0n, currency })),
    payments: rows.map(({ party, amountMinor, currency, receivedOn, method }) => ({
      partyName: party.name,
      amount: { amountMinor, currency },
      receivedOn: fromDbDate(receivedOn),
      method,
    })),
  };
}

const ofParty = (partyId: string | undefined) => (partyId === undefined ? {} : { partyId });

function within({
  from,
  to,
}: {
  readonly from?: Temporal.PlainDate | undefined;
  readonly to?: Temporal.PlainDate | undefined;
}) {
  return {
    ...(from === undefined ? {} : { gte: toDbDate(from) }),
    ...(to === undefined ? {} : { lte: toDbDate(to) }),
  };
}
