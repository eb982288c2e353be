import { toDbInstant } from "./convert.ts";
import type { Db, Tx } from "./database.ts";

/** A tool's call as a model asked for it, with the tool's input as JSON. */
export interface TurnCall {
  readonly tool: string;
  readonly input: unknown;
}

/** The calls of a turn that has not ended, in the order in which they were made. */
export async function turnCalls(db: Db, inboxId: string): Promise<readonly TurnCall[]> {
  return db.$queryRaw<TurnCall[]>`select tool, input from turn_calls where inbox_id = ${inboxId} order by place`;
}

/** Writes a call down before it runs; the same place twice keeps what was there. */
export async function noteTurnCall(
  tx: Tx,
  inboxId: string,
  { place, tool, input }: TurnCall & { readonly place: number },
  at: Temporal.Instant,
): Promise<void> {
  await tx.$executeRaw`
    insert into turn_calls (inbox_id, place, tool, input, created_at)
    values (${inboxId}, ${place}, ${tool}, ${JSON.stringify(input)}::jsonb, ${toDbInstant(at)})
    on conflict do nothing`;
}

/** Forgets the calls of a turn that begins anew, and those of turns that have ended. */
export async function forgetTurnCalls(tx: Tx, inboxId: string): Promise<void> {
  await tx.$executeRaw`
    delete from turn_calls where inbox_id = ${inboxId}
      or inbox_id in (select id from inbox where status <> 'received')`;
}
