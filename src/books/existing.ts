import { Refused } from "#kernel/errors";
import type { Db, Tx } from "#storage/database";
import { documentById, lockDocument, type StoredDocument } from "#storage/documents-store";
import { partyById, type Party } from "#storage/parties-store";

/** @throws Refused `no-such-document` */
export async function existingDocument(db: Db, id: string): Promise<StoredDocument> {
  const document = await documentById(db, id);
  if (document !== null) return document;
  throw new Refused(
    "no-such-document",
    "That document does not exist.",
    'Say "who owes me money?" to see the open ones.',
  );
}

/** The same, locked until the transaction ends. @throws Refused `no-such-document` */
export async function existingDocumentLocked(tx: Tx, id: string): Promise<StoredDocument> {
  return (await lockDocument(tx, id)) ?? existingDocument(tx, id);
}

/** @throws Refused `no-such-party` */
export async function existingParty(db: Db, id: string): Promise<Party> {
  const party = await partyById(db, id);
  if (party !== null) return party;
  throw new Refused("no-such-party", "That customer does not exist.", 'Add them first: "add customer Acme Ltd".');
}

/** What people call a document: its number, or that it is a draft. */
export function nameOf(document: StoredDocument): string {
  return document.number ?? `the draft ${document.kind}`;
}
