import type { Tx } from "#storage/database";
import type { StoredEffect } from "#storage/outbox-store";

/** How long a call may take where its handler names no time of its own. */
export const CALL_TIMEOUT_MS = 30_000;

/** How one kind of effect leaves the database. */
export interface EffectHandler {
  readonly kind: string;
  /**
   * What may be done when a process was cut off between the call and its receipt: `safe` is run again, because a
   * second run has the same result or harms nobody; `unsafe` becomes uncertain, and a person is told.
   */
  readonly repeat: "safe" | "unsafe";
  /**
   * Makes the call and gives its receipt. What it throws is kept and tried again later.
   *
   * @param signal aborted when the call has taken too long: whatever it still does is not waited for
   */
  run(effect: StoredEffect, signal: AbortSignal): Promise<string>;
  /** Effects of one lane run one after another in the order in which they were asked for; others beside them. */
  lane?(effect: StoredEffect): string | null;
  /** How long the call may take; {@link CALL_TIMEOUT_MS} where this is absent, without end for infinity. */
  timeoutMs?(effect: StoredEffect): number;
  /** Writes what follows from the receipt, in the transaction that stores it. */
  settled?(tx: Tx, effect: StoredEffect, receipt: string, at: Temporal.Instant): Promise<void>;
}
