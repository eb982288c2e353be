import type { Inbox as InboxRow } from "../generated/prisma/client.ts";

import { newId } from "#kernel/ids";

import { fromDbInstant, toDbInstant } from "./convert.ts";
import type { Tx } from "./database.ts";

/** An inbound event as it was stored before it was acknowledged. */
export interface StoredEvent {
  readonly id: string;
  readonly adapter: string;
  /** The platform's own id: the same event delivered twice is stored once. */
  readonly eventId: string;
  readonly conversation: string;
  readonly author: string;
  readonly text: string;
  readonly files: readonly string[];
  readonly receivedAt: Temporal.Instant;
  /** True where this process has just stored it: no turn has begun to answer it, so none has left anything. */
  readonly fresh?: boolean;
}

/** Who works on a row, and until when nobody else may take it over. */
export interface Claim {
  readonly by: string;
  readonly until: Temporal.Instant;
}

/** @returns the stored event, or null when it was stored before */
export async function storeEvent(
  tx: Tx,
  event: Omit<StoredEvent, "id" | "receivedAt" | "fresh">,
  claim: Claim,
  at: Temporal.Instant,
): Promise<StoredEvent | null> {
  const stored: StoredEvent = { id: newId("evt"), ...event, receivedAt: at };
  const { id, adapter, eventId, conversation, author, text, files } = stored;
  const count = await tx.$executeRaw`
    insert into inbox (id, adapter, event_id, conversation, author, text, files, status, claimed_by, claimed_until, received_at)
    values (${id}, ${adapter}, ${eventId}, ${conversation}, ${author}, ${text}, ${[...files]}::text[], 'received',
      ${claim.by}, ${toDbInstant(claim.until)}, ${toDbInstant(at)})
    on conflict do nothing`;
  return count === 1 ? stored : null;
}

/** Takes over the events whose process has gone before their turn ended, in the order in which they came. */
export async function claimAbandonedEvents(
  tx: Tx,
  claim: Claim,
  now: Temporal.Instant,
): Promise<readonly StoredEvent[]> {
  const rows = await tx.$queryRaw<InboxRow[]>`
    update inbox set claimed_by = ${claim.by}, claimed_until = ${toDbInstant(claim.until)}
    where id in (
      select id from inbox where status = 'received' and claimed_until < ${toDbInstant(now)}
      order by received_at, id limit 100 for update skip locked
    )
    returning id, adapter, event_id as "eventId", conversation, author, text, files, received_at as "receivedAt"`;
  return rows
    .map(({ id, adapter, eventId, conversation, author, text, files, receivedAt }) => ({
      id,
      adapter,
      eventId,
      conversation,
      author,
      text,
      files,
      receivedAt: fromDbInstant(receivedAt),
    }))
    .toSorted((a, b) => Temporal.Instant.compare(a.receivedAt, b.receivedAt) || (a.id < b.id ? -1 : 1));
}

/** Keeps this process's claims alive while it works on them. */
export async function renewClaims(tx: Tx, claim: Claim): Promise<void> {
  const until = toDbInstant(claim.until);
  await tx.$executeRaw`
    with events as (update inbox set claimed_until = ${until} where claimed_by = ${claim.by} and status = 'received')
    update outbox set claimed_until = ${until} where claimed_by = ${claim.by} and status in ('queued', 'sending')`;
}

/** Lets go of every claim: for a process that knows that no other one can be alive on this database. */
export async function releaseAllClaims(tx: Tx): Promise<void> {
  const past = new Date(0);
  // One statement: every start waits for it.
  await tx.$executeRaw`
    with events as (update inbox set claimed_until = ${past} where status = 'received'),
      runs as (update job_runs set held_until = ${past} where status = 'running')
    update outbox set claimed_until = ${past} where status in ('queued', 'sending')`;
}
