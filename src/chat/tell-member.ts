import type { Message } from "#cards/message";
import { listMembers } from "#storage/business-store";
import type { Db } from "#storage/database";
import { type MemberConversation, reachOf } from "#storage/member-conversations-store";
import type { NewEffect } from "#storage/outbox-store";

import { noticeOf, postOf } from "./posts.ts";

/**
 * A message to a member that answers nothing. Where its adapter is not connected now, it waits in the outbox for it.
 *
 * @param place of {@link reachOf}: what is for the member alone goes nowhere else
 * @param repeat whether it may be posted again where it is uncertain that it arrived: a card that waits for a decision
 *   may, a digest may not
 */
export function tellMember(
  key: string,
  { adapter, conversation, channel }: Pick<MemberConversation, "adapter" | "conversation" | "channel">,
  message: Message,
  { repeat }: { readonly repeat: boolean },
): NewEffect {
  const payload = { adapter, to: { conversation, replyTo: null }, message };
  return repeat ? { ...postOf(key, payload), channel } : noticeOf(key, payload, channel);
}

/**
 * The same to every owner who has spoken. It is for no one of them alone, and must be heard: where an owner has no
 * private conversation it goes to where they last spoke. So it may hold nothing of the books.
 */
export async function tellOwners(db: Db, key: string, message: Message): Promise<readonly NewEffect[]> {
  const owners = (await listMembers(db)).filter(({ role }) => role === "owner");
  const told: NewEffect[] = [];
  for (const { id } of owners) {
    const { place, spokenIn } = await reachOf(db, id);
    const where = place ?? spokenIn;
    if (where !== null) told.push(tellMember(`${key}:${id}`, where, message, { repeat: true }));
  }
  return told;
}
