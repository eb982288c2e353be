import { z } from "zod";

import { existingParty } from "#books/existing";
import { card } from "#cards/card";
import { plainDateJson } from "#domain/business-date";
import { currencyJson } from "#domain/money";
import { defineOperation } from "#governance/define-operation";
import { Refused } from "#kernel/errors";
import { deleteRate } from "#storage/parties-store";

/** Takes back an agreed rate: what was agreed before it, if anything was, is in force again. */
export default defineOperation({
  name: "end-rate",
  said: { todo: "end an agreed rate", once: "agreed rate ended", many: "agreed rates ended" },
  workflow: "administration",
  effect: "configure",
  input: z.object({ partyId: z.string(), item: z.string(), currency: currencyJson, from: plainDateJson }),
  subject: ({ partyId }) => partyId,
  async describe(db, { partyId, item }) {
    const party = await existingParty(db, partyId);
    return card({ title: `Take back the rate for ${item} that was agreed with ${party.name}`, tone: "attention" });
  },
  async perform(tx, { partyId, item, currency, from }) {
    const party = await existingParty(tx, partyId);
    if (!(await deleteRate(tx, { partyId, item, currency, from })))
      throw new Refused("no-such-rate", `${party.name} has no such rate for ${item} any more.`, "Nothing was changed.");
    return { subject: partyId, result: { partyId, item } };
  },
});
