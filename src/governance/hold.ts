import { APPROVAL_LIFETIME } from "#domain/approval";
import { type Judgement, MAY_DECIDE } from "#domain/policy";
import { newId } from "#kernel/ids";
import { freshCode, insertApproval, pendingApprovals, type StoredApproval } from "#storage/approvals-store";
import type { Tx } from "#storage/database";

import { actRow, type Asking, type Step } from "./asking.ts";
import { endApproval } from "./end-approval.ts";
import { recordAct } from "./record-act.ts";

/** Freezes what was asked for and shows a person exactly that; asked for again while it waits, it is the same approval. */
export async function hold(tx: Tx, asking: Asking, judgement: Judgement): Promise<Step> {
  const { door, parts, input, digest, world } = asking;
  const card = await parts.describe(tx, input, world);
  const subject = parts.subject?.(input) ?? null;
  const waiting = subject === null ? [] : await pendingApprovals(tx, world.at, subject);
  const approval =
    waiting.find((one) => one.digest === digest) ??
    freeze(asking, judgement, { code: await freshCode(tx), card, subject });
  if (!waiting.includes(approval)) {
    for (const older of waiting.filter((one) => one.operation === parts.name)) {
      await endApproval(tx, older, "superseded", { by: world.actor, reason: null, at: world.at });
    }
    await insertApproval(tx, approval);
  }
  const row = actRow(asking, judgement, { outcome: "awaiting", subject, result: null, approvalId: approval.id });
  const head = recordAct(tx, row, { todayByHand: door.todayByHand !== null });
  return [{ kind: "awaiting", approval }, head];
}

function freeze(
  { parts, frozen, digest, world }: Asking,
  { rules }: Judgement,
  shown: Pick<StoredApproval, "code" | "card" | "subject">,
): StoredApproval {
  return {
    id: newId("apr"),
    ...shown,
    operation: parts.name,
    input: frozen,
    digest,
    rules,
    roles: MAY_DECIDE,
    status: "pending",
    requestedBy: world.actor.memberId,
    conversation: world.actor.conversation,
    reason: null,
    decidedBy: null,
    createdAt: world.at,
    expiresAt: world.at.add(APPROVAL_LIFETIME),
    decidedAt: null,
  };
}
