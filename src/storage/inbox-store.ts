import type { Inbox as InboxRow } from "../generated/prisma/client.ts";

import { newId } from "#kernel/ids";

import { fromDbInstant, toDbInstant } from "./convert.ts";
import type { Tx } from "./database.ts";
import { sql } from "./sql.ts";

/** An inbound event as it was stored before it was acknowledged. */
export interface StoredEvent {
  readonly id: string;
  readonly adapter: string;
  /** The platform's own id: the same event delivered twice is stored once. */
  readonly eventId: string;
  readonly conversation: string;
  /** Whether nobody but the author reads the conversation. */
  readonly isPrivate: boolean;
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
  const { id, adapter, eventId, conversation, isPrivate, author, text, files } = stored;
  const count = await tx.$executeRaw`
    insert into inbox (id, adapter, event_id, conversation, is_private, author, text, files, status, claimed_by, claimed_until, received_at)
    values (${id}, ${adapter}, ${eventId}, ${conversation}, ${isPrivate}, ${author}, ${text}, ${[...files]}::text[],
      'received', ${claim.by}, ${toDbInstant(claim.until)}, ${toDbInstant(at)})
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
    returning id, adapter, event_id as "eventId", conversation, is_private as "isPrivate", author, text, files,
      received_at as "receivedAt"`;
  return rows
    .map(({ id, adapter, eventId, conversation, isPrivate, author, text, files, receivedAt }) => ({
      id,
      adapter,
      eventId,
      conversation,
      isPrivate,
      author,
      text,
      files,
      receivedAt: fromDbInstant(receivedAt),
    }))
    .toSorted((a, b) => Temporal.Instant.compare(a.receivedAt, b.receivedAt) || (a.id < b.id ? -1 : 1));
}

/** What was said and is not answered any more. */
export interface UnansweredEvent {
  readonly adapter: string;
  readonly conversation: string;
  /** The outbox's channel that reaches the conversation. */
  readonly channel: string;
  readonly author: string;
  readonly text: string;
  readonly receivedAt: Temporal.Instant;
  /** Whether it had been acted on, though not to its end. */
  readonly begun: boolean;
}

/** Gives up every event that waits for its answer, in the order in which they came. Any schema that we ever had will do. */
export async function giveUpUnanswered(tx: Tx): Promise<readonly UnansweredEvent[]> {
  const [has] = await tx.$queryRaw<{ places: boolean }[]>`
    select to_regclass('member_conversations') is not null as places`;
  const channel =
    has?.places === true
      ? sql`(select p.channel from member_conversations p
          where p.adapter = inbox.adapter and p.conversation = inbox.conversation limit 1)`
      : sql`null`;
  const rows = await tx.$queryRaw<(Omit<UnansweredEvent, "receivedAt"> & { receivedAt: Date })[]>`
    update inbox set status = 'unanswered', claimed_by = null, claimed_until = null where status = 'received'
    returning adapter, conversation, author, text, received_at as "receivedAt",
      coalesce(${channel}, adapter) as channel,
      exists (select 1 from acts where starts_with(acts.key, inbox.id || ':')) as begun`;
  return rows
    .map((row) => ({ ...row, receivedAt: fromDbInstant(row.receivedAt) }))
    .toSorted((a, b) => Temporal.Instant.compare(a.receivedAt, b.receivedAt));
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
