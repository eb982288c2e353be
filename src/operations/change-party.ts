import { z } from "zod";

import { existingParty } from "#books/existing";
import { partyChangeCard } from "#books/party-change";
import { parsePartyName } from "#domain/party";
import {
  type PartyChange,
  type PartyField,
  partyFieldName,
  partyFieldsIn,
  partyKeptJson,
  partySeenJson,
} from "#domain/party-details";
import { defineOperation } from "#governance/define-operation";
import { Refused } from "#kernel/errors";
import type { Db } from "#storage/database";
import { lockParty, partyByName, updateParty } from "#storage/parties-store";

const input = z
  .strictObject({
    partyId: z.string(),
    /** As an import may bring it, so that this is its own way back: the tool holds a person's new words to more. */
    set: partyKeptJson,
    /** What the same details said when it was asked for: where they say something else by now, nothing is changed. */
    was: partySeenJson,
  })
  .refine(
    ({ set, was }) => partyFieldsIn(set).length > 0 && partyFieldsIn(set).join() === partyFieldsIn(was).join(),
    "It names no detail, or not the same twice.",
  );

/** Changes what is on file of a customer. Documents that were issued keep what they say. */
export default defineOperation({
  name: "change-party",
  said: {
    todo: "change what is on file of a customer",
    once: "customer's details changed",
    many: "customers' details changed",
  },
  workflow: "administration",
  effect: "draft",
  input,
  subject: ({ partyId }) => partyId,
  async describe(db, asked) {
    const { name } = await existingParty(db, asked.partyId);
    return partyChangeCard(asked, { title: `Change ${name}`, tone: "attention" });
  },
  async perform(tx, { partyId, set, was }) {
    await lockParty(tx, partyId);
    const party = await existingParty(tx, partyId);
    const moved = partyFieldsIn(set).filter((field) => party[field] !== was[field]);
    if (moved.length > 0) {
      throw new Refused(
        "changed",
        `The ${moved.map((field: PartyField) => partyFieldName(field)).join(" and ")} of ${party.name} changed in the meantime.`,
        "Nothing was changed. Say it again if you still want it.",
      );
    }
    const change = await withName(tx, partyId, set);
    await updateParty(tx, partyId, change);
    return {
      subject: partyId,
      result: { partyId, name: change.name ?? party.name, fields: partyFieldsIn(set) },
      wayBack: { operation: "change-party", input: { partyId, set: was, was: change } },
    };
  },
});

/** @throws Refused where the new name cannot be one, or is another's */
async function withName(db: Db, partyId: string, set: PartyChange): Promise<PartyChange> {
  if (set.name === undefined) return set;
  const name = parsePartyName(set.name);
  if (!name.ok) throw new Refused("bad-name", name.problem, "Nothing was changed.");
  const other = await partyByName(db, name.value);
  if (other !== null && other.id !== partyId) {
    throw new Refused("party-exists", `${other.name} is on file already, as another customer.`, "Nothing was changed.");
  }
  return { ...set, name: name.value };
}
