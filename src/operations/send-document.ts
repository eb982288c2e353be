import { z } from "zod";

import { deliveryOf, deliveryWords } from "#books/delivery";
import { documentFacts } from "#books/document-facts";
import { existingDocument, existingParty, nameOf } from "#books/existing";
import { card } from "#cards/card";
import { formatMoney } from "#domain/money";
import { defineOperation } from "#governance/define-operation";
import { Refused } from "#kernel/errors";
import type { Db } from "#storage/database";
import type { StoredDocument } from "#storage/documents-store";

/** Hands an issued document to its customer, again if it was sent before. */
export default defineOperation({
  name: "send-document",
  said: { todo: "send a document", once: "document put into the outbox", many: "documents put into the outbox" },
  workflow: "invoicing",
  effect: "send",
  input: z.object({ documentId: z.string() }),
  subject: ({ documentId }) => documentId,
  facts: (db, { documentId }, world) => documentFacts(db, documentId, world),
  async describe(db, { documentId }) {
    const document = await sendable(db, documentId);
    const party = await existingParty(db, document.partyId);
    return card({
      title: `Send ${nameOf(document)} to ${party.name}: ${formatMoney(document.total)}`,
      tone: "attention",
      notes: [deliveryWords(party)],
    });
  },
  async perform(tx, { documentId }, world) {
    const document = await sendable(tx, documentId);
    return {
      subject: documentId,
      result: { documentId, number: document.number },
      effects: [deliveryOf(documentId, world.actId)],
      noWayBack: `What was sent cannot be unsent. If ${nameOf(document)} is wrong, say what should change on it, or "void ${nameOf(document)}".`,
    };
  },
});

async function sendable(db: Db, documentId: string): Promise<StoredDocument> {
  const document = await existingDocument(db, documentId);
  if (document.status === "void") throw new Refused("void", `${nameOf(document)} is void and cannot be sent.`, "");
  if (document.status === "draft")
    throw new Refused("draft", "A draft is issued first.", 'Say "what needs me" to see what waits.');
  return document;
}
