import { z } from "zod";

import { existingParty } from "#books/existing";
import { card } from "#cards/card";
import { defineOperation } from "#governance/define-operation";
import { Refused } from "#kernel/errors";
import { deleteUnusedParty } from "#storage/parties-store";

/** Takes a customer off file, as long as nothing in the books or among the rates names them. */
export default defineOperation({
  name: "remove-party",
  said: { todo: "take a customer off file", once: "customer taken off file", many: "customers taken off file" },
  workflow: "administration",
  effect: "draft",
  input: z.object({ partyId: z.string() }),
  subject: ({ partyId }) => partyId,
  async describe(db, { partyId }) {
    return card({ title: `Take ${(await existingParty(db, partyId)).name} off file`, tone: "attention" });
  },
  async perform(tx, { partyId }) {
    const party = await existingParty(tx, partyId);
    if (!(await deleteUnusedParty(tx, partyId))) {
      throw new Refused(
        "party-in-use",
        `${party.name} has documents, payments or rates, so they stay on file.`,
        "Nothing was changed.",
      );
    }
    const { id: _, ...again } = party;
    return {
      subject: partyId,
      result: { partyId, name: party.name },
      wayBack: { operation: "add-party", input: again },
    };
  },
});
