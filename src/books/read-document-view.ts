import type { DocumentType } from "#documents/define-document-type";
import type { DocumentView } from "#documents/view";
import { money } from "#domain/money";
import { theBusiness } from "#storage/business-store";
import type { Db } from "#storage/database";
import { type KeptParties, keptParties } from "#storage/kept-parties";
import { businessLogo } from "#storage/logos-store";
import type { StoredDocument } from "#storage/documents-store";
import { settledMinor } from "#storage/payments-store";

import { type Around, documentView } from "./document-view.ts";
import { existingParty } from "./existing.ts";
import { letterheadOf } from "./letterhead.ts";
import { namesAround } from "./names-around.ts";

/** A stored document's page, and the number of the document that it replaces. */
export interface DocumentPage extends Pick<Around, "replaces"> {
  readonly view: DocumentView;
}

/** The page of {@link readDocumentPage} alone. */
export async function readDocumentView(
  db: Db,
  document: StoredDocument,
  documentTypes: ReadonlyMap<string, DocumentType>,
): Promise<DocumentView> {
  return (await readDocumentPage(db, document, documentTypes)).view;
}

/**
 * A stored document as its page shows it, with what the books know around it. Who an issued one is from and to is as it
 * was when it was issued; a draft shows how they are today.
 */
export async function readDocumentPage(
  db: Db,
  document: StoredDocument,
  documentTypes: ReadonlyMap<string, DocumentType>,
): Promise<DocumentPage> {
  const [kept, names, settled] = await Promise.all([
    document.number === null ? null : keptParties(db, document.id),
    namesAround(db, document),
    document.status === "partly-paid" ? settledMinor(db, document.id) : null,
  ]);
  const { sender, logo, recipient } = kept ?? (await partiesToday(db, document));
  const { amountMinor, currency } = document.total;
  const view = documentView(
    document,
    {
      business: sender,
      letterhead: letterheadOf(sender, logo),
      party: recipient,
      ...names,
      ...(settled === null ? {} : { open: money(amountMinor - settled, currency) }),
    },
    documentTypes,
  );
  return { view, ...names };
}

async function partiesToday(db: Db, { partyId }: StoredDocument): Promise<KeptParties> {
  const [sender, logo, recipient] = await Promise.all([theBusiness(db), businessLogo(db), existingParty(db, partyId)]);
  return { sender, logo, recipient };
}
