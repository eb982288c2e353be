import { newId } from "#kernel/ids";

import { Prisma } from "../generated/prisma/client.ts";

import { toDbInstant } from "./convert.ts";
import type { Db, Tx } from "./database.ts";
import { enqueueSql, type NewEffect } from "./outbox-store.ts";

/** What was said in the last turns of a conversation, oldest first: each an array of the model's messages. */
export async function recentTurns(db: Db, conversation: string, limit: number): Promise<readonly unknown[][]> {
  const rows = await db.$queryRaw<{ messages: unknown }[]>`
    select messages from turns where conversation = ${conversation} order by created_at desc, id desc limit ${limit}`;
  return rows.toReversed().map((row) => (Array.isArray(row.messages) ? row.messages : []));
}

export interface EndedTurn {
  /** The stored event that it answered. */
  readonly inboxId: string;
  readonly conversation: string;
  readonly messages: readonly unknown[];
  readonly posts: readonly NewEffect[];
}

/**
 * Marks an event as answered, keeps what was said and queues the posts, in one statement; nothing where its turn had
 * ended before.
 */
export async function endTurn(
  tx: Tx,
  { inboxId, conversation, messages, posts }: EndedTurn,
  at: Temporal.Instant,
): Promise<void> {
  await tx.$executeRaw`
    with ended as (
      update inbox set status = 'done', claimed_until = null, done_at = ${toDbInstant(at)}
      where id = ${inboxId} and status = 'received'
      returning id
    ), kept as (
      insert into turns (id, conversation, inbox_id, messages, created_at)
      select ${newId("trn")}, ${conversation}, id, ${JSON.stringify(messages)}::jsonb, ${toDbInstant(at)} from ended
    )
    ${enqueueSql(posts, at, Prisma.sql`exists (select 1 from ended)`)}`;
}
