import { NOT_SET } from "#domain/business";
import type { Business } from "#storage/business-store";
import type { DocumentType } from "#documents/define-document-type";
import type { DocumentView } from "#documents/view";
import type { StoredDocument } from "#storage/documents-store";
import type { Party } from "#storage/parties-store";

import { typeOf } from "./document-facts.ts";

/** A stored document as it is read. */
export function documentView(
  document: StoredDocument,
  parties: { readonly business: Business; readonly party: Party },
  documentTypes: ReadonlyMap<string, DocumentType>,
): DocumentView {
  const type = typeOf(documentTypes, document.kind);
  const { number, status, partyId } = document;
  const { business, party } = parties;
  return type.view(
    { number, status, partyId, content: type.input.decode(document.content) },
    { name: business.name ?? NOT_SET, lines: lines(business.address) },
    { name: party.name, lines: [...lines(party.address), ...(party.email === null ? [] : [party.email])] },
  );
}

function lines(address: string | null): string[] {
  return address === null ? [] : address.split("\n");
}
