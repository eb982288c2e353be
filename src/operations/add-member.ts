import { z } from "zod";

import { card } from "#cards/card";
import { parsePartyName } from "#domain/party";
import { ROLES } from "#domain/policy";
import { defineOperation } from "#governance/define-operation";
import { Refused } from "#kernel/errors";
import { newId } from "#kernel/ids";
import { findMemberByName, insertMember } from "#storage/business-store";

/** Lets another person speak for the business, in a role. */
export default defineOperation({
  name: "add-member",
  said: { todo: "add a member", once: "member added", many: "members added" },
  workflow: "administration",
  effect: "configure",
  input: z.object({ name: z.string(), role: z.enum(ROLES) }),
  async describe(_db, { name, role }) {
    return card({ title: `Let ${name} speak for the business as ${role}`, tone: "attention" });
  },
  async perform(tx, { name: said, role }, world) {
    const name = parsePartyName(said);
    if (!name.ok) throw new Refused("bad-name", name.problem, "");
    const nameKey = name.value.toLowerCase();
    if ((await findMemberByName(tx, nameKey)) !== null) {
      throw new Refused("member-exists", `There is a member called ${name.value} already.`, "Nothing was changed.");
    }
    const member = { id: newId("mem"), name: name.value, role };
    await insertMember(tx, { ...member, nameKey }, [nameKey], world.at);
    return {
      subject: member.id,
      result: { memberId: member.id },
      wayBack: { operation: "remove-member", input: { memberId: member.id } },
    };
  },
});
