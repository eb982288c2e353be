import type { Money } from "./money.ts";

/** An issued document that is not wholly paid. */
export interface OpenItem {
  readonly documentId: string;
  /** What people call it: "INV-0001". */
  readonly number: string;
  readonly dueDate: Temporal.PlainDate;
  /** What is still to be paid, more than zero. */
  readonly open: Money;
}
