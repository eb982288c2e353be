import type { Role, Rule } from "#domain/policy";

export type ApprovalStatus = "pending" | "approved" | "rejected" | "superseded" | "expired" | "lapsed";

/** How long a frozen act may wait for a person. */
export const APPROVAL_LIFETIME = Temporal.Duration.from({ hours: 24 * 14 });

/** A frozen act that waits for a person, or that one has decided. */
export interface Approval {
  readonly id: string;
  /** What a person types: `approve A7K2`. */
  readonly code: string;
  readonly operation: string;
  /** Exactly what will happen, in wire form. Performed from here and from nowhere else. */
  readonly input: unknown;
  /** SHA-256 of the operation's name and the input, as shown when it was asked for. */
  readonly digest: string;
  readonly rules: readonly Rule[];
  readonly roles: readonly Role[];
  readonly status: ApprovalStatus;
  readonly requestedBy: string;
  readonly conversation: string;
  readonly subject: string | null;
  readonly reason: string | null;
  readonly decidedBy: string | null;
  readonly createdAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
  readonly decidedAt: Temporal.Instant | null;
}

export type Undecidable = "decided" | "expired" | "role";

/** Whether somebody may decide an approval now; null when they may. */
export function whyUndecidable(approval: Approval, role: Role, now: Temporal.Instant): Undecidable | null {
  if (approval.status !== "pending") return approval.status === "expired" ? "expired" : "decided";
  if (Temporal.Instant.compare(now, approval.expiresAt) >= 0) return "expired";
  return approval.roles.includes(role) ? null : "role";
}
