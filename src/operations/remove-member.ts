import { z } from "zod";

import { card } from "#cards/card";
import { defineOperation } from "#governance/define-operation";
import { Refused } from "#kernel/errors";
import { deleteMember, memberIfAny } from "#storage/business-store";
import { recentActs } from "#storage/acts-store";

/** Takes the word from a member who has not asked for anything yet: whoever has stands in the records and stays. */
export default defineOperation({
  name: "remove-member",
  said: { todo: "remove a member", once: "member removed", many: "members removed" },
  workflow: "administration",
  effect: "configure",
  input: z.object({ memberId: z.string() }),
  subject: ({ memberId }) => memberId,
  async describe(db, { memberId }) {
    return card({
      title: `Let ${(await memberIfAny(db, memberId))?.name ?? memberId} speak no more`,
      tone: "attention",
    });
  },
  async perform(tx, { memberId }, world) {
    const member = await memberIfAny(tx, memberId);
    if (member === null)
      throw new Refused("no-such-member", "There is no such member any more.", "Nothing was changed.");
    const [act] = await recentActs(tx, { memberId }, 1);
    if (act !== undefined || memberId === world.actor.memberId) {
      throw new Refused(
        "member-acted",
        `${member.name} has asked for things already and stands in the records.`,
        "Nothing was changed.",
      );
    }
    await deleteMember(tx, memberId);
    return { subject: memberId, result: { memberId, name: member.name } };
  },
});
