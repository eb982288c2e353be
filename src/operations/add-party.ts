import { z } from "zod";

import { card } from "#cards/card";
import { parsePartyName } from "#domain/party";
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
    email: z.email("That is not an e-mail address. Write it like ana@acme.com.").nullable().default(null),
    termsDays: z
      .int("Terms are a whole number of days.")
      .min(0, "Terms must not be negative.")
      .max(365, "Terms are at most 365 days.")
      .nullable()
      .default(null),
  }),
  async describe(_db, { name }) {
    return card({ title: `Add the customer ${name}`, tone: "attention" });
  },
  async perform(tx, { name: said, email, termsDays }, world) {
    const name = parsePartyName(said);
    if (!name.ok) throw new Refused("bad-name", name.problem, "");
    const before = await partyByName(tx, name.value);
    if (before !== null)
      throw new Refused("party-exists", `${before.name} is on file already.`, "Nothing was changed.");
    const party = await insertParty(tx, { name: name.value, email, termsDays, address: null }, world.at);
    return {
      subject: party.id,
      result: { partyId: party.id, name: party.name },
      wayBack: { operation: "remove-party", input: { partyId: party.id } },
    };
  },
});
