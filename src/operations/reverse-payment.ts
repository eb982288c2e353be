import { z } from "zod";

import { existingParty } from "#books/existing";
import { restatus } from "#books/restatus";
import { card } from "#cards/card";
import { reverse } from "#domain/journal";
import { formatMoney, moneyJson } from "#domain/money";
import { defineOperation } from "#governance/define-operation";
import { Refused } from "#kernel/errors";
import type { Db } from "#storage/database";
import { lockOpenDocuments } from "#storage/documents-store";
import { insertEntry, standingEntries } from "#storage/journal-store";
import {
  insertAllocation,
  markReversed,
  paymentById,
  standingAllocations,
  type Payment,
} from "#storage/payments-store";

/** Takes a noted payment back: what it settled is open again, by new rows that reverse the old ones. */
export default defineOperation({
  name: "reverse-payment",
  said: { todo: "take back a payment", once: "payment taken back", many: "payments taken back" },
  workflow: "receivables",
  effect: "commit",
  input: z.object({ paymentId: z.string() }),
  subject: ({ paymentId }) => paymentId,
  async describe(db, { paymentId }) {
    const payment = await standing(db, paymentId);
    const party = await existingParty(db, payment.partyId);
    return card({
      title: `Take back the payment of ${formatMoney(payment.amount)} from ${party.name}`,
      tone: "attention",
    });
  },
  async perform(tx, { paymentId }, world) {
    // Whoever settles this party's documents, also with this payment's credit, waits here or is waited for.
    await lockOpenDocuments(tx, (await standing(tx, paymentId)).partyId);
    const payment = await standing(tx, paymentId);
    if (!(await markReversed(tx, paymentId, world.at))) throw takenBack(payment);
    for (const entry of await standingEntries(tx, { paymentId })) {
      await insertEntry(tx, reverse(entry, world.today, `Taken back: ${entry.memo}`), {
        actId: world.actId,
        paymentId,
        reversesId: entry.id,
        at: world.at,
      });
    }
    const settled = await standingAllocations(tx, paymentId);
    for (const { id, documentId, amountMinor } of settled) {
      await insertAllocation(
        tx,
        {
          paymentId,
          documentId,
          amountMinor: -amountMinor,
          currency: payment.amount.currency,
          on: world.today,
          reversesId: id,
        },
        world.at,
      );
      await restatus(tx, documentId, world.at);
    }
    const { partyId, amount, receivedOn, method } = payment;
    return {
      subject: paymentId,
      result: { paymentId, partyId },
      wayBack: {
        operation: "record-payment",
        input: {
          partyId,
          amount: moneyJson.encode(amount),
          receivedOn: receivedOn.toString(),
          method,
          documentIds: settled.map(({ documentId }) => documentId),
        },
      },
    };
  },
});

async function standing(db: Db, paymentId: string): Promise<Payment> {
  const payment = await paymentById(db, paymentId);
  if (payment === null) throw new Refused("no-such-payment", "That payment does not exist.", "");
  if (payment.reversed) throw takenBack(payment);
  return payment;
}

function takenBack(payment: Payment): Refused {
  return new Refused(
    "taken-back",
    `That payment of ${formatMoney(payment.amount)} was taken back already.`,
    "Nothing was done again.",
  );
}
