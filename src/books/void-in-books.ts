import { reverse } from "#domain/journal";
import type { Tx } from "#storage/database";
import { moveDocument, type StoredDocument } from "#storage/documents-store";
import { insertEntry, standingEntries } from "#storage/journal-store";

/** Takes a document out of the books by reversing entries; it keeps its number. Whoever calls it holds its row. */
export async function voidInBooks(
  tx: Tx,
  { id: documentId, status }: StoredDocument,
  act: {
    readonly actId: string;
    readonly at: Temporal.Instant;
    /** The business date from which it counts no more. */
    readonly on: Temporal.PlainDate;
    readonly memo: string;
  },
): Promise<void> {
  for (const entry of await standingEntries(tx, { documentId })) {
    await insertEntry(tx, reverse(entry, act.on, act.memo), {
      actId: act.actId,
      documentId,
      reversesId: entry.id,
      at: act.at,
    });
  }
  await moveDocument(tx, documentId, [status], "void", { voidedAt: act.at, voidedOn: act.on });
}
