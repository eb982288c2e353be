import { type Message, message } from "#cards/message";
import type { EffectRunner } from "#effects/effect-runner";
import type { Clock } from "#kernel/clock";
import { PurserError } from "#kernel/errors";
import { newId } from "#kernel/ids";
import type { Logger } from "#kernel/logger";
import { findMember, listMembers, LOCAL_REALM, type Member } from "#storage/business-store";
import type { Database } from "#storage/database";
import type { Claim, StoredEvent } from "#storage/inbox-store";
import { noteConversation } from "#storage/member-conversations-store";
import { endTurn } from "#storage/turns-store";

import { channelOf, type Connections, postOf } from "./posts.ts";
import { tellOfKeptBack } from "./tell-of-kept-back.ts";

/** What answers a person: the posts of the turn in order, and what a model will read of it later. */
export interface Reply {
  readonly posts: readonly Message[];
  readonly said: readonly unknown[];
  /** The ids of the documents that the turn was about: what "it" means in the next one. */
  readonly about?: readonly string[];
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
  "The answer to this could not be written down, so look whether the disk is full. What was done before it stands, and the answer follows by itself as soon as it can be written.";

/**
 * Answers one stored event: finds who spoke, responds, ends the turn in one commit with its posts, and posts them.
 *
 * @param again true where an earlier try could not be ended, which the person was told
 * @returns false where the turn could not be ended: it is to be tried again
 */
export async function runTurn(options: TurnOptions, event: StoredEvent, again: boolean): Promise<boolean> {
  const { connections, logger, runner } = options;
  const connection = connections.get(event.adapter);
  try {
    connection?.working?.(event.conversation, event.eventId);
    const { member, ...reply } = await answer(options, event);
    await runner.runNow(await finish(options, event, reply));
    // After the answer, which must not wait for it: where this member can be told something unasked.
    if (member !== null) await notePlace(options, event, member);
    // What the turn set off elsewhere, such as edits of old cards, need not wait for the next look.
    void runner.runDue();
    return true;
  } catch (error) {
    logger.error("turn failed", { event: event.id, error });
    if (again) return false;
    // Not by the outbox, which could not be written: a person who is told nothing would say it again.
    const to = { conversation: event.conversation, replyTo: event.eventId };
    await connection?.post(to, message({ text: NOT_WRITTEN })).catch(() => {});
    return false;
  } finally {
    connection?.turnEnded?.(event.conversation, event.eventId);
  }
}

async function notePlace(
  { connections, database, clock }: TurnOptions,
  { adapter, conversation, isPrivate }: StoredEvent,
  member: Member,
): Promise<void> {
  const channel = channelOf(connections.get(adapter), { adapter, conversation });
  const here = { adapter, conversation, channel, isPrivate };
  const since = await database.commitOne("note-conversation", (tx) =>
    noteConversation(tx, member.id, here, clock.now()),
  );
  if (since !== null) await tellOfKeptBack(database, { member, here, since }, clock.now());
}

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

/** Only on this machine are the members' names told: elsewhere whoever asks may be anybody. */
async function strangerReply({ database, realmOf }: TurnOptions, event: StoredEvent): Promise<Reply> {
  if (realmOf(event.adapter) !== LOCAL_REALM) {
    return {
      posts: [message({ text: "I do not know you here. Ask the owner of this business to add you." })],
      said: [],
    };
  }
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
  const posts = reply.posts.map((post, index) => {
    const last = index === reply.posts.length - 1;
    const to = { conversation: event.conversation, replyTo: event.eventId, last };
    return postOf(`post:${event.id}:${index}`, { adapter: event.adapter, to, message: post }, claim());
  });
  const { said: messages, about = [] } = reply;
  const ended = { inboxId: event.id, conversation: event.conversation, messages, about, posts };
  await database.commitOne("finish-turn", (tx) => endTurn(tx, ended, clock.now()));
  return posts.map((post) => post.key);
}
