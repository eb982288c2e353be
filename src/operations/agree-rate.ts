import { z } from "zod";

import { existingParty } from "#books/existing";
import { card } from "#cards/card";
import { formatMoney, moneyJson } from "#domain/money";
import { textJson } from "#domain/text";
import { defineOperation } from "#governance/define-operation";
import { upsertRate } from "#storage/parties-store";

/** Notes the price that was agreed with a customer for a thing; an invoice that asks another waits for a person. */
export default defineOperation({
  name: "agree-rate",
  said: { todo: "agree a rate", once: "rate agreed", many: "rates agreed" },
  workflow: "administration",
  effect: "configure",
  input: z.object({ partyId: z.string(), item: textJson("What the rate is for", 200), unitPrice: moneyJson }),
  subject: ({ partyId }) => partyId,
  async describe(db, { partyId, item, unitPrice }) {
    const party = await existingParty(db, partyId);
    return card({ title: `Agree ${formatMoney(unitPrice)} for ${item} with ${party.name}`, tone: "attention" });
  },
  async perform(tx, { partyId, item, unitPrice }, world) {
    await existingParty(tx, partyId);
    const before = await upsertRate(tx, { partyId, item, unitPrice, from: world.today });
    const { currency } = unitPrice;
    return {
      subject: partyId,
      result: { partyId },
      wayBack:
        before === null
          ? { operation: "end-rate", input: { partyId, item, currency, from: world.today.toString() } }
          : {
              operation: "agree-rate",
              input: { partyId, item: before.item, unitPrice: moneyJson.encode(before.unitPrice) },
            },
    };
  },
});
