import { CLAIM_LIFETIME } from "#effects/taken-effects";
import { type Claim, claimAbandonedEvents, renewClaims, storeEvent, type StoredEvent } from "#storage/inbox-store";

import type { InboundEvent } from "./define-adapter.ts";
import { runTurn, type TurnOptions } from "./run-turn.ts";

export interface Conversations {
  /** Stores an event; its turn follows. Resolves once it is stored. */
  accept(adapter: string, event: InboundEvent): Promise<void>;
  /** Takes over what another process left, and looks again every few seconds. */
  start(): Promise<void>;
  /** Resolves when every turn that was begun has ended. */
  idle(): Promise<void>;
  /** Whether a turn is under way. */
  busy(): boolean;
  stop(): Promise<void>;
}

export interface ConversationOptions extends Omit<TurnOptions, "claim"> {
  /** Names this process in its claims. */
  readonly instance: string;
}

const LOOK_EVERY_MS = 10_000;

/** Runs the turns: one at a time in each conversation, in the order in which its events were stored. */
export function createConversations(options: ConversationOptions): Conversations {
  const { database, clock, logger, instance } = options;
  const lanes = new Map<string, Promise<void>>();
  let timer: NodeJS.Timeout | undefined;

  const claim = (): Claim => ({ by: instance, until: clock.now().add(CLAIM_LIFETIME) });
  const turnOptions: TurnOptions = { ...options, claim };

  function schedule(event: StoredEvent): void {
    const lane = `${event.adapter} ${event.conversation}`;
    const turn = (lanes.get(lane) ?? Promise.resolve()).then(() => runTurn(turnOptions, event));
    lanes.set(lane, turn);
    void turn.finally(() => {
      if (lanes.get(lane) === turn) lanes.delete(lane);
    });
  }

  async function takeOver(): Promise<void> {
    const events = await database.commit("claim-event", (tx) => claimAbandonedEvents(tx, claim(), clock.now()));
    for (const event of events) schedule(event);
  }

  async function look(): Promise<void> {
    await renewClaims(database.reads, claim());
    await takeOver();
  }

  async function idle(): Promise<void> {
    while (lanes.size > 0) await Promise.all(lanes.values());
  }

  return {
    idle,
    busy: () => lanes.size > 0,
    async accept(adapter, { id: eventId, conversation, author, text, files }) {
      const stored = await database.commit("accept-event", (tx) =>
        storeEvent(tx, { adapter, eventId, conversation, author, text, files }, claim(), clock.now()),
      );
      if (stored !== null) schedule(stored);
    },
    async start() {
      await takeOver();
      timer = setInterval(() => {
        look().catch((error: unknown) => logger.error("inbox", { error }));
      }, LOOK_EVERY_MS);
      timer.unref();
    },
    async stop() {
      clearInterval(timer);
      await idle();
    },
  };
}
