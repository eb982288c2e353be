import { Refused } from "#kernel/errors";
import type { Db } from "#storage/database";
import { documentById, type StoredDocument } from "#storage/documents-store";
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
