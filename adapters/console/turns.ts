import type { Message } from "#cards/message";

/** Collects the posts of each turn, and writes the turns that have ended in the order in which they were opened. */
export interface Turns {
  open(eventId: string, place: number): void;
  /** False where no such turn is open, or it was already written. */
  post(eventId: string, receipt: string, message: Message): boolean;
  /** Replaces a post that was not written yet; false where there is none of that receipt. */
  edit(receipt: string, message: Message): boolean;
  /**
   * Resolves when the turn was written, and fails when it could not be: nobody need hear that. Ending an unknown turn,
   * or one twice, does nothing more.
   */
  end(eventId: string): Promise<void>;
  /** Resolves when the turn was written, and fails when it could not be; at once for an unknown one. */
  written(eventId: string): Promise<void>;
  /** How many are not written yet. */
  count(): number;
  /** Resolves as soon as fewer than `limit` are not written yet. */
  below(limit: number): Promise<void>;
}

interface Turn {
  readonly place: number;
  readonly posts: Map<string, Message>;
  readonly written: PromiseWithResolvers<void>;
  state: "open" | "ended" | "written";
}

/** @param write gets the place and the posts of one turn; the next turn is written when it has resolved or failed */
export function collectTurns(write: (place: number, posts: readonly Message[]) => Promise<void>): Turns {
  const turns = new Map<string, Turn>();
  const waiting = new Set<{ readonly limit: number; resolve(): void }>();
  let writing = false;

  const written = (eventId: string): Promise<void> => turns.get(eventId)?.written.promise ?? Promise.resolve();

  const writeEnded = async (): Promise<void> => {
    if (writing) return;
    writing = true;
    for (const [eventId, turn] of turns) {
      if (turn.state !== "ended") break;
      turn.state = "written";
      await write(turn.place, [...turn.posts.values()]).then(turn.written.resolve, turn.written.reject);
      turns.delete(eventId);
      for (const waiter of waiting) {
        if (turns.size >= waiter.limit) continue;
        waiting.delete(waiter);
        waiter.resolve();
      }
    }
    writing = false;
  };

  return {
    open(eventId, place) {
      const line = Promise.withResolvers<void>();
      line.promise.catch(() => {});
      turns.set(eventId, { place, posts: new Map(), written: line, state: "open" });
    },
    post(eventId, receipt, message) {
      const turn = turns.get(eventId);
      if (turn === undefined || turn.state === "written") return false;
      turn.posts.set(receipt, message);
      return true;
    },
    edit(receipt, message) {
      const turn = turns.values().find(({ posts, state }) => state !== "written" && posts.has(receipt));
      turn?.posts.set(receipt, message);
      return turn !== undefined;
    },
    end(eventId) {
      const turn = turns.get(eventId);
      const ending = written(eventId);
      if (turn?.state === "open") {
        turn.state = "ended";
        void writeEnded();
      }
      return ending;
    },
    written,
    count: () => turns.size,
    below(limit) {
      if (turns.size < limit) return Promise.resolve();
      return new Promise((resolve) => waiting.add({ limit, resolve }));
    },
  };
}
