import type { Message } from "#cards/message";
import { listMembers } from "#storage/business-store";
import type { Db } from "#storage/database";
import { conversationsOf, type MemberConversation } from "#storage/member-conversations-store";
import type { NewEffect } from "#storage/outbox-store";
import { readPreferences } from "#storage/preferences-store";

import { noticeOf, postOf } from "./posts.ts";

/** Where a member is told something unasked: in the conversation they chose, else where they last spoke; null before they spoke. */
export async function placeOfMember(db: Db, memberId: string): Promise<MemberConversation | null> {
  const [spoken, { conversation }] = [await conversationsOf(db, memberId), await readPreferences(db, memberId)];
  return spoken.find((one) => one.conversation === conversation) ?? spoken[0] ?? null;
}

/**
 * A message to a member that answers nothing. Where its adapter is not connected now, it waits in the outbox for it.
 *
 * @param repeat whether it may be posted again where it is uncertain that it arrived: a card that waits for a decision
 *   may, a digest may not
 */
export function tellMember(
  key: string,
  { adapter, conversation, channel }: MemberConversation,
  message: Message,
  { repeat }: { readonly repeat: boolean },
): NewEffect {
  const payload = { adapter, to: { conversation, replyTo: null }, message };
  return repeat ? { ...postOf(key, payload), channel } : noticeOf(key, payload, channel);
}

/** The same to every owner that has a place. */
export async function tellOwners(db: Db, key: string, message: Message): Promise<readonly NewEffect[]> {
  const owners = (await listMembers(db)).filter(({ role }) => role === "owner");
  const told: NewEffect[] = [];
  for (const { id } of owners) {
    const place = await placeOfMember(db, id);
    if (place !== null) told.push(tellMember(`${key}:${id}`, place, message, { repeat: true }));
  }
  return told;
}
