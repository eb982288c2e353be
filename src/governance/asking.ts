import type { z } from "zod";

import type { Judgement } from "#domain/policy";
import type { StoredAct } from "#storage/acts-store";
import type { AuditHead } from "#storage/audit-store";

import type { OperationParts, World } from "./define-operation.ts";
import type { Workflow } from "./define-workflow.ts";
import type { Door } from "./door.ts";
import type { Outcome } from "./outcome.ts";

/** One asking on its way through the door. */
export interface Asking {
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

/**
 * What a step in a transaction comes to, and where the audit chain stands once that is written, which nobody waits for
 * before the end; null where it did not move.
 */
export type Step = readonly [Outcome, Promise<AuditHead> | null];

/** The record of an asking that came to its end. */
export function actRow(
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
    conversation: world.actor.conversation,
    businessDate: world.today,
    verdict: judgement.verdict,
    rules: judgement.rules,
    askedAt: world.at,
    performedAt: end.outcome === "performed" ? world.at : null,
    ...end,
  };
}
