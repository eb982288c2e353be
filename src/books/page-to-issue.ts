import type { DocumentType } from "#documents/define-document-type";
import type { DocumentView } from "#documents/view";
import type { Recipient, Sender } from "#domain/sender";
import type { StoredDocument } from "#storage/documents-store";

import { documentView } from "./document-view.ts";
import { letterheadOf } from "./letterhead.ts";

/** What a draft's page will say once it is issued, without its logo. */
export function pageToIssue(
  draft: StoredDocument,
  { sender, recipient }: { readonly sender: Sender; readonly recipient: Recipient },
  documentTypes: ReadonlyMap<string, DocumentType>,
): DocumentView {
  const around = { business: sender, letterhead: letterheadOf(sender, null), party: recipient };
  return documentView({ ...draft, status: "issued" }, around, documentTypes);
}
