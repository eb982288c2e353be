import { createLanes } from "#kernel/lanes";
import { CLAIM_LIFETIME } from "#effects/taken-effects";
import { type Claim, claimAbandonedEvents, renewClaims, storeEvent, type StoredEvent } from "#storage/inbox-store";
import { unawaited } from "#storage/unawaited";

import type { InboundEvent } from "./define-adapter.ts";
import { runTurn, type TurnOptions } from "./run-turn.ts";

export interface Conversations {
  /** Stores an event; its turn follows. Resolves once it is stored. */
  accept(adapter: string, event: InboundEvent): Promise<void>;
  /** Takes over what another process left, and looks again every few seconds, also for turns that could not end. */
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
  readonly lookEveryMs?: number;
}

/** Runs the turns: one at a time in each conversation, in the order in which its events were stored. */
export function createConversations(options: ConversationOptions): Conversations {
  const { database, clock, logger, instance, lookEveryMs = 10_000 } = options;
  const lanes = createLanes();
  /** Turns whose end could not be written: tried again at each look. */
  const unended = new Map<string, StoredEvent>();
  let timer: NodeJS.Timeout | undefined;

  const claim = (): Claim => ({ by: instance, until: clock.now().add(CLAIM_LIFETIME) });
  const turnOptions: TurnOptions = { ...options, claim };

  function schedule(event: StoredEvent, again = false): void {
    void lanes.run(`${event.adapter} ${event.conversation}`, async () => {
      if (!(await runTurn(turnOptions, event, again))) unended.set(event.id, { ...event, fresh: false });
    });
  }

  async function takeOver(): Promise<void> {
    const events = await database.commit("claim-event", async (tx) => {
      unawaited(renewClaims(tx, claim()));
      return claimAbandonedEvents(tx, claim(), clock.now());
    });
    for (const event of events) schedule(event);
  }

  async function look(): Promise<void> {
    await takeOver();
    for (const event of unended.values()) {
      unended.delete(event.id);
      schedule(event, true);
    }
  }

  return {
    idle: lanes.idle,
    busy: lanes.busy,
    async accept(adapter, { id: eventId, conversation, isPrivate = false, author, text, files }) {
      const stored = await database.commitOne("accept-event", (tx) =>
        storeEvent(tx, { adapter, eventId, conversation, isPrivate, author, text, files }, claim(), clock.now()),
      );
      if (stored !== null) schedule({ ...stored, fresh: true });
    },
    async start() {
      await takeOver();
      let looking: Promise<void> | null = null;
      timer = setInterval(() => {
        // A database that is slower than that is not helped by more looks.
        looking ??= look()
          .catch((error: unknown) => logger.error("inbox", { error }))
          .finally(() => {
            looking = null;
          });
      }, lookEveryMs);
      timer.unref();
    },
    async stop() {
      clearInterval(timer);
      await lanes.idle();
    },
  };
}
