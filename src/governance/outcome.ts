import type { Rule } from "#domain/policy";
import type { WayBack } from "#governance/define-operation";
import type { StoredApproval } from "#storage/approvals-store";

/** What came of asking the door for something. */
export type Outcome = Done | Awaiting | NotDone;

export interface Done {
  readonly kind: "done";
  readonly actId: string;
  readonly subject: string;
  readonly result: Readonly<Record<string, unknown>>;
  readonly rules: readonly Rule[];
  readonly wayBack: WayBack | null;
  /** The keys of the effects that it put in the outbox. */
  readonly effectKeys: readonly string[];
  /** True when it had been done before under the same key, and nothing was done again. */
  readonly replayed: boolean;
}

export interface Awaiting {
  readonly kind: "awaiting";
  readonly approval: StoredApproval;
}

export interface NotDone {
  readonly kind: "refused";
  readonly code: string;
  /** In plain words, with the next step. */
  readonly reasons: readonly string[];
}
