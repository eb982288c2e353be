import type { DocumentType } from "#documents/define-document-type";
import type { DocumentView } from "#documents/view";
import { money } from "#domain/money";
import { theBusiness } from "#storage/business-store";
import type { Db } from "#storage/database";
import { businessLogo } from "#storage/logos-store";
import type { StoredDocument } from "#storage/documents-store";
import { settledMinor } from "#storage/payments-store";

import { type Around, documentView } from "./document-view.ts";
import { existingParty } from "./existing.ts";
import { letterheadOf } from "./letterhead.ts";
import { namesAround } from "./names-around.ts";

/** A stored document's page with what it was made of. */
export interface DocumentPage extends Pick<Around, "business" | "party" | "replaces"> {
  readonly view: DocumentView;
}

/** A stored document as its page shows it, with what the books know around it. */
export async function readDocumentView(
  db: Db,
  document: StoredDocument,
  documentTypes: ReadonlyMap<string, DocumentType>,
): Promise<DocumentView> {
  return (await readDocumentPage(db, document, documentTypes)).view;
}

export async function readDocumentPage(
  db: Db,
  document: StoredDocument,
  documentTypes: ReadonlyMap<string, DocumentType>,
): Promise<DocumentPage> {
  const [business, logo, party, names, settled] = await Promise.all([
    theBusiness(db),
    businessLogo(db),
    existingParty(db, document.partyId),
    namesAround(db, document),
    document.status === "partly-paid" ? settledMinor(db, document.id) : null,
  ]);
  const { amountMinor, currency } = document.total;
  const view = documentView(
    document,
    {
      business,
      letterhead: letterheadOf(business, logo),
      party,
      ...names,
      ...(settled === null ? {} : { open: money(amountMinor - settled, currency) }),
    },
    documentTypes,
  );
  return { view, business, party, ...names };
}
