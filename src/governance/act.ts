import { parseMoney } from "#domain/money";
import { type Facts, judge, type Judgement, type Rule } from "#domain/policy";
import { isStorable } from "#domain/text";
import { Refused } from "#kernel/errors";
import { actByKey } from "#storage/acts-store";
import { pendingApprovals } from "#storage/approvals-store";
import type { Tx } from "#storage/database";
import { enqueue } from "#storage/outbox-store";
import { isUniqueViolation } from "#storage/retryable";

import { actRow, type Asking, type Step } from "./asking.ts";
import { type Actor, implementationOf, type World } from "./define-operation.ts";
import type { Workflow } from "./define-workflow.ts";
import { actDigest, type Door, operationNamed, workflowOf } from "./door.ts";
import { endApproval } from "./end-approval.ts";
import { hold } from "./hold.ts";
import type { Outcome } from "./outcome.ts";
import { recordAct } from "./record-act.ts";
import { asResult, done, replay } from "./replay.ts";
import { currentWorld } from "./world.ts";

/** See {@link Office.act}. */
export async function act(door: Door, name: string, wire: unknown, actor: Actor, key: string): Promise<Outcome> {
  const operation = operationNamed(door, name);
  const parts = implementationOf(operation);
  const parsed = parts.input.safeDecode(wire);
  if (!parsed.success)
    return { kind: "refused", code: "bad-input", reasons: parsed.error.issues.map((issue) => issue.message) };
  const frozen: unknown = parts.input.encode(parsed.data);
  if (!isStorable(frozen)) {
    const reason = "That has characters that cannot be stored. Type it again without them.";
    return { kind: "refused", code: "bad-input", reasons: [reason] };
  }
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

/** Runs one step in a transaction of its own, unless its key was used before: then it answers as it did then. */
async function inOneCommit(asking: Asking, step: (tx: Tx) => Promise<Step>): Promise<Outcome> {
  const { door, key, parts } = asking;
  const { timeoutMs } = parts;
  const run = (): Promise<Step> =>
    door.database.commit(
      "act",
      async (tx) => {
        const before = await actByKey(tx, key);
        return before === null
          ? step(tx)
          : ([await replay(tx, before, before.digest === asking.digest), null] as const);
      },
      timeoutMs === undefined ? {} : { timeoutMs },
    );
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
  const judgement = judge({ operation: parts.name, effect: parts.effect, workflow, actor: world.actor, fired });
  const goesAlone = judgement.verdict === "perform" && world.actor.hand === "assistant" && parts.effect !== "draft";
  return goesAlone && (await waitedBefore(tx, parts, input, world)) ? WAITS_AGAIN : judgement;
}

const WAITS_AGAIN: Judgement = {
  verdict: "await",
  rules: [{ name: "waited-before", words: "It waited for a person before it was changed, so it waits again." }],
};

/** What a rule once stopped does not slip out by being changed: only a person ends its waiting. */
async function waitedBefore(tx: Tx, parts: Asking["parts"], input: unknown, world: World): Promise<boolean> {
  const subject = parts.subject?.(input);
  if (subject === undefined || parts.effect === "read") return false;
  return (await pendingApprovals(tx, world.at, subject)).some(({ operation }) => operation === parts.name);
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
  await endWaitingTwins(tx, asking);
  const head = await recordAct(
    tx,
    actRow(asking, judgement, {
      outcome: "performed",
      subject: performed.subject,
      result: asResult(performed),
      approvalId: null,
    }),
    { todayByHand: door.todayByHand !== null },
  );
  return [done(world.actId, performed, judgement.rules), head];
}

/** What waited to be done and has just been done by another hand waits no longer. */
async function endWaitingTwins(tx: Tx, { parts, input, world }: Asking): Promise<void> {
  const subject = parts.subject?.(input);
  if (subject === undefined || parts.effect === "draft") return;
  for (const twin of await pendingApprovals(tx, world.at, subject)) {
    if (twin.operation !== parts.name) continue;
    await endApproval(tx, twin, "superseded", { by: world.actor, reason: null, at: world.at });
  }
}

async function refuse(tx: Tx, asking: Asking, code: string, rules: readonly Rule[]): Promise<Step> {
  const subject = asking.parts.subject?.(asking.input) ?? null;
  const row = actRow(
    asking,
    { verdict: "refuse", rules },
    { outcome: "refused", subject, result: { code }, approvalId: null },
  );
  const head = await recordAct(tx, row, { todayByHand: asking.door.todayByHand !== null });
  return [{ kind: "refused", code, reasons: rules.map((rule) => rule.words) }, head];
}
