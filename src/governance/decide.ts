import type { z } from "zod";

import { whyUndecidable } from "#domain/approval";
import { formatMoment } from "#domain/moment";
import { inRole, type Judgement, MAY_DECIDE, type Rule } from "#domain/policy";
import { Refused } from "#kernel/errors";
import { actByKey, type StoredAct } from "#storage/acts-store";
import { approvalByCode, type StoredApproval } from "#storage/approvals-store";
import type { AuditHead } from "#storage/audit-store";
import type { Db, Tx } from "#storage/database";
import { enqueue } from "#storage/outbox-store";
import { isUniqueViolation } from "#storage/retryable";
import { unawaited } from "#storage/unawaited";

import type { Step } from "./asking.ts";
import { outcomeOf } from "./card-edits.ts";
import { type Actor, implementationOf, type OperationParts, type World } from "./define-operation.ts";
import { endApproval } from "./end-approval.ts";
import { actDigest, type Door, operationNamed, workflowOf } from "./door.ts";
import type { Outcome } from "./outcome.ts";
import { recordAct } from "./record-act.ts";
import { asResult, done, replay } from "./replay.ts";
import { currentWorld, undrawableFor } from "./world.ts";

/** A person's word on what waits under a code. */
export interface Decision {
  readonly code: string;
  readonly verdict: "approve" | "reject";
  readonly reason: string | null;
}

interface Deciding {
  readonly door: Door;
  readonly decision: Decision;
  readonly key: string;
  readonly world: World;
}

/**
 * See {@link Office.decide}. Judged by role alone and never kept waiting. The frozen input is performed in the
 * transaction that moves the approval from pending: of any number of simultaneous decisions one has an effect.
 */
export async function decide(door: Door, decision: Decision, actor: Actor, key: string): Promise<Outcome> {
  const asked = await operationAsked(door, decision);
  const undrawable = await undrawableFor(door, asked?.effect);
  const deciding: Deciding = { door, decision, key, world: await currentWorld(door, actor, { undrawable }) };
  const run = (): Promise<Step> =>
    door.database.commit(
      "decide",
      async (tx) => {
        const before = await actByKey(tx, key);
        return before === null
          ? settle(tx, deciding)
          : ([await replay(tx, before, await isSame(tx, decision, before)), null] as const);
      },
      asked?.timeoutMs === undefined ? {} : { timeoutMs: asked.timeoutMs },
    );
  try {
    const [outcome, head] = await run().catch((error: unknown) => {
      if (isUniqueViolation(error)) return run();
      throw error;
    });
    if (head !== null) door.auditMoved(await head);
    return outcome;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await recordRefusal(deciding, error);
    return { kind: "refused", code: error.code, reasons: [error.plain] };
  }
}

/** The operation that would be performed; null where there is none. */
async function operationAsked(door: Door, { code }: Decision): Promise<OperationParts<z.ZodType> | null> {
  const approval = await approvalByCode(door.database.reads, code);
  const operation = approval === null ? undefined : door.operations.get(approval.operation);
  return operation === undefined ? null : implementationOf(operation);
}

/** A key answers for one approval and for one way to decide it. */
async function isSame(db: Db, { code, verdict }: Decision, before: StoredAct): Promise<boolean> {
  if (before.operation === REFUSED_DECISION) return before.digest === refusedDigest({ code, verdict });
  const approval = await approvalByCode(db, code);
  const then = before.operation === "reject" ? "reject" : "approve";
  return before.outcome === "performed" && before.approvalId === approval?.id && then === verdict;
}

async function settle(tx: Tx, deciding: Deciding): Promise<Step> {
  const { decision, world } = deciding;
  const approval = await decidable(tx, deciding);
  const to = decision.verdict === "approve" ? "approved" : "rejected";
  const won = await endApproval(tx, approval, to, { by: world.actor, reason: decision.reason, at: world.at });
  // Somebody decided between our look and our write: they won, and this is told like any later try.
  if (!won) throw await alreadyDecided(tx, (await approvalByCode(tx, approval.code)) ?? approval);
  return to === "approved" ? performFrozen(tx, deciding, approval) : reject(tx, deciding, approval);
}

async function performFrozen(tx: Tx, deciding: Deciding, approval: StoredApproval): Promise<Step> {
  const { door, world } = deciding;
  const parts = implementationOf(operationNamed(door, approval.operation));
  if (actDigest(approval.operation, approval.input) !== approval.digest) {
    throw new Error(`approval ${approval.id} no longer matches its digest`);
  }
  const performed = await parts
    .perform(tx, parts.input.decode(approval.input as never), world)
    .catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
      // A font may be there when it is decided once more, so that one goes on waiting.
      if (error.code === "undrawable") {
        const next = `${error.next} ${approval.code} goes on waiting.`;
        throw new Refused(error.code, error.message, next);
      }
      throw new Refused("cannot-perform", `${error.message} So ${approval.code} can no longer be done.`, error.next);
    });
  unawaited(enqueue(tx, performed.effects ?? [], world.at));
  const judgement = decidedBy(deciding, "approved", approval.rules);
  const head = recordDecision(tx, deciding, approval, judgement, performed.subject, asResult(performed));
  return [done(world.actId, performed, judgement.rules), head];
}

async function reject(tx: Tx, deciding: Deciding, approval: StoredApproval): Promise<Step> {
  const { decision, world } = deciding;
  const judgement = decidedBy(deciding, "rejected", approval.rules);
  const performed = {
    subject: approval.subject ?? approval.id,
    result: { approval: approval.id, rejected: approval.operation, reason: decision.reason },
  };
  const head = recordDecision(tx, deciding, approval, judgement, performed.subject, asResult(performed));
  return [done(world.actId, performed, judgement.rules), head];
}

function decidedBy({ decision, world }: Deciding, verb: string, rules: readonly Rule[]): Judgement {
  const because = decision.reason === null ? "" : ` because ${decision.reason}`;
  const words = `${inRole(world.actor)} ${verb} it on ${formatMoment(world.at, world.business.zone)}${because}.`;
  return { verdict: "perform", rules: [...rules, { name: "decided", words }] };
}

function recordDecision(
  tx: Tx,
  { door, key, world, decision }: Deciding,
  approval: StoredApproval,
  judgement: Judgement,
  subject: string | null,
  result: Record<string, unknown>,
): Promise<AuditHead> {
  // A rejection is an act of its own: nothing of the frozen operation was done, so it must not look as if.
  const operation = operationNamed(door, approval.operation);
  const approved = decision.verdict === "approve";
  return recordAct(
    tx,
    {
      id: world.actId,
      key,
      operation: approved ? approval.operation : "reject",
      workflow: workflowOf(door, operation).name,
      effect: approved ? operation.effect : "configure",
      input: approval.input,
      digest: approval.digest,
      memberId: world.actor.memberId,
      hand: "person",
      conversation: world.actor.conversation,
      businessDate: world.today,
      verdict: judgement.verdict,
      rules: judgement.rules,
      outcome: "performed",
      subject,
      result,
      approvalId: approval.id,
      askedAt: world.at,
      performedAt: world.at,
    },
    { todayByHand: door.todayByHand !== null },
  );
}

/** The approval under the code, if this person may decide it now. */
async function decidable(db: Db, { decision, world }: Deciding): Promise<StoredApproval> {
  const approval = await approvalByCode(db, decision.code);
  if (approval === null) {
    throw new Refused(
      "no-such-approval",
      `Nothing waits under ${decision.code}.`,
      'Say "what needs me" to see what does.',
    );
  }
  const why = whyUndecidable(approval, world.actor.role, world.at);
  if (why === "decided") throw await alreadyDecided(db, approval);
  if (why === "expired") {
    throw new Refused(
      "expired",
      `${approval.code} waited until ${formatMoment(approval.expiresAt, world.business.zone)} and has expired.`,
      "Ask for it again, so that it is judged as things stand now.",
    );
  }
  if (why === "role" || world.actor.hand !== "person") {
    const who = MAY_DECIDE.join(" or ");
    throw new Refused(
      "may-not-decide",
      `As a ${world.actor.role} you may not decide ${approval.code}.`,
      `It needs the ${who}.`,
    );
  }
  return approval;
}

async function alreadyDecided(db: Db, approval: StoredApproval): Promise<Refused> {
  const what = await outcomeOf(db, approval);
  return new Refused("already-decided", `${approval.code} is no longer waiting. ${what}.`, "Nothing was done again.");
}

const REFUSED_DECISION = "decide";

const refusedDigest = ({ code, verdict }: Pick<Decision, "code" | "verdict">): string =>
  actDigest(REFUSED_DECISION, { code: code.toUpperCase(), verdict });

/**
 * Notes that somebody tried. What can no longer be done, or waited too long, ends with it: its cards lose their buttons.
 */
async function recordRefusal({ door, decision, key, world }: Deciding, why: Refused): Promise<void> {
  const lapses = why.code === "expired" || why.code === "cannot-perform";
  const head = await door.database.commit(lapses ? "lapse-approval" : "decide", async (tx) => {
    const approval = await approvalByCode(tx, decision.code);
    if (approval === null || (await actByKey(tx, key)) !== null) return null;
    if (lapses) {
      const to = why.code === "expired" ? "expired" : "lapsed";
      await endApproval(tx, approval, to, { by: null, reason: why.message, at: world.at });
    }
    const { code, verdict } = decision;
    return recordAct(
      tx,
      {
        id: world.actId,
        key,
        operation: REFUSED_DECISION,
        workflow: workflowOf(door, operationNamed(door, approval.operation)).name,
        effect: "configure",
        input: { code: code.toUpperCase(), verdict },
        digest: refusedDigest(decision),
        memberId: world.actor.memberId,
        hand: world.actor.hand,
        conversation: world.actor.conversation,
        businessDate: world.today,
        verdict: "refuse",
        rules: [{ name: why.code, words: why.plain }],
        outcome: "refused",
        subject: approval.subject,
        result: { code: why.code },
        approvalId: approval.id,
        askedAt: world.at,
        performedAt: null,
      },
      { todayByHand: door.todayByHand !== null },
    );
  });
  if (head !== null) door.auditMoved(head);
}
