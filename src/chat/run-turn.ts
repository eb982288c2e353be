import { type Message, message } from "#cards/message";
import type { EffectRunner } from "#effects/effect-runner";
import type { Clock } from "#kernel/clock";
import { PurserError } from "#kernel/errors";
import { newId } from "#kernel/ids";
import type { Logger } from "#kernel/logger";
import { findMember, listMembers, type Member } from "#storage/business-store";
import type { Database } from "#storage/database";
import { type Claim, finishEvent, type StoredEvent } from "#storage/inbox-store";
import { noteConversation } from "#storage/member-conversations-store";
import { enqueue } from "#storage/outbox-store";
import { insertTurn } from "#storage/turns-store";

import { channelOf, type Connections, postOf } from "./posts.ts";

/** What answers a person: the posts of the turn in order, and what a model will read of it later. */
export interface Reply {
  readonly posts: readonly Message[];
  readonly said: readonly unknown[];
}

/** Whoever answers: the assistant, or a test's stand-in. */
export type Respond = (event: StoredEvent, member: Member) => Promise<Reply>;

export interface TurnOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly runner: EffectRunner;
  readonly connections: Connections;
  readonly respond: Respond;
  /** Where an adapter's people are known. */
  readonly realmOf: (adapter: string) => string;
  /** This process's claim from now on. */
  readonly claim: () => Claim;
}

const NOT_WRITTEN =
  "The answer to this could not be written down, so look whether the disk is full. What was done before it stands, and this is taken up again when Purser starts.";

/** Answers one stored event: finds who spoke, responds, ends the turn in one commit with its posts, and posts them. */
export async function runTurn(options: TurnOptions, event: StoredEvent): Promise<void> {
  const { connections, logger, runner } = options;
  const connection = connections.get(event.adapter);
  try {
    connection?.working?.(event.conversation, event.eventId);
    const { member, ...reply } = await answer(options, event);
    await runner.runNow(await finish(options, event, reply));
    // After the answer, which must not wait for it: where this member can be told something unasked.
    if (member !== null)
      await noteConversation(options.database.reads, member.id, placeOf(options, event), options.clock.now());
    // What the turn set off elsewhere, such as edits of old cards, need not wait for the next look.
    void runner.runDue();
  } catch (error) {
    // The turn is not marked done: it is taken up again at the next start.
    logger.error("turn failed", { event: event.id, error });
    // Not by the outbox, which could not be written: a person who is told nothing would say it again.
    const to = { conversation: event.conversation, replyTo: event.eventId };
    await connection?.post(to, message({ text: NOT_WRITTEN })).catch(() => {});
  } finally {
    connection?.turnEnded?.(event.conversation, event.eventId);
  }
}

const placeOf = ({ connections }: TurnOptions, { adapter, conversation }: StoredEvent) => ({
  adapter,
  conversation,
  channel: channelOf(connections.get(adapter), { adapter, conversation }),
});

async function answer(options: TurnOptions, event: StoredEvent): Promise<Reply & { readonly member: Member | null }> {
  let member: Member | null = null;
  try {
    member = await findMember(options.database.reads, options.realmOf(event.adapter), event.author);
    const reply = member === null ? await strangerReply(options, event) : await options.respond(event, member);
    return { ...reply, member };
  } catch (error) {
    if (error instanceof PurserError) return { posts: [message({ text: error.plain })], said: [], member };
    const reference = newId("err");
    options.logger.error("turn threw", { event: event.id, reference, error });
    const text = `Something went wrong on our side (${reference}). What was done before it stands; say "why" to see the last act. If it happens again, that reference is in purser.log.`;
    return { posts: [message({ text })], said: [], member };
  }
}

async function strangerReply({ database }: TurnOptions, event: StoredEvent): Promise<Reply> {
  const names = (await listMembers(database.reads)).map((member) => member.name).join(", ");
  const text = `Nobody called "${event.author}" may speak for this business. There are: ${names}. The owner can add you: "add member ${event.author} as bookkeeper".`;
  return { posts: [message({ text })], said: [] };
}

/** @returns the keys of the posts that it queued */
async function finish(
  { database, clock, claim }: TurnOptions,
  event: StoredEvent,
  reply: Reply,
): Promise<readonly string[]> {
  const to = { conversation: event.conversation, replyTo: event.eventId };
  const posts = reply.posts.map((post, index) =>
    postOf(`post:${event.id}:${index}`, { adapter: event.adapter, to, message: post }, claim()),
  );
  await database.commit("finish-turn", async (tx) => {
    const now = clock.now();
    if (!(await finishEvent(tx, event.id, now))) return;
    await insertTurn(tx, { conversation: event.conversation, inboxId: event.id, messages: reply.said }, now);
    await enqueue(tx, posts, now);
  });
  return posts.map((post) => post.key);
}
