import { z } from "zod";

import { deliveryOf, deliveryWords } from "#books/delivery";
import { documentCard } from "#books/document-card";
import { documentFacts } from "#books/document-facts";
import { documentView } from "#books/document-view";
import { checkDrafted, notADraft } from "#books/drafted";
import { existingDocument, existingDocumentLocked, existingParty, nameOf } from "#books/existing";
import { issueInBooks } from "#books/issue-in-books";
import { missingEssentials } from "#domain/business";
import { formatMoney, moneyJson } from "#domain/money";
import { defineOperation } from "#governance/define-operation";
import { Refused } from "#kernel/errors";
import type { Db } from "#storage/database";
import type { StoredDocument } from "#storage/documents-store";

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
  said: { todo: "issue and send a document", once: "document issued", many: "documents issued" },
  workflow: "invoicing",
  effect: "send",
  input,
  subject: ({ documentId }) => documentId,
  async facts(db, { documentId, statedTotal }, world) {
    const facts = await documentFacts(db, documentId, world);
    return statedTotal === undefined ? facts : { ...facts, statedTotal };
  },
  async describe(db, asked, world) {
    const document = await issuable(db, await existingDocument(db, asked.documentId), asked);
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
    const document = await issuable(tx, await existingDocumentLocked(tx, asked.documentId), asked);
    const number = await issueInBooks(tx, document, world);
    if (number === null) throw notADraft(document);
    return {
      subject: document.id,
      result: { documentId: document.id, number },
      effects: [deliveryOf(document.id, world.actId)],
      wayBack: { operation: "void-document", input: { documentId: document.id } },
    };
  },
});

async function issuable(db: Db, document: StoredDocument, asked: z.output<typeof input>): Promise<StoredDocument> {
  checkDrafted(document, asked.contentDigest);
  if (document.replacesId === null) return document;
  // Issued by itself it would stand beside what it replaces.
  const replaced = nameOf(await existingDocument(db, document.replacesId));
  throw new Refused("replaces", `This draft is to replace ${replaced}.`, `Say what should change on ${replaced}.`);
}
