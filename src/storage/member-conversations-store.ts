import { fromDbInstant, toDbInstant } from "./convert.ts";
import type { Db, Tx } from "./database.ts";

/** Where a member can be told something unasked. */
export interface MemberConversation {
  readonly adapter: string;
  readonly conversation: string;
  /** The outbox's channel that reaches it. */
  readonly channel: string;
  /** When they first spoke there, and last. */
  readonly firstAt: Temporal.Instant;
  readonly lastAt: Temporal.Instant;
}

export async function noteConversation(
  tx: Tx,
  memberId: string,
  { adapter, conversation, channel }: Pick<MemberConversation, "adapter" | "conversation" | "channel">,
  at: Temporal.Instant,
): Promise<void> {
  await tx.$executeRaw`
    insert into member_conversations (member_id, adapter, conversation, channel, first_at, last_at)
    values (${memberId}, ${adapter}, ${conversation}, ${channel}, ${toDbInstant(at)}, ${toDbInstant(at)})
    on conflict (member_id, adapter, conversation) do update set channel = excluded.channel, last_at = excluded.last_at`;
}

/** Where a member has spoken, the last place first. */
export async function conversationsOf(db: Db, memberId: string): Promise<readonly MemberConversation[]> {
  const rows = await db.memberConversation.findMany({
    where: { memberId },
    orderBy: [{ lastAt: "desc" }, { conversation: "asc" }],
  });
  return rows.map(({ adapter, conversation, channel, firstAt, lastAt }) => ({
    adapter,
    conversation,
    channel,
    firstAt: fromDbInstant(firstAt),
    lastAt: fromDbInstant(lastAt),
  }));
}

/** When each member who has ever spoken did so first. */
export async function firstSpoken(db: Db): Promise<ReadonlyMap<string, Temporal.Instant>> {
  const rows = await db.$queryRaw<{ id: string; at: Date }[]>`
    select member_id as id, min(first_at) as at from member_conversations group by 1`;
  return new Map(rows.map(({ id, at }) => [id, fromDbInstant(at)]));
}
