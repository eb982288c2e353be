import { z } from "zod";

import { contentDigest } from "#books/content-digest";
import { deliveryOf, deliveryWords } from "#books/delivery";
import { documentCard } from "#books/document-card";
import { documentFacts, typeOf } from "#books/document-facts";
import { documentView } from "#books/document-view";
import { existingDocument, existingDocumentLocked, existingParty, nameOf } from "#books/existing";
import { formatMoney, moneyJson } from "#domain/money";
import { formatNumber } from "#documents/number-pattern";
import { defineOperation } from "#governance/define-operation";
import { Refused } from "#kernel/errors";
import { moveDocument, takeNumber, type StoredDocument } from "#storage/documents-store";
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
    const document = issuable(await existingDocument(db, asked.documentId), asked);
    const party = await existingParty(db, document.partyId);
    const view = documentView(document, { business: world.business, party }, world.documentTypes);
    const card = documentCard(view, {
      title: `Issue and send ${view.title.toLowerCase()} to ${party.name}: ${formatMoney(document.total)}`,
      tone: "attention",
    });
    const notes = [`It gets the next number and is written into the books. ${deliveryWords(party)}`];
    if (world.business.name === null)
      notes.push("Your business has no name yet: set PURSER_BUSINESS in the settings, so that the invoice bears it.");
    return { ...card, notes: [...card.notes, ...notes] };
  },
  async perform(tx, asked, world) {
    // What is read here is what is issued: whoever changes the draft waits until it is one no more.
    const document = issuable(await existingDocumentLocked(tx, asked.documentId), asked);
    const type = typeOf(world.documentTypes, document.kind);
    const number = formatNumber(type.numberPattern, await takeNumber(tx, document.kind));
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

function issuable(document: StoredDocument, asked: z.output<typeof input>): StoredDocument {
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
