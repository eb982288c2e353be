import { randomBytes } from "node:crypto";

import { sha256 } from "#kernel/canonical-json";
import { insertActWithAudit, type StoredAct } from "#storage/acts-store";
import type { AuditEntry, AuditHead } from "#storage/audit-store";
import type { Tx } from "#storage/database";
import { unawaited } from "#storage/unawaited";

/**
 * Writes an act and its audit entry, as the last thing in its transaction, which need not wait for it. The audit's body
 * holds ids and codes only;
 * the input stands in it as a digest behind a salt, so that a person can be forgotten without breaking the chain.
 */
export function recordAct(
  tx: Tx,
  act: Omit<StoredAct, "salt">,
  { todayByHand }: { readonly todayByHand: boolean },
): Promise<AuditHead> {
  const salt = randomBytes(16).toString("hex");
  const entry: AuditEntry = {
    kind: act.outcome,
    at: act.performedAt ?? act.askedAt,
    body: {
      act: act.id,
      operation: act.operation,
      effect: act.effect,
      member: act.memberId,
      hand: act.hand,
      verdict: act.verdict,
      rules: act.rules.map((rule) => rule.name),
      input: sha256(salt + act.digest),
      subject: act.subject,
      approval: act.approvalId,
      businessDate: act.businessDate.toString(),
      todayByHand,
    },
  };
  const head = insertActWithAudit(tx, { ...act, salt }, entry);
  unawaited(head);
  return head;
}
