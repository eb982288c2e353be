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
  const { actId, documentId = null, paymentId = null, reversesId = null, at } = origin;
  const postings = entry.postings.map(({ account, partyId = null, amountMinor, currency }) => {
    return { account, partyId, amountMinor: amountMinor.toString(), currency };
  });
  await tx.$executeRaw`
    with entry as (
      insert into journal_entries (id, date, memo, document_id, payment_id, reverses_id, act_id, created_at)
      values (${id}, ${toDbDate(entry.on)}::date, ${entry.memo}, ${documentId}, ${paymentId}, ${reversesId}, ${actId}, ${toDbInstant(at)})
    )
    insert into postings (entry_id, account, party_id, amount_minor, currency)
    select ${id}, account, "partyId", "amountMinor", currency
    from jsonb_to_recordset(${JSON.stringify(postings)}::jsonb) as postings
      (account text, "partyId" text, "amountMinor" bigint, currency text)`;
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
