import { z } from "zod";

import { existingParty } from "#books/existing";
import { restatus } from "#books/restatus";
import { card } from "#cards/card";
import { allocatePayment } from "#domain/allocation";
import { formatDate, plainDateJson } from "#domain/business-date";
import { paymentEntry } from "#domain/journal";
import { add, formatMoney, money, moneyJson } from "#domain/money";
import { textJson } from "#domain/text";
import { defineOperation } from "#governance/define-operation";
import { Refused } from "#kernel/errors";
import { lockOpenDocuments } from "#storage/documents-store";
import { insertEntry } from "#storage/journal-store";
import { LATEST, openItems } from "#storage/open-items";
import { insertAllocation, insertPayment } from "#storage/payments-store";

/** Notes money that came in and settles documents with it, the oldest due first; what is left is credit on account. */
export default defineOperation({
  name: "record-payment",
  said: { todo: "note a payment", once: "payment noted", many: "payments noted" },
  workflow: "receivables",
  effect: "commit",
  input: z.object({
    partyId: z.string(),
    amount: moneyJson,
    receivedOn: plainDateJson,
    method: textJson("The way it was paid", 60).nullable().default(null),
    /** The documents that it was meant for, in order; none means the oldest due first. */
    documentIds: z.array(z.string()).default([]),
  }),
  subject: ({ partyId }) => partyId,
  async describe(db, { partyId, amount, receivedOn }) {
    const party = await existingParty(db, partyId);
    return card({
      title: `Note ${formatMoney(amount)} received from ${party.name} on ${formatDate(receivedOn)}`,
      tone: "attention",
    });
  },
  async perform(tx, { partyId, amount, receivedOn, method, documentIds }, world) {
    const party = await existingParty(tx, partyId);
    if (Temporal.PlainDate.compare(receivedOn, world.today) > 0) {
      throw new Refused(
        "future",
        `${formatDate(receivedOn)} is still to come, so nothing was received on it.`,
        "Say when it came.",
      );
    }
    // Whoever settles this party's documents waits here, so that no open amount is settled twice.
    await lockOpenDocuments(tx, partyId);
    const open = await openItems(tx, { asOf: LATEST, partyId }, 10_000);
    const spread = allocatePayment(amount, open, documentIds.length === 0 ? {} : { to: documentIds });
    if (!spread.ok)
      throw new Refused("cannot-allocate", spread.problem, "Say which invoice it was for, or leave that out.");
    const { allocations, credit } = spread.value;
    const payment = await insertPayment(tx, { partyId, amount, receivedOn, method }, world.at);
    for (const { item, amount: part } of allocations) {
      const { amountMinor, currency } = part;
      await insertAllocation(
        tx,
        { paymentId: payment.id, documentId: item.documentId, amountMinor, currency, on: receivedOn },
        world.at,
      );
      await restatus(tx, item.documentId, world.at);
    }
    const allocated = allocations.map(({ amount: part }) => part).reduce(add, money(0n, amount.currency));
    const entry = paymentEntry({
      on: receivedOn,
      memo: `Payment from ${party.name}`,
      partyId,
      received: amount,
      allocated,
    });
    await insertEntry(tx, entry, { actId: world.actId, paymentId: payment.id, at: world.at });
    return {
      subject: payment.id,
      result: {
        paymentId: payment.id,
        partyId,
        allocations: allocations.map(({ item, amount: part }) => ({
          documentId: item.documentId,
          number: item.number,
          amountMinor: part.amountMinor.toString(),
          leftMinor: (item.open.amountMinor - part.amountMinor).toString(),
        })),
        creditMinor: credit.amountMinor.toString(),
        currency: amount.currency,
      },
      wayBack: { operation: "reverse-payment", input: { paymentId: payment.id } },
    };
  },
});
