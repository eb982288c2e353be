import { z } from "zod";

import { existingDocument, existingParty, nameOf } from "#books/existing";
import { restatus } from "#books/restatus";
import { card } from "#cards/card";
import { applyCreditEntry } from "#domain/journal";
import { money } from "#domain/money";
import { defineOperation } from "#governance/define-operation";
import { Refused } from "#kernel/errors";
import { lockOpenDocuments } from "#storage/documents-store";
import { insertEntry } from "#storage/journal-store";
import { creditPayments, insertAllocation, settledMinor } from "#storage/payments-store";

/** Settles a document with what its customer has paid beyond earlier ones, the oldest payment first. */
export default defineOperation({
  name: "apply-credit",
  said: { todo: "use a customer's credit", once: "credit used", many: "uses of credit" },
  workflow: "receivables",
  effect: "commit",
  input: z.object({ documentId: z.string() }),
  subject: ({ documentId }) => documentId,
  async describe(db, { documentId }) {
    const document = await existingDocument(db, documentId);
    const party = await existingParty(db, document.partyId);
    return card({ title: `Settle ${nameOf(document)} with ${party.name}'s credit`, tone: "attention" });
  },
  async perform(tx, { documentId }, world) {
    const { partyId } = await existingDocument(tx, documentId);
    await lockOpenDocuments(tx, partyId);
    const document = await existingDocument(tx, documentId);
    if (document.number === null || document.status === "void" || !document.owed) {
      throw new Refused("not-open", `${nameOf(document)} is ${document.status}, so nothing is owed on it.`, "");
    }
    const { currency } = document.total;
    let left = document.total.amountMinor - (await settledMinor(tx, documentId));
    if (left === 0n) throw new Refused("paid", `${nameOf(document)} is paid already.`, "");
    let applied = 0n;
    const allocationIds: string[] = [];
    for (const { paymentId, left: credit } of await creditPayments(tx, partyId)) {
      if (credit.currency !== currency || left === 0n) continue;
      const amountMinor = credit.amountMinor < left ? credit.amountMinor : left;
      const allocation = { paymentId, documentId, amountMinor, currency, on: world.today };
      allocationIds.push(await insertAllocation(tx, allocation, world.at));
      const memo = `Credit applied to ${document.number}`;
      const entry = applyCreditEntry({ on: world.today, memo, partyId, amount: money(amountMinor, currency) });
      await insertEntry(tx, entry, { actId: world.actId, paymentId, at: world.at });
      left -= amountMinor;
      applied += amountMinor;
    }
    if (applied === 0n) {
      const party = await existingParty(tx, partyId);
      throw new Refused("no-credit", `${party.name} has no credit in ${currency} to use.`, "");
    }
    await restatus(tx, documentId, world.at);
    return {
      subject: documentId,
      result: { number: document.number, appliedMinor: applied.toString(), leftMinor: left.toString(), currency },
      wayBack: { operation: "unapply-credit", input: { documentId, appliedBy: world.actId, allocationIds } },
    };
  },
});
