import { PurserError } from "#kernel/errors";
import type { Actor } from "#governance/define-operation";
import { findMember, LOCAL_REALM, UNNAMED_SPEAKER } from "#storage/business-store";
import type { Db } from "#storage/database";

/**
 * Who gives a command in this terminal: by their own hand.
 *
 * @param as the name that they gave; the owner where they gave none
 * @throws PurserError `no-such-member`
 */
export async function memberHere(db: Db, as: string | undefined): Promise<Actor> {
  const member = await findMember(db, LOCAL_REALM, as ?? UNNAMED_SPEAKER);
  if (member === null) {
    throw new PurserError("no-such-member", `There is no member called ${as ?? UNNAMED_SPEAKER}.`, {
      next: "Leave out --as to act as the owner.",
    });
  }
  return { memberId: member.id, name: member.name, role: member.role, hand: "person", conversation: LOCAL_REALM };
}
