import { memberIfAny } from "./business-store.ts";
import { fromDbInstant, toDbInstant } from "./convert.ts";
import type { Db, Tx } from "./database.ts";
import { readPreferences } from "./preferences-store.ts";

/** Where a member speaks. */
export interface MemberConversation {
  readonly adapter: string;
  readonly conversation: string;
  /** The outbox's channel that reaches it. */
  readonly channel: string;
  /** Whether nobody else reads it, as its adapter said when it was last spoken in. */
  readonly isPrivate: boolean;
  /** When they first spoke there, and last. */
  readonly firstAt: Temporal.Instant;
  readonly lastAt: Temporal.Instant;
}

/**
 * Notes where a member has spoken. What its adapter says of a conversation now holds for everybody who spoke there.
 *
 * @returns since when something for them alone has been kept back that they were not told of, or null
 */
export async function noteConversation(
  tx: Tx,
  memberId: string,
  place: Omit<MemberConversation, "firstAt" | "lastAt">,
  at: Temporal.Instant,
): Promise<Temporal.Instant | null> {
  const { adapter, conversation, channel, isPrivate } = place;
  const [noted] = await tx.$queryRaw<{ keptBackAt: Date | null }[]>`
    with others as (
      update member_conversations set is_private = false
      where adapter = ${adapter} and conversation = ${conversation} and member_id <> ${memberId}
        and is_private and not ${isPrivate}
    )
    insert into member_conversations (member_id, adapter, conversation, channel, is_private, first_at, last_at)
    values (${memberId}, ${adapter}, ${conversation}, ${channel}, ${isPrivate}, ${toDbInstant(at)}, ${toDbInstant(at)})
    on conflict (member_id, adapter, conversation) do update
      set channel = excluded.channel, is_private = excluded.is_private, last_at = excluded.last_at
    returning (select kept_back_at from member_preferences where member_id = ${memberId}) as "keptBackAt"`;
  return noted === undefined || noted.keptBackAt === null ? null : fromDbInstant(noted.keptBackAt);
}

/** Where a member has spoken, the last place first. */
export async function conversationsOf(db: Db, memberId: string): Promise<readonly MemberConversation[]> {
  const rows = await db.memberConversation.findMany({
    where: { memberId },
    orderBy: [{ lastAt: "desc" }, { conversation: "asc" }],
  });
  return rows.map(({ adapter, conversation, channel, isPrivate, firstAt, lastAt }) => ({
    adapter,
    conversation,
    channel,
    isPrivate,
    firstAt: fromDbInstant(firstAt),
    lastAt: fromDbInstant(lastAt),
  }));
}

/** Where a member may be told what is for them alone, and whether there is such a place. */
export interface Reach {
  /** In the conversation they chose, else where they last spoke in private. One that others read is for owners only. */
  readonly place: MemberConversation | null;
  /** Where they last spoke, whoever else reads it; null before they spoke. */
  readonly spokenIn: MemberConversation | null;
}

export async function reachOf(db: Db, memberId: string): Promise<Reach> {
  const [spoken, chosen] = [await conversationsOf(db, memberId), await readPreferences(db, memberId)];
  const isChosen = ({ conversation }: MemberConversation): boolean => conversation === chosen.conversation;
  const mayBeShared = chosen.conversationShared && (await memberIfAny(db, memberId))?.role === "owner";
  const open = spoken.filter((one) => one.isPrivate || (mayBeShared && isChosen(one)));
  return { place: open.find(isChosen) ?? open[0] ?? null, spokenIn: spoken[0] ?? null };
}

/** Members who have spoken, and never where nothing but their own eyes would read what is for them alone. */
export async function membersOutOfReach(db: Db): Promise<ReadonlySet<string>> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select c.member_id as id from member_conversations c
    left join member_preferences p on p.member_id = c.member_id
    left join members m on m.id = c.member_id
    group by 1
    having not bool_or(c.is_private
      or coalesce(p.conversation_shared and p.conversation = c.conversation and m.role = 'owner', false))`;
  return new Set(rows.map(({ id }) => id));
}

/** When each member who has ever spoken did so first. */
export async function firstSpoken(db: Db): Promise<ReadonlyMap<string, Temporal.Instant>> {
  const rows = await db.$queryRaw<{ id: string; at: Date }[]>`
    select member_id as id, min(first_at) as at from member_conversations group by 1`;
  return new Map(rows.map(({ id, at }) => [id, fromDbInstant(at)]));
}
