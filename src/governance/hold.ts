import { APPROVAL_LIFETIME } from "#domain/approval";
import { type Judgement, MAY_DECIDE } from "#domain/policy";
import { newId } from "#kernel/ids";
import { freshCode, insertApproval, pendingApprovals, type StoredApproval } from "#storage/approvals-store";
import type { Tx } from "#storage/database";

import { actRow, type Asking, type Step } from "./asking.ts";
import { endApproval } from "./end-approval.ts";
import { recordAct } from "./record-act.ts";

/** Freezes what was asked for and shows a person exactly that. */
export async function hold(tx: Tx, asking: Asking, judgement: Judgement): Promise<Step> {
  const { door, parts, input, frozen, digest, world } = asking;
  const card = await parts.describe(tx, input, world);
  const subject = parts.subject?.(input) ?? null;
  const waiting = subject === null ? [] : await pendingApprovals(tx, world.at, subject);
  const same = waiting.find((approval) => approval.digest === digest);
  if (same !== undefined) return [{ kind: "awaiting", approval: same }, null];
  for (const older of waiting.filter((approval) => approval.operation === parts.name)) {
    await endApproval(tx, older, "superseded", { by: world.actor, reason: null, at: world.at });
  }
  const approval: StoredApproval = {
    id: newId("apr"),
    code: await freshCode(tx),
    operation: parts.name,
    input: frozen,
    digest,
    card,
    rules: judgement.rules,
    roles: MAY_DECIDE,
    status: "pending",
    requestedBy: world.actor.memberId,
    conversation: world.actor.conversation,
    subject,
    reason: null,
    decidedBy: null,
    createdAt: world.at,
    expiresAt: world.at.add(APPROVAL_LIFETIME),
    decidedAt: null,
  };
  await insertApproval(tx, approval);
  const row = actRow(asking, judgement, { outcome: "awaiting", subject, result: null, approvalId: approval.id });
  const head = await recordAct(tx, row, { todayByHand: door.todayByHand !== null });
  return [{ kind: "awaiting", approval }, head];
}
