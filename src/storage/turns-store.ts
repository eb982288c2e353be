import { newId } from "#kernel/ids";

import { toDbInstant, toDbJson } from "./convert.ts";
import type { Db, Tx } from "./database.ts";

/** What was said in the last turns of a conversation, oldest first: each an array of the model's messages. */
export async function recentTurns(db: Db, conversation: string, limit: number): Promise<readonly unknown[][]> {
  const rows = await db.turn.findMany({
    where: { conversation },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
    select: { messages: true },
  });
  return rows.toReversed().map((row) => (Array.isArray(row.messages) ? row.messages : []));
}

export async function insertTurn(
  tx: Tx,
  turn: { readonly conversation: string; readonly inboxId: string; readonly messages: readonly unknown[] },
  at: Temporal.Instant,
): Promise<void> {
  await tx.turn.create({
    data: {
      id: newId("trn"),
      conversation: turn.conversation,
      inboxId: turn.inboxId,
      messages: toDbJson(turn.messages),
      createdAt: toDbInstant(at),
    },
  });
}
