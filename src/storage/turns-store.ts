import { newId } from "#kernel/ids";

import { toDbInstant } from "./convert.ts";
import type { Db, Tx } from "./database.ts";
import { enqueueSql, type NewEffect } from "./outbox-store.ts";
import { sql } from "./sql.ts";

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
  /** The ids of the documents that it was about. */
  readonly about: readonly string[];
  readonly posts: readonly NewEffect[];
}

/**
 * Marks an event as answered, keeps what was said and queues the posts, in one statement; nothing where its turn had
 * ended before.
 */
export async function endTurn(
  tx: Tx,
  { inboxId, conversation, messages, about, posts }: EndedTurn,
  at: Temporal.Instant,
): Promise<void> {
  await tx.$executeRaw`
    with ended as (
      update inbox set status = 'done', claimed_until = null, done_at = ${toDbInstant(at)}
      where id = ${inboxId} and status = 'received'
      returning id
    ), kept as (
      insert into turns (id, conversation, inbox_id, messages, about, created_at)
      select ${newId("trn")}, ${conversation}, id, ${JSON.stringify(messages)}::jsonb, ${[...about]}::text[], ${toDbInstant(at)} from ended
    )
    ${enqueueSql(posts, at, sql`exists (select 1 from ended)`)}`;
}

/** The documents that the last turn of a conversation that was about any was about; the last twenty turns are looked at. */
export async function lastAbout(db: Db, conversation: string): Promise<readonly string[]> {
  const [row] = await db.$queryRaw<{ about: readonly string[] }[]>`
    select about from (
      select about, created_at, id from turns where conversation = ${conversation} order by created_at desc, id desc limit 20
    ) as recent
    where cardinality(about) > 0 order by created_at desc, id desc limit 1`;
  return row?.about ?? [];
}

/** The turns of a conversation that were about a document, oldest first, the last twenty. */
export async function turnsAbout(db: Db, conversation: string, documentId: string): Promise<readonly unknown[][]> {
  const rows = await db.$queryRaw<{ messages: unknown }[]>`
    select messages from turns where conversation = ${conversation} and ${documentId} = any(about)
    order by created_at desc, id desc limit 20`;
  return rows.toReversed().map((row) => (Array.isArray(row.messages) ? row.messages : []));
}

/**
 * What the business was asked about itself, in any conversation: such a question bears its topic in the message.
 *
 * @param since null for ever
 */
export async function topicsAsked(db: Db, since: Temporal.Instant | null): Promise<readonly string[]> {
  const from = toDbInstant(since ?? Temporal.Instant.fromEpochMilliseconds(0));
  const rows = await db.$queryRaw<{ topic: string }[]>`
    select distinct part->'providerOptions'->'purser'->>'setUp' as topic
    from turns, jsonb_array_elements(messages) message,
      jsonb_array_elements(case jsonb_typeof(message->'content') when 'array' then message->'content' else '[]' end) part
    where created_at > ${from} and messages @? '$[*].content[*].providerOptions.purser.setUp'
      and part->'providerOptions'->'purser' ? 'setUp'`;
  return rows.map(({ topic }) => topic);
}
