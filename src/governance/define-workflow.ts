import type { Tier } from "#domain/policy";
import { markExtension } from "#kernel/load-extensions";

/** A kind of work that the business hands over, and how much of it may happen without a person. */
export interface Workflow {
  readonly name: string;
  /** What it is, for a person. */
  readonly sentence: string;
  /** Where it starts on day one. */
  readonly tier: Tier;
  /**
   * In review: what may still happen alone when no guardrail fires, in words that go into "why?". Null: nothing may.
   */
  readonly slice: string | null;
  /** The most that may go out alone: a whole number of major units of the business's currency. */
  readonly limit: string;
}

export function defineWorkflow(workflow: Workflow): Workflow {
  return markExtension("workflow", workflow);
}
