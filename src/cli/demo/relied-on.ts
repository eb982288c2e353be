import type { Done, Outcome } from "#governance/outcome";

/** The outcome, which the story relies on: it must have been done. */
export function reliedOn(outcome: Outcome): Done {
  if (outcome.kind === "done") return outcome;
  throw new Error(`the demo's story came to a halt: ${JSON.stringify(outcome)}`);
}
