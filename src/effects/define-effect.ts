import type { Tx } from "#storage/database";
import type { StoredEffect } from "#storage/outbox-store";

/** How one kind of effect leaves the database. */
export interface EffectHandler {
  readonly kind: string;
  /**
   * What may be done when a process was cut off between the call and its receipt: `safe` is run again, because a
   * second run has the same result or harms nobody; `unsafe` becomes uncertain, and a person is told.
   */
  readonly repeat: "safe" | "unsafe";
  /** Makes the call and gives its receipt. What it throws is kept and tried again later. */
  run(effect: StoredEffect): Promise<string>;
  /** Writes what follows from the receipt, in the transaction that stores it. */
  settled?(tx: Tx, effect: StoredEffect, receipt: string, at: Temporal.Instant): Promise<void>;
}
