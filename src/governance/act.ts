import type { z } from "zod";

import { APPROVAL_LIFETIME } from "#domain/approval";
import { businessDate } from "#domain/business-date";
import { parseMoney } from "#domain/money";
import { type Facts, judge, type Judgement, MAY_DECIDE, type Rule } from "#domain/policy";
import { Refused } from "#kernel/errors";
import { newId } from "#kernel/ids";
import { actByKey, type StoredAct } from "#storage/acts-store";
import {
  approvalById,
  freshCode,
  insertApproval,
  pendingApprovals,
  type StoredApproval,
} from "#storage/approvals-store";
import type { AuditHead } from "#storage/audit-store";
import type { Tx } from "#storage/database";
import { enqueue } from "#storage/outbox-store";
import { isUniqueViolation } from "#storage/retryable";

import { endApproval } from "./end-approval.ts";
import { type Actor, implementationOf, type OperationParts, type Performed, type World } from "./define-operation.ts";
import type { Workflow } from "./define-workflow.ts";
import { actDigest, type Door, operationNamed, workflowOf } from "./door.ts";
import type { Awaiting, Done, NotDone, Outcome } from "./outcome.ts";
import { recordAct } from "./record-act.ts";

/** One asking on its way through the door. */
interface Asking {
  readonly door: Door;
  readonly parts: OperationParts<z.ZodType>;
  readonly workflow: Workflow;
  /** Values; `frozen` is the same in wire form. */
  readonly input: unknown;
  readonly frozen: unknown;
  readonly digest: string;
  readonly key: string;
  readonly world: World;
}

/** See {@link Office.act}. */
export async function act(door: Door, name: string, wire: unknown, actor: Actor, key: string): Promise<Outcome> {
  const operation = operationNamed(door, name);
  const parts = implementationOf(operation);
  const parsed = parts.input.safeDecode(wire as never);
  if (!parsed.success) return { kind: "refused", code: "bad-input", reasons: parsed.error.issues.map((issue) => issue.message) };
  const frozen: unknown = parts.input.encode(parsed.data as never);
  const asking: Asking = {
    door,
    parts,
    workflow: workflowOf(door, operation),
    input: parsed.data,
    frozen,
    digest: actDigest(name, frozen),
    key,
    world: await currentWorld(door, actor),
  };
  try {
    return await inOneCommit(asking, async (tx) => {
      const judgement = await judgeActing(tx, asking);
      if (judgement.verdict === "refuse") return refuse(tx, asking, "role", judgement.rules);
      return judgement.verdict === "await" ? hold(tx, asking, judgement) : carryOut(tx, asking, judgement);
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    // The books said no and nothing of it was written; that it was asked for, and why not, is written on its own.
    return inOneCommit(asking, (tx) => refuse(tx, asking, error.code, [{ name: error.code, words: error.plain }]));
  }
}

export async function currentWorld(door: Door, actor: Actor): Promise<World> {
  const business = await door.business();
  const at = door.clock.now();
  return {
    business,
    today: door.todayByHand ?? businessDate(at, business.zone),
    at,
    actId: newId("act"),
    actor,
    documentTypes: door.documentTypes,
  };
}

type Step = readonly [Outcome, AuditHead | null];

/** Runs one step in a transaction of its own, unless its key was used before: then it answers as it did then. */
async function inOneCommit(asking: Asking, step: (tx: Tx) => Promise<Step>): Promise<Outcome> {
  const { door, key } = asking;
  const run = (): Promise<Step> =>
    door.database.commit("act", async (tx) => {
      const before = await actByKey(tx, key);
      return before === null ? step(tx) : ([await replay(tx, before, asking.digest), null] as const);
    });
  const [outcome, head] = await run().catch((error: unknown) => {
    // Another process used the same key in the same moment: now its act stands, and answers for both.
    if (isUniqueViolation(error)) return run();
    throw error;
  });
  if (head !== null) door.auditMoved(head);
  return outcome;
}

async function judgeActing(tx: Tx, { door, parts, workflow, input, world }: Asking): Promise<Judgement> {
  const known = parts.facts === undefined ? {} : await parts.facts(tx, input, world);
  const facts: Facts = { ...known, limit: limitOf(workflow, world) };
  const fired = door.guardrails
    .filter((guardrail) => guardrail.workflows.includes(workflow.name))
    .flatMap((guardrail): Rule[] => {
      const words = guardrail.test(facts);
      return words === null ? [] : [{ name: guardrail.name, words }];
    });
  return judge({ operation: parts.name, effect: parts.effect, workflow, actor: world.actor, fired });
}

function limitOf(workflow: Workflow, { business }: World): Facts["limit"] {
  const limit = parseMoney({ amount: workflow.limit, currency: business.currency }, { allowZero: true });
  if (!limit.ok) throw new Error(`the limit of the workflow ${workflow.name}: ${limit.problem}`);
  return limit.value;
}

async function carryOut(tx: Tx, asking: Asking, judgement: Judgement): Promise<Step> {
  const { parts, input, world, door } = asking;
  const performed = await parts.perform(tx, input, world);
  await enqueue(tx, performed.effects ?? [], world.at);
  const head = await recordAct(
    tx,
    actRow(asking, judgement, { outcome: "performed", subject: performed.subject, result: asResult(performed), approvalId: null }),
    { todayByHand: door.todayByHand !== null },
  );
  return [done(world.actId, performed, judgement.rules), head];
}

/** Freezes what was asked for and shows a person exactly that. */
async function hold(tx: Tx, asking: Asking, judgement: Judgement): Promise<Step> {
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

async function refuse(tx: Tx, asking: Asking, code: string, rules: readonly Rule[]): Promise<Step> {
  const subject = asking.parts.subject?.(asking.input) ?? null;
  const row = actRow(asking, { verdict: "refuse", rules }, { outcome: "refused", subject, result: { code }, approvalId: null });
  const head = await recordAct(tx, row, { todayByHand: asking.door.todayByHand !== null });
  return [{ kind: "refused", code, reasons: rules.map((rule) => rule.words) }, head];
}

function actRow(
  { parts, workflow, frozen, digest, key, world }: Asking,
  judgement: Judgement,
  end: Pick<StoredAct, "outcome" | "subject" | "result" | "approvalId">,
): Omit<StoredAct, "salt"> {
  return {
    id: world.actId,
    key,
    operation: parts.name,
    workflow: workflow.name,
    effect: parts.effect,
    input: frozen,
    digest,
    memberId: world.actor.memberId,
    hand: world.actor.hand,
    businessDate: world.today,
    verdict: judgement.verdict,
    rules: judgement.rules,
    askedAt: world.at,
    performedAt: end.outcome === "performed" ? world.at : null,
    ...end,
  };
}

/** What a performed act keeps, so that asking again under the same key can answer as it did. */
export function asResult(performed: Performed): Record<string, unknown> {
  return {
    result: performed.result,
    wayBack: performed.wayBack ?? null,
    effectKeys: (performed.effects ?? []).map((effect) => effect.key),
  };
}

export function done(actId: string, performed: Performed, rules: readonly Rule[]): Done {
  const { subject, result, wayBack, effects } = performed;
  return {
    kind: "done",
    actId,
    subject,
    result,
    rules,
    wayBack: wayBack ?? null,
    effectKeys: (effects ?? []).map((effect) => effect.key),
    replayed: false,
  };
}

/** The answer that an act gave when it was first asked for. */
export async function replay(tx: Tx, before: StoredAct, digest: string): Promise<Outcome> {
  if (before.digest !== digest) {
    return {
      kind: "refused",
      code: "key-reused",
      reasons: ["This request was answered before with something else; nothing was done again. Say it once more if you mean both."],
    };
  }
  if (before.outcome === "awaiting" && before.approvalId !== null) {
    const approval = await approvalById(tx, before.approvalId);
    if (approval !== null) return { kind: "awaiting", approval } satisfies Awaiting;
  }
  if (before.outcome === "refused") {
    const { code } = before.result as { code: string };
    return { kind: "refused", code, reasons: before.rules.map((rule) => rule.words) } satisfies NotDone;
  }
  const kept = before.result as Pick<Done, "result" | "wayBack" | "effectKeys">;
  return { kind: "done", actId: before.id, subject: before.subject ?? "", rules: before.rules, ...kept, replayed: true };
}
