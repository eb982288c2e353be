import { type Message, message } from "#cards/message";
import { CLAIM_LIFETIME, type EffectRunner } from "#effects/effect-runner";
import type { Clock } from "#kernel/clock";
import { PurserError } from "#kernel/errors";
import { newId } from "#kernel/ids";
import type { Logger } from "#kernel/logger";
import { findMember, listMembers, type Member } from "#storage/business-store";
import type { Database } from "#storage/database";
import { claimAbandonedEvents, finishEvent, renewClaims, type Claim, storeEvent, type StoredEvent } from "#storage/inbox-store";
import { enqueue } from "#storage/outbox-store";
import { insertTurn } from "#storage/turns-store";

import type { InboundEvent } from "./define-adapter.ts";
import { type Connections, postOf } from "./posts.ts";

/** What answers a person: the posts of the turn in order, and what a model will read of it later. */
export interface Reply {
  readonly posts: readonly Message[];
  readonly said: readonly unknown[];
}

/** Whoever answers: the assistant, or a test's stand-in. */
export type Respond = (event: StoredEvent, member: Member) => Promise<Reply>;

export interface Conversations {
  /** Stores an event; its turn follows. Resolves once it is stored. */
  accept(adapter: string, event: InboundEvent): Promise<void>;
  /** Takes over what another process left, and looks again every few seconds. */
  start(): Promise<void>;
  /** Resolves when every turn that was begun has ended. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

export interface ConversationOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly runner: EffectRunner;
  readonly connections: Connections;
  readonly respond: Respond;
  readonly instance: string;
  /** Where an adapter's people are known. */
  readonly realmOf: (adapter: string) => string;
}

const LOOK_EVERY_MS = 10_000;

/** Runs the turns: one at a time in each conversation, in the order in which its events were stored. */
export function createConversations(options: ConversationOptions): Conversations {
  const { database, clock, logger, runner, connections, instance } = options;
  const lanes = new Map<string, Promise<void>>();
  let timer: NodeJS.Timeout | undefined;

  const claim = (): Claim => ({ by: instance, until: clock.now().add(CLAIM_LIFETIME) });

  function schedule(event: StoredEvent): void {
    const lane = `${event.adapter} ${event.conversation}`;
    const turn = (lanes.get(lane) ?? Promise.resolve()).then(() => runTurn(event));
    lanes.set(lane, turn);
    void turn.finally(() => {
      if (lanes.get(lane) === turn) lanes.delete(lane);
    });
  }

  async function runTurn(event: StoredEvent): Promise<void> {
    const connection = connections.get(event.adapter);
    try {
      connection?.working?.(event.conversation, event.eventId);
      const reply = await answer(event);
      await runner.runNow(await finish(event, reply));
      // What the turn set off elsewhere, such as edits of old cards, need not wait for the next look.
      void runner.runDue();
    } catch (error) {
      // The turn is not marked done: it is taken up again at the next start.
      logger.error("turn failed", { event: event.id, error });
    } finally {
      connection?.turnEnded?.(event.conversation, event.eventId);
    }
  }

  async function answer(event: StoredEvent): Promise<Reply> {
    try {
      const member = await findMember(database.reads, options.realmOf(event.adapter), event.author);
      return member === null ? await strangerReply(event) : await options.respond(event, member);
    } catch (error) {
      if (error instanceof PurserError) return { posts: [message({ text: error.plain })], said: [] };
      const reference = newId("err");
      logger.error("turn threw", { event: event.id, reference, error });
      const text = `Something went wrong on our side (${reference}). What was done before it stands; say "why" to see the last act. If it happens again, that reference is in purser.log.`;
      return { posts: [message({ text })], said: [] };
    }
  }

  async function strangerReply(event: StoredEvent): Promise<Reply> {
    const names = (await listMembers(database.reads)).map((member) => member.name).join(", ");
    const text = `Nobody called "${event.author}" may speak for this business. There are: ${names}. The owner can add you: "add member ${event.author} as bookkeeper".`;
    return { posts: [message({ text })], said: [] };
  }

  /** Ends the turn and queues its posts in one commit. @returns the posts' keys */
  async function finish(event: StoredEvent, reply: Reply): Promise<readonly string[]> {
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

  async function takeOver(): Promise<void> {
    const events = await database.commit("claim-event", (tx) => claimAbandonedEvents(tx, claim(), clock.now()));
    for (const event of events) schedule(event);
  }

  return {
    async accept(adapter, event) {
      const { id: eventId, conversation, author, text, files } = event;
      const stored = await database.commit("accept-event", (tx) =>
        storeEvent(tx, { adapter, eventId, conversation, author, text, files }, claim(), clock.now()),
      );
      if (stored !== null) schedule(stored);
    },
    async start() {
      await takeOver();
      timer = setInterval(() => {
        const look = async (): Promise<void> => {
          await renewClaims(database.reads, claim());
          await takeOver();
        };
        look().catch((error: unknown) => logger.error("inbox", { error }));
      }, LOOK_EVERY_MS);
      timer.unref();
    },
    async idle() {
      while (lanes.size > 0) await Promise.all(lanes.values());
    },
    async stop() {
      clearInterval(timer);
      while (lanes.size > 0) await Promise.all(lanes.values());
    },
  };
}
