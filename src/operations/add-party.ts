import { z } from "zod";

import { card } from "#cards/card";
import { parsePartyName } from "#domain/party";
import { partyDetailsKeptJson } from "#domain/party-details";
import { defineOperation } from "#governance/define-operation";
import { Refused } from "#kernel/errors";
import { insertParty, partyByName } from "#storage/parties-store";

/** Puts a customer on file. Added by hand is not known: the first document to them is still looked at. */
export default defineOperation({
  name: "add-party",
  said: { todo: "put a customer on file", once: "customer put on file", many: "customers put on file" },
  workflow: "administration",
  effect: "draft",
  input: z.object({
    name: z.string(),
    // As an import may bring them: this is the way back from taking such a customer off file.
    email: partyDetailsKeptJson.email.default(null),
    address: partyDetailsKeptJson.address.default(null),
    taxId: partyDetailsKeptJson.taxId.default(null),
    termsDays: partyDetailsKeptJson.termsDays.default(null),
  }),
  async describe(_db, { name }) {
    return card({ title: `Add the customer ${name}`, tone: "attention" });
  },
  async perform(tx, { name: said, ...details }, world) {
    const name = parsePartyName(said);
    if (!name.ok) throw new Refused("bad-name", name.problem, "");
    const before = await partyByName(tx, name.value);
    if (before !== null)
      throw new Refused("party-exists", `${before.name} is on file already.`, "Nothing was changed.");
    const party = await insertParty(tx, { name: name.value, ...details }, world.at);
    return {
      subject: party.id,
      result: { partyId: party.id, name: party.name },
      wayBack: { operation: "remove-party", input: { partyId: party.id } },
    };
  },
});
