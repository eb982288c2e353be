import type { DocumentType } from "#documents/define-document-type";
import { formatNumber } from "#documents/number-pattern";
import { lockBusiness } from "#storage/business-store";
import type { Tx } from "#storage/database";
import { moveDocument, type StoredDocument, takeNumber } from "#storage/documents-store";
import { insertEntry } from "#storage/journal-store";
import { unawaited } from "#storage/unawaited";

import { typeOf } from "./document-facts.ts";

/**
 * Numbers a draft and writes it into the books. What is written is not waited for.
 *
 * @param document as it was read while its row was held, which it still is
 * @returns its number, or null when it is a draft no more and nothing is to be kept
 */
export async function issueInBooks(
  tx: Tx,
  document: StoredDocument,
  act: {
    readonly actId: string;
    readonly at: Temporal.Instant;
    readonly documentTypes: ReadonlyMap<string, DocumentType>;
  },
): Promise<string | null> {
  const { id: documentId, partyId, kind } = document;
  const type = typeOf(act.documentTypes, kind);
  if (document.status !== "draft") return null;
  const [{ numberPatterns }, place] = await Promise.all([lockBusiness(tx), takeNumber(tx, kind)]);
  const number = formatNumber(numberPatterns[kind] ?? type.numberPattern, place, document.issueDate);
  unawaited(moveDocument(tx, documentId, ["draft"], "issued", { number, issuedAt: act.at }));
  const content = type.input.decode(document.content);
  const entry = type.postings({ number, status: "issued", partyId, content });
  if (entry !== null) unawaited(insertEntry(tx, entry, { actId: act.actId, documentId, at: act.at }));
  return number;
}
