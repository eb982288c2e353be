import { z } from "zod";

import { contentDigest } from "#books/content-digest";
import { deliveryOf, deliveryWords } from "#books/delivery";
import { documentCard } from "#books/document-card";
import { documentFacts, typeOf } from "#books/document-facts";
import { documentView } from "#books/document-view";
import { existingDocument, existingParty, nameOf } from "#books/existing";
import { missingEssentials } from "#domain/business";
import { formatMoney, moneyJson } from "#domain/money";
import { formatNumber } from "#documents/number-pattern";
import { defineOperation } from "#governance/define-operation";
import { Refused } from "#kernel/errors";
import { lockBusiness } from "#storage/business-store";
import type { Db } from "#storage/database";
import { lockDocument, moveDocument, takeNumber, type StoredDocument } from "#storage/documents-store";
import { insertEntry } from "#storage/journal-store";

const input = z.object({
  documentId: z.string(),
  /** What the draft said when it was asked for: another content is not issued under this asking. */
  contentDigest: z.string(),
  /** The total as a person said it, where they did. */
  statedTotal: moneyJson.optional(),
});

/** Numbers a draft, writes it into the books and hands it to the customer. */
export default defineOperation({
  name: "issue-document",
  workflow: "invoicing",
  effect: "send",
  input,
  subject: ({ documentId }) => documentId,
  async facts(db, { documentId, statedTotal }, world) {
    const facts = await documentFacts(db, await existingDocument(db, documentId), world);
    return statedTotal === undefined ? facts : { ...facts, statedTotal };
  },
  async describe(db, asked, world) {
    const document = await issuable(db, asked);
    const party = await existingParty(db, document.partyId);
    const view = documentView(document, { business: world.business, party }, world.documentTypes);
    const card = documentCard(view, {
      title: `Issue and send ${view.title.toLowerCase()} to ${party.name}: ${formatMoney(document.total)}`,
      tone: "attention",
    });
    const notes = [`It gets the next number and is written into the books. ${deliveryWords(party)}`];
    const missing = missingEssentials(world.business);
    if (missing.includes("name")) notes.push('It would bear no name of yours: say "my business is ...".');
    if (missing.includes("bank"))
      notes.push('It would not say how to pay you: say "our IBAN is ..." or "customers pay us at ...".');
    return { ...card, notes: [...card.notes, ...notes] };
  },
  async perform(tx, asked, world) {
    // What is read here is what is issued: whoever changes the draft waits until it is one no more.
    await lockDocument(tx, asked.documentId);
    const document = await issuable(tx, asked);
    const type = typeOf(world.documentTypes, document.kind);
    const { numberPatterns } = await lockBusiness(tx);
    const pattern = numberPatterns[document.kind] ?? type.numberPattern;
    const number = formatNumber(pattern, await takeNumber(tx, document.kind), document.issueDate);
    const moved = await moveDocument(tx, document.id, ["draft"], "issued", { number, issuedAt: world.at });
    if (!moved) throw notADraft(document);
    const content = type.input.decode(document.content as never);
    const entry = type.postings({ number, status: "issued", partyId: document.partyId, content });
    if (entry !== null) await insertEntry(tx, entry, { actId: world.actId, documentId: document.id, at: world.at });
    return {
      subject: document.id,
      result: { documentId: document.id, number },
      effects: [deliveryOf(document.id, world.actId)],
      wayBack: { operation: "void-document", input: { documentId: document.id } },
    };
  },
});

async function issuable(db: Db, asked: z.output<typeof input>): Promise<StoredDocument> {
  const document = await existingDocument(db, asked.documentId);
  if (document.status !== "draft") throw notADraft(document);
  if (contentDigest(document) !== asked.contentDigest) {
    throw new Refused(
      "changed",
      "The draft is not what it was when this was asked for.",
      "Ask for it again, and look at the new one.",
    );
  }
  return document;
}

function notADraft(document: StoredDocument): Refused {
  return new Refused("not-a-draft", `${nameOf(document)} is ${document.status} already.`, "");
}
