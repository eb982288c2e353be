import { formatMoney } from "#domain/money";
import { nameIdentity } from "#domain/party";
import type { Facts } from "#domain/policy";
import { senderOf } from "#domain/sender";
import type { DocumentType } from "#documents/define-document-type";
import type { Undrawable } from "#documents/view";
import type { Business } from "#storage/business-store";
import type { Db } from "#storage/database";
import type { StoredDocument } from "#storage/documents-store";
import { type AgreedRate, dealingsOver } from "#storage/parties-store";

import { existingDocument } from "./existing.ts";
import { pageToIssue } from "./page-to-issue.ts";
import { typeOf } from "./type-of.ts";

interface Judged {
  readonly business: Business;
  readonly documentTypes: ReadonlyMap<string, DocumentType>;
  readonly today: Temporal.PlainDate;
  readonly undrawable: Undrawable;
}

/**
 * What policy must know of an act about a document: how much, to whom, and whether agreed prices are kept.
 *
 * @throws Refused `no-such-document`
 */
export async function documentFacts(
  db: Db,
  documentId: string,
  { business, documentTypes, today, undrawable }: Judged,
): Promise<Omit<Facts, "limit">> {
  const [document, dealings] = await Promise.all([
    existingDocument(db, documentId),
    dealingsOver(db, documentId, today),
  ]);
  if (dealings === null) throw new Error(`the document ${documentId} has no party`);
  const { party, known, rates } = dealings;
  const sender = senderOf(business);
  const problem =
    document.status === "draft" ? undrawable(pageToIssue(document, { sender, recipient: party }, documentTypes)) : "";
  return {
    ...(problem === "" ? {} : { undrawable: problem }),
    said: document.total,
    amount: document.total.currency === business.currency ? document.total : null,
    counterparty: { name: party.name, known },
    brokenRates: brokenRates(document, typeOf(documentTypes, document.kind), rates),
    computedTotal: document.total,
  };
}

/** A rate is about a line whose description names its item. None on file is none broken. */
function brokenRates(document: StoredDocument, type: DocumentType, rates: readonly AgreedRate[]): readonly string[] {
  if (rates.length === 0) return [];
  const content = type.input.decode(document.content);
  return type.prices(content).flatMap(({ item, unitPrice }) => {
    const said = ` ${nameIdentity(item)} `;
    const named = rates.filter((rate) => said.includes(` ${nameIdentity(rate.item)} `));
    // "Web design" is about the rate for web design and not about the one for design.
    const longest = Math.max(...named.map((rate) => nameIdentity(rate.item).length));
    const about = named.filter((rate) => nameIdentity(rate.item).length === longest);
    const kept = about.some(
      ({ unitPrice: agreed }) => agreed.currency === unitPrice.currency && agreed.amountMinor === unitPrice.amountMinor,
    );
    const [rate] = about;
    if (rate === undefined || kept) return [];
    return [`${rate.item} was agreed at ${formatMoney(rate.unitPrice)}, but "${item}" asks ${formatMoney(unitPrice)}.`];
  });
}
