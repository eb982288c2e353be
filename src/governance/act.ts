import { missingEssentials } from "#domain/business";
import { parseMoney } from "#domain/money";
import { type Facts, judge, type Judgement, type Rule } from "#domain/policy";
import { isStorable } from "#domain/text";
import { Refused } from "#kernel/errors";
import { actByKey } from "#storage/acts-store";
import { pendingApprovals, type StoredApproval } from "#storage/approvals-store";
import type { Tx } from "#storage/database";
import { enqueue } from "#storage/outbox-store";
import { isUniqueViolation } from "#storage/retryable";
import { unawaited } from "#storage/unawaited";

import { actRow, type Asking, type Step } from "./asking.ts";
import { type Actor, implementationOf, type World } from "./define-operation.ts";
import type { Workflow } from "./define-workflow.ts";
import { actDigest, type Door, operationNamed, workflowOf } from "./door.ts";
import { endApproval } from "./end-approval.ts";
import { hold } from "./hold.ts";
import type { Outcome } from "./outcome.ts";
import { recordAct } from "./record-act.ts";
import { asResult, done, replay } from "./replay.ts";
import { currentWorld, undrawableFor } from "./world.ts";

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
  const asked: Asked = {
    door,
    parts,
    workflow: workflowOf(door, operation),
    input: parsed.data,
    frozen,
    digest: actDigest(name, frozen),
    key,
  };
  try {
    return await inOneCommit(asked, actor, async (tx, asking, twins) => {
      const judgement = await judgeActing(tx, asking, twins);
      if (judgement.verdict === "refuse") return refuse(tx, asking, "role", judgement.rules);
      return judgement.verdict === "await" ? hold(tx, asking, judgement) : carryOut(tx, asking, judgement, twins);
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    // The books said no and nothing of it was written; that it was asked for, and why not, is written on its own.
    return inOneCommit(asked, actor, async (tx, asking) =>
      refuse(tx, asking, error.code, [{ name: error.code, words: error.plain }]),
    );
  }
}

type Asked = Omit<Asking, "world">;

/** Runs one step in a transaction of its own, unless its key was used before: then it answers as it did then. */
async function inOneCommit(
  asked: Asked,
  actor: Actor,
  step: (tx: Tx, asking: Asking, twins: readonly StoredApproval[]) => Promise<Step>,
): Promise<Outcome> {
  const { door, key, digest } = asked;
  const { timeoutMs } = asked.parts;
  const at = door.clock.now();
  const undrawable = await undrawableFor(door, asked.parts.effect);
  const run = (): Promise<Step> =>
    door.database.commit(
      "act",
      async (tx): Promise<Step> => {
        // Asked for at once, and answered in this order.
        const [before, world, twins] = await Promise.all([
          actByKey(tx, key),
          currentWorld(door, actor, { db: tx, at, undrawable }),
          waitingTwins(tx, asked, at),
        ]);
        if (before !== null) return [await replay(tx, before, before.digest === digest), null];
        return step(tx, { ...asked, world }, twins);
      },
      timeoutMs === undefined ? {} : { timeoutMs },
    );
  const [outcome, head] = await run().catch((error: unknown) => {
    // Another process used the same key in the same moment: now its act stands, and answers for both.
    if (isUniqueViolation(error)) return run();
    throw error;
  });
  if (head !== null) door.auditMoved(await head);
  return outcome;
}

/** What waits for a person already and is to do the same to the same thing. */
async function waitingTwins(tx: Tx, { parts, input }: Asked, at: Temporal.Instant): Promise<readonly StoredApproval[]> {
  const subject = parts.subject?.(input);
  if (subject === undefined || parts.effect === "read" || parts.effect === "draft") return [];
  return (await pendingApprovals(tx, at, subject)).filter(({ operation }) => operation === parts.name);
}

async function judgeActing(
  tx: Tx,
  { door, parts, workflow, input, world }: Asking,
  twins: readonly StoredApproval[],
): Promise<Judgement> {
  const known = parts.facts === undefined ? {} : await parts.facts(tx, input, world);
  const missing = parts.effect === "send" ? missingEssentials(world.business) : [];
  const facts: Facts = { ...known, missing, limit: limitOf(workflow, world) };
  const fired = door.guardrails
    .filter(({ workflows }) => workflows === "all" || workflows.includes(workflow.name))
    .flatMap((guardrail): Rule[] => {
      const words = guardrail.test(facts);
      return words === null ? [] : [{ name: guardrail.name, words }];
    });
  const { said, effect, mayAsk } = parts;
  const judgement = judge({
    todo: said.todo,
    effect,
    workflow,
    actor: world.actor,
    fired,
    ownPreference: facts.preferenceOf === world.actor.memberId,
    ...(mayAsk === undefined ? {} : { mayAsk }),
  });
  const goesAlone = judgement.verdict === "perform" && world.actor.hand === "assistant";
  // What a rule once stopped does not slip out by being changed: only a person ends its waiting.
  return goesAlone && twins.length > 0 ? WAITS_AGAIN : judgement;
}

const WAITS_AGAIN: Judgement = {
  verdict: "await",
  rules: [{ name: "waited-before", words: "It waited for a person before it was changed, so it waits again." }],
};

function limitOf(workflow: Workflow, { business }: World): Facts["limit"] {
  const limit = parseMoney({ amount: workflow.limit, currency: business.currency }, { allowZero: true });
  if (!limit.ok) throw new Error(`the limit of the workflow ${workflow.name}: ${limit.problem}`);
  return limit.value;
}

async function carryOut(tx: Tx, asking: Asking, judgement: Judgement, twins: readonly StoredApproval[]): Promise<Step> {
  const { parts, input, world, door } = asking;
  const performed = await parts.perform(tx, input, world);
  unawaited(enqueue(tx, performed.effects ?? [], world.at));
  // What waited to be done and has just been done by another hand waits no longer.
  for (const twin of twins) {
    await endApproval(tx, twin, "superseded", { by: world.actor, reason: null, at: world.at });
  }
  const head = recordAct(
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

function refuse(tx: Tx, asking: Asking, code: string, rules: readonly Rule[]): Step {
  const subject = asking.parts.subject?.(asking.input) ?? null;
  const row = actRow(
    asking,
    { verdict: "refuse", rules },
    { outcome: "refused", subject, result: { code }, approvalId: null },
  );
  const head = recordAct(tx, row, { todayByHand: asking.door.todayByHand !== null });
  return [{ kind: "refused", code, reasons: rules.map((rule) => rule.words) }, head];
}
