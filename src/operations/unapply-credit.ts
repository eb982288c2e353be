import { z } from "zod";

import { existingDocument, nameOf } from "#books/existing";
import { restatus } from "#books/restatus";
import { card } from "#cards/card";
import { reverse } from "#domain/journal";
import { defineOperation } from "#governance/define-operation";
import { Refused } from "#kernel/errors";
import { lockOpenDocuments } from "#storage/documents-store";
import { entriesOfAct, insertEntry } from "#storage/journal-store";
import { allocationsById, insertAllocation } from "#storage/payments-store";

/** Takes back that a document was settled with credit: it is owed again, and the credit is back on account. */
export default defineOperation({
  name: "unapply-credit",
  said: { todo: "take back the use of credit", once: "use of credit taken back", many: "uses of credit taken back" },
  workflow: "receivables",
  effect: "commit",
  input: z.object({
    documentId: z.string(),
    /** The act that applied it, and what it allocated. */
    appliedBy: z.string(),
    allocationIds: z.array(z.string()).min(1),
  }),
  subject: ({ documentId }) => documentId,
  async describe(db, { documentId }) {
    const document = await existingDocument(db, documentId);
    return card({ title: `Put the credit that settled ${nameOf(document)} back on account`, tone: "attention" });
  },
  async perform(tx, { documentId, appliedBy, allocationIds }, world) {
    await lockOpenDocuments(tx, (await existingDocument(tx, documentId)).partyId);
    const document = await existingDocument(tx, documentId);
    const allocations = await allocationsById(tx, allocationIds);
    const entries = await entriesOfAct(tx, appliedBy);
    const standing = allocations.filter((one) => one.documentId === documentId && !one.reversed);
    if (standing.length !== allocationIds.length || entries.length !== allocationIds.length) {
      throw new Refused("taken-back", `The credit used for ${nameOf(document)} was taken back already.`, "");
    }
    for (const { id, paymentId, amountMinor, currency } of standing) {
      const reversal = { paymentId, documentId, amountMinor: -amountMinor, currency, on: world.today, reversesId: id };
      await insertAllocation(tx, reversal, world.at);
    }
    for (const { paymentId, ...entry } of entries) {
      await insertEntry(tx, reverse(entry, world.today, `Taken back: ${entry.memo}`), {
        actId: world.actId,
        ...(paymentId === null ? {} : { paymentId }),
        reversesId: entry.id,
        at: world.at,
      });
    }
    await restatus(tx, documentId, world.at);
    return { subject: documentId, result: { documentId, number: document.number } };
  },
});
