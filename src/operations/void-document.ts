import { z } from "zod";

import { documentFacts } from "#books/document-facts";
import { existingDocument, existingParty, nameOf } from "#books/existing";
import { card } from "#cards/card";
import { formatMoney, money } from "#domain/money";
import { reverse } from "#domain/journal";
import { textJson } from "#domain/text";
import { defineOperation } from "#governance/define-operation";
import { Refused } from "#kernel/errors";
import type { Db } from "#storage/database";
import { lockDocument, moveDocument, type StoredDocument } from "#storage/documents-store";
import { insertEntry, standingEntries } from "#storage/journal-store";
import { settledMinor } from "#storage/payments-store";

/** Takes a document back: it keeps its number, and its entries are reversed by new ones. */
export default defineOperation({
  name: "void-document",
  workflow: "invoicing",
  effect: "commit",
  input: z.object({ documentId: z.string(), reason: textJson("The reason", 500).optional() }),
  subject: ({ documentId }) => documentId,
  facts: async (db, { documentId }, world) => documentFacts(db, await existingDocument(db, documentId), world),
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
    for (const entry of await standingEntries(tx, { documentId })) {
      const memo = `Void ${nameOf(document)}${reason === undefined ? "" : `: ${reason}`}`;
      await insertEntry(tx, reverse(entry, world.today, memo), {
        actId: world.actId,
        documentId,
        reversesId: entry.id,
        at: world.at,
      });
    }
    await moveDocument(tx, documentId, [document.status], "void", { voidedAt: world.at, voidedOn: world.today });
    return { subject: documentId, result: { documentId, number: document.number } };
  },
});

async function voidable(db: Db, documentId: string): Promise<StoredDocument> {
  const document = await existingDocument(db, documentId);
  if (document.status === "void") throw new Refused("void", `${nameOf(document)} is void already.`, "");
  const settled = await settledMinor(db, documentId);
  if (settled === 0n) return document;
  const paid = formatMoney(money(settled, document.total.currency));
  throw new Refused(
    "has-payments",
    `${nameOf(document)} has payments of ${paid}.`,
    "Take them back first, then void it.",
  );
}
