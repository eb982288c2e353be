import type { JournalEntry } from "#domain/journal";
import { newId } from "#kernel/ids";

import type { JournalEntry as EntryRow, Posting as PostingRow } from "../generated/prisma/client.ts";

import { fromDbDate, toDbDate, toDbInstant } from "./convert.ts";
import type { Db, Tx } from "./database.ts";

/** What an entry belongs to: the act that made it, and the document or payment that it is about. */
export interface EntryOrigin {
  readonly actId: string;
  readonly documentId?: string;
  readonly paymentId?: string;
  readonly reversesId?: string;
  readonly at: Temporal.Instant;
}

export interface StoredEntry extends JournalEntry {
  readonly id: string;
  readonly reversed: boolean;
}

/** Writes one balanced entry. The database refuses one that does not balance, whoever writes it. */
export async function insertEntry(tx: Tx, entry: JournalEntry, origin: EntryOrigin): Promise<string> {
  const id = newId("jrn");
  await tx.journalEntry.create({
    data: {
      id,
      date: toDbDate(entry.on),
      memo: entry.memo,
      documentId: origin.documentId ?? null,
      paymentId: origin.paymentId ?? null,
      reversesId: origin.reversesId ?? null,
      actId: origin.actId,
      createdAt: toDbInstant(origin.at),
    },
  });
  await tx.posting.createMany({
    data: entry.postings.map((posting) => ({
      entryId: id,
      account: posting.account,
      partyId: posting.partyId ?? null,
      amountMinor: posting.amountMinor,
      currency: posting.currency,
    })),
  });
  return id;
}

/** The entries of a document or a payment that no later entry has reversed. */
export async function standingEntries(
  db: Db,
  about: { readonly documentId: string } | { readonly paymentId: string },
): Promise<readonly StoredEntry[]> {
  const rows = await db.journalEntry.findMany({
    where: about,
    include: { postings: true },
    orderBy: { createdAt: "asc" },
  });
  const reversed = new Set(rows.flatMap((row) => (row.reversesId === null ? [] : [row.reversesId])));
  return rows.filter((row) => row.reversesId === null && !reversed.has(row.id)).map(asEntry);
}

function asEntry(row: EntryRow & { readonly postings: readonly PostingRow[] }): StoredEntry {
  return {
    id: row.id,
    on: fromDbDate(row.date),
    memo: row.memo,
    reversed: false,
    postings: row.postings.map(({ account, amountMinor, currency, partyId }) => ({
      account: account as JournalEntry["postings"][number]["account"],
      amountMinor,
      currency,
      ...(partyId === null ? {} : { partyId }),
    })),
  };
}

/** The entries of one act that no later entry has reversed, with the payment that each is about. */
export async function entriesOfAct(
  db: Db,
  actId: string,
): Promise<readonly (StoredEntry & { readonly paymentId: string | null })[]> {
  const rows = await db.journalEntry.findMany({
    where: { actId, reversesId: null },
    include: { postings: true },
    orderBy: { id: "asc" },
  });
  const taken = await db.journalEntry.findMany({ where: { reversesId: { in: rows.map(({ id }) => id) } } });
  const reversed = new Set(taken.map(({ reversesId }) => reversesId));
  return rows.filter(({ id }) => !reversed.has(id)).map((row) => ({ ...asEntry(row), paymentId: row.paymentId }));
}

/** The sum of all postings in each currency: zero in every one, or the books do not balance. */
export async function journalBalance(db: Db): Promise<ReadonlyMap<string, bigint>> {
  const rows = await db.$queryRaw<{ currency: string; sum: bigint }[]>`
    select currency, sum(amount_minor)::bigint as sum from postings group by currency`;
  return new Map(rows.map((row) => [row.currency, row.sum]));
}
