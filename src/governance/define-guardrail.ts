import type { Facts } from "#domain/policy";
import { markExtension } from "#kernel/load-extensions";

/** A rule that stops an act until a person has decided. Pure: it sees facts, never a database or a model. */
export interface Guardrail {
  readonly name: string;
  /** What it guards against, for a person who reads the rules. */
  readonly sentence: string;
  /** The workflows that it guards; "all" is those that nobody has written yet too. */
  readonly workflows: readonly string[] | "all";
  /** Why it fires, in words with the figures; null when it does not. */
  test(facts: Facts): string | null;
}

export function defineGuardrail(guardrail: Guardrail): Guardrail {
  return markExtension("guardrail", guardrail);
}
