import { z } from "zod";

import { documentFacts } from "#books/document-facts";
import { existingDocument, existingParty, nameOf } from "#books/existing";
import { voidInBooks } from "#books/void-in-books";
import { checkVoidable } from "#books/voidable";
import { card } from "#cards/card";
import { formatMoney } from "#domain/money";
import { textJson } from "#domain/text";
import { defineOperation } from "#governance/define-operation";
import type { Db } from "#storage/database";
import { lockDocument, type StoredDocument } from "#storage/documents-store";

/** Takes a document back: it keeps its number, and its entries are reversed by new ones. */
export default defineOperation({
  name: "void-document",
  said: { todo: "void a document", once: "document voided", many: "documents voided" },
  workflow: "invoicing",
  effect: "commit",
  input: z.object({ documentId: z.string(), reason: textJson("The reason", 500).optional() }),
  subject: ({ documentId }) => documentId,
  facts: (db, { documentId }, world) => documentFacts(db, documentId, world),
  async describe(db, { documentId, reason }) {
    const document = await voidable(db, documentId);
    const party = await existingParty(db, document.partyId);
    return card({
      title: `Void ${nameOf(document)} to ${party.name}: ${formatMoney(document.total)}`,
      tone: "attention",
      notes: [
        document.number === null
          ? "Nothing of it is in the books. This cannot be undone."
          : "It keeps its number and is taken out of the books by a reversing entry. This cannot be undone.",
        ...(reason === undefined ? [] : [`Reason: ${reason}`]),
      ],
    });
  },
  async perform(tx, { documentId, reason }, world) {
    await lockDocument(tx, documentId);
    const document = await voidable(tx, documentId);
    const memo = `Void ${nameOf(document)}${reason === undefined ? "" : `: ${reason}`}`;
    await voidInBooks(tx, document, { ...world, on: world.today, memo });
    return {
      subject: documentId,
      result: { documentId, number: document.number },
      noWayBack:
        document.number === null
          ? "A draft that was dropped does not come back. Ask for the invoice again."
          : `${document.number} stays void: what was taken back does not come back. Say "issue ${document.number} again" to write it anew under another number.`,
    };
  },
});

async function voidable(db: Db, documentId: string): Promise<StoredDocument> {
  const document = await existingDocument(db, documentId);
  await checkVoidable(db, document);
  return document;
}
