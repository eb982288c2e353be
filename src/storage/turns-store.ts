import { newId } from "#kernel/ids";

import { toDbInstant } from "./convert.ts";
import type { Db, Tx } from "./database.ts";

/** What was said in the last turns of a conversation, oldest first: each an array of the model's messages. */
export async function recentTurns(db: Db, conversation: string, limit: number): Promise<readonly unknown[][]> {
  const rows = await db.$queryRaw<{ messages: unknown }[]>`
    select messages from turns where conversation = ${conversation} order by created_at desc, id desc limit ${limit}`;
  return rows.toReversed().map((row) => (Array.isArray(row.messages) ? row.messages : []));
}

export async function insertTurn(
  tx: Tx,
  turn: { readonly conversation: string; readonly inboxId: string; readonly messages: readonly unknown[] },
  at: Temporal.Instant,
): Promise<void> {
  await tx.$executeRaw`
    insert into turns (id, conversation, inbox_id, messages, created_at)
    values (${newId("trn")}, ${turn.conversation}, ${turn.inboxId}, ${JSON.stringify(turn.messages)}::jsonb, ${toDbInstant(at)})`;
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
