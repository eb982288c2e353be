import { settleApproval, type StoredApproval } from "#storage/approvals-store";
import type { Tx } from "#storage/database";
import { enqueue } from "#storage/outbox-store";

import { cardEdits, outcomeOf } from "./card-edits.ts";
import type { Actor } from "./define-operation.ts";

/**
 * Ends what waits, once, and turns every posted copy of its card into the outcome.
 *
 * @returns false when it had ended before, and nothing was written
 */
export async function endApproval(
  tx: Tx,
  approval: StoredApproval,
  to: "approved" | "rejected" | "superseded" | "expired" | "lapsed",
  decision: { readonly by: Actor | null; readonly reason: string | null; readonly at: Temporal.Instant },
): Promise<boolean> {
  const decidedBy = decision.by?.memberId ?? null;
  const ended = await settleApproval(tx, approval.id, to, { by: decidedBy, reason: decision.reason, at: decision.at });
  if (!ended) return false;
  const outcome = await outcomeOf(tx, { ...approval, status: to, decidedBy, decidedAt: decision.at });
  await enqueue(tx, await cardEdits(tx, approval, outcome), decision.at);
  return true;
}
