import { z } from "zod";

import { documentFacts } from "#books/document-facts";
import { existingDocument, nameOf } from "#books/existing";
import { typeOf } from "#books/type-of";
import { card } from "#cards/card";
import { defineOperation } from "#governance/define-operation";
import { upsertRate } from "#storage/parties-store";

/** Notes the prices of a quote as agreed with its customer. */
export default defineOperation({
  name: "accept-quote",
  said: { todo: "accept a quote", once: "quote accepted", many: "quotes accepted" },
  workflow: "quoting",
  effect: "commit",
  input: z.object({ documentId: z.string() }),
  subject: ({ documentId }) => documentId,
  facts: async (db, { documentId }, world) => documentFacts(db, documentId, world),
  async describe(db, { documentId }) {
    return card({ title: `Accept ${nameOf(await existingDocument(db, documentId))}`, tone: "attention" });
  },
  async perform(tx, { documentId }, world) {
    const document = await existingDocument(tx, documentId);
    const type = typeOf(world.documentTypes, document.kind);
    for (const { item, unitPrice } of type.prices(type.input.decode(document.content as never))) {
      await upsertRate(tx, { partyId: document.partyId, item, unitPrice, from: world.today });
    }
    return { subject: documentId, result: { number: document.number } };
  },
});
