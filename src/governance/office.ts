import { act } from "./act.ts";
import { type Decision, decide } from "./decide.ts";
import type { Actor } from "./define-operation.ts";
import type { Door } from "./door.ts";
import type { Outcome } from "./outcome.ts";

/** The one way in: nothing that changes the books or leaves the house has another. */
export interface Office {
  /**
   * Asks for one operation. Done at once, kept for a person, or refused: policy says which.
   *
   * @param input the operation's input in wire form
   * @param key makes a second asking harmless: the same key is the same act, and answers as it did
   */
  act(operation: string, input: unknown, actor: Actor, key: string): Promise<Outcome>;
  /** Decides what waits under a code: once, by a person who may, from the frozen input. */
  decide(decision: Decision, actor: Actor, key: string): Promise<Outcome>;
}

export function createOffice(door: Door): Office {
  return {
    act: (operation, input, actor, key) => act(door, operation, input, actor, key),
    decide: (decision, actor, key) => decide(door, decision, actor, key),
  };
}
