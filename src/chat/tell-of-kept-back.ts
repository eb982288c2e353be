import { message } from "#cards/message";
import { formatMoment } from "#domain/moment";
import { type Member, theBusiness } from "#storage/business-store";
import type { Database } from "#storage/database";
import { type MemberConversation, reachOf } from "#storage/member-conversations-store";
import { enqueue } from "#storage/outbox-store";
import { keptBackTold } from "#storage/preferences-store";

import { tellMember } from "./tell-member.ts";

/** Tells a member, where they speak now, that something for them alone was not sent, why, and what helps. */
export async function tellOfKeptBack(
  database: Database,
  { member, here, since }: { readonly member: Member; readonly here: Here; readonly since: Temporal.Instant },
  at: Temporal.Instant,
): Promise<void> {
  const { place } = await reachOf(database.reads, member.id);
  const { zone } = await theBusiness(database.reads);
  const what = `Since ${formatMoment(since, zone)} I kept back what is for you alone, such as your digest: others read along where you had spoken.`;
  const text = `${what} ${place === null ? whatHelps(member) : `From now on it comes ${here.isPrivate ? "here" : "to our private conversation"}; say "digest" to see how things stand.`}`;
  const note = tellMember(`kept-back:${member.id}:${since.toString()}`, here, message({ text }), { repeat: true });
  await database.commit("note-conversation", async (tx) => {
    if (await keptBackTold(tx, member.id)) await enqueue(tx, [note], at);
  });
}

type Here = Pick<MemberConversation, "adapter" | "conversation" | "channel" | "isPrivate">;

/** Only an owner may have it read by everybody in a room. */
function whatHelps({ role }: Member): string {
  const once = "Write to me in private once, and it comes there";
  return role === "owner"
    ? `${once}; or say "send digests here", and everybody in this room reads it.`
    : `${once}; or say "stop the digest".`;
}
