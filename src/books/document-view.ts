import type { Business } from "#storage/business-store";
import type { DocumentType } from "#documents/define-document-type";
import type { DocumentView, Row } from "#documents/view";
import type { StoredDocument } from "#storage/documents-store";
import type { Party } from "#storage/parties-store";

import { typeOf } from "./document-facts.ts";

/** Shown where the business has no name yet: said, never made up. */
const NO_NAME = "(your business's name is not set)";

/** Who a document is from and to, and the names of those that it replaces and is replaced by, where there are any. */
export interface ViewNames {
  readonly business: Business;
  readonly party: Party;
  readonly replaces?: string | undefined;
  readonly replacedBy?: string | undefined;
}

/** A stored document as it is read. */
export function documentView(
  document: StoredDocument,
  names: ViewNames,
  documentTypes: ReadonlyMap<string, DocumentType>,
): DocumentView {
  const type = typeOf(documentTypes, document.kind);
  const { number, status, partyId } = document;
  const { business, party } = names;
  const view = type.view(
    { number, status, partyId, content: type.input.decode(document.content) },
    { name: business.name ?? NO_NAME, lines: lines(business.address) },
    { name: party.name, lines: [...lines(party.address), ...(party.email === null ? [] : [party.email])] },
  );
  return { ...view, dates: [...view.dates, ...replacementRows(names)] };
}

function replacementRows({ replaces, replacedBy }: ViewNames): Row[] {
  return [
    ...(replaces === undefined ? [] : [{ label: "Replaces", value: replaces }]),
    ...(replacedBy === undefined ? [] : [{ label: "Replaced by", value: replacedBy }]),
  ];
}

function lines(address: string | null): string[] {
  return address === null ? [] : address.split("\n");
}
