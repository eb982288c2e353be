import { Refused } from "#kernel/errors";
import type { Undrawable } from "#documents/view";
import type { DocumentType } from "#documents/define-document-type";
import { formatNumber } from "#documents/number-pattern";
import { senderOf } from "#domain/sender";
import { undrawableWords } from "#domain/policy";
import { lockBusiness } from "#storage/business-store";
import type { Tx } from "#storage/database";
import { issueDraft, type StoredDocument, takeNumber } from "#storage/documents-store";
import { insertEntry } from "#storage/journal-store";
import { unawaited } from "#storage/unawaited";

import { typeOf } from "./type-of.ts";
import { existingParty } from "./existing.ts";
import { pageToIssue } from "./page-to-issue.ts";

/**
 * Numbers a draft, keeps who it is from and to with it, and writes it into the books. What is written is not waited for.
 *
 * @param document as it was read while its row was held, which it still is
 * @returns its number, or null when it is a draft no more and nothing is to be kept
 * @throws Refused `undrawable` where a character of its page is in no font: the number goes back with the transaction
 */
export async function issueInBooks(
  tx: Tx,
  document: StoredDocument,
  act: {
    readonly actId: string;
    readonly at: Temporal.Instant;
    readonly documentTypes: ReadonlyMap<string, DocumentType>;
    readonly undrawable: Undrawable;
  },
): Promise<string | null> {
  const { id: documentId, partyId, kind } = document;
  const type = typeOf(act.documentTypes, kind);
  if (document.status !== "draft") return null;
  const [business, place, { name, address, email, taxId }] = await Promise.all([
    lockBusiness(tx),
    takeNumber(tx, kind),
    existingParty(tx, partyId),
  ]);
  const number = formatNumber(business.numberPatterns[kind] ?? type.numberPattern, place, document.issueDate);
  const kept = { sender: senderOf(business), recipient: { name, address, email, taxId } };
  const problem = act.undrawable(pageToIssue({ ...document, number }, kept, act.documentTypes));
  if (problem !== "") throw new Refused("undrawable", undrawableWords(problem), "Nothing was issued.");
  unawaited(issueDraft(tx, documentId, { number, at: act.at, ...kept, logoId: business.logo?.id ?? null }));
  const content = type.input.decode(document.content);
  const entry = type.postings({ number, status: "issued", partyId, content });
  if (entry !== null) unawaited(insertEntry(tx, entry, { actId: act.actId, documentId, at: act.at }));
  return number;
}
