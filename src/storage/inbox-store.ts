import type { Inbox as InboxRow } from "../generated/prisma/client.ts";

import { newId } from "#kernel/ids";

import { fromDbInstant, toDbInstant } from "./convert.ts";
import type { Db, Tx } from "./database.ts";

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
}

/** Who works on a row, and until when nobody else may take it over. */
export interface Claim {
  readonly by: string;
  readonly until: Temporal.Instant;
}

/** @returns the stored event, or null when it was stored before */
export async function storeEvent(
  tx: Tx,
  event: Omit<StoredEvent, "id" | "receivedAt">,
  claim: Claim,
  at: Temporal.Instant,
): Promise<StoredEvent | null> {
  const stored: StoredEvent = { id: newId("evt"), ...event, receivedAt: at };
  const { count } = await tx.inbox.createMany({
    data: {
      ...stored,
      files: [...stored.files],
      status: "received",
      claimedBy: claim.by,
      claimedUntil: toDbInstant(claim.until),
      receivedAt: toDbInstant(at),
    },
    skipDuplicates: true,
  });
  return count === 1 ? stored : null;
}

/** Takes over the events whose process has gone before their turn ended, in the order in which they came. */
export async function claimAbandonedEvents(tx: Tx, claim: Claim, now: Temporal.Instant): Promise<readonly StoredEvent[]> {
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

/** @returns false when its turn had ended before */
export async function finishEvent(tx: Tx, id: string, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.inbox.updateMany({
    where: { id, status: "received" },
    data: { status: "done", claimedUntil: null, doneAt: toDbInstant(at) },
  });
  return count === 1;
}

/** Keeps this process's claims alive while it works on them. */
export async function renewClaims(db: Db, claim: Claim): Promise<void> {
  const until = toDbInstant(claim.until);
  await db.inbox.updateMany({ where: { claimedBy: claim.by, status: "received" }, data: { claimedUntil: until } });
  await db.outbox.updateMany({
    where: { claimedBy: claim.by, status: { in: ["queued", "sending"] } },
    data: { claimedUntil: until },
  });
}

/** Lets go of every claim: for a process that knows that no other one can be alive on this database. */
export async function releaseAllClaims(tx: Tx): Promise<void> {
  const past = new Date(0);
  await tx.inbox.updateMany({ where: { status: "received" }, data: { claimedUntil: past } });
  await tx.outbox.updateMany({ where: { status: { in: ["queued", "sending"] } }, data: { claimedUntil: past } });
}
