import type { Rule } from "#domain/policy";
import type { StoredAct } from "#storage/acts-store";
import { approvalById } from "#storage/approvals-store";
import type { Db } from "#storage/database";

import type { Performed } from "./define-operation.ts";
import type { Done, Outcome } from "./outcome.ts";

/** What a performed act keeps, so that asking again under the same key can answer as it did. */
export function asResult(performed: Performed): Record<string, unknown> {
  return {
    result: performed.result,
    wayBack: performed.wayBack ?? null,
    ...(performed.noWayBack === undefined ? {} : { noWayBack: performed.noWayBack }),
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

/**
 * The answer that an act gave when it was first asked for.
 *
 * @param same whether what is asked now is what was asked then
 */
export async function replay(db: Db, before: StoredAct, same: boolean): Promise<Outcome> {
  if (!same) {
    return {
      kind: "refused",
      code: "key-reused",
      reasons: [
        "This request was answered before with something else; nothing was done again. Say it once more if you mean both.",
      ],
    };
  }
  if (before.outcome === "awaiting" && before.approvalId !== null) {
    const approval = await approvalById(db, before.approvalId);
    if (approval !== null) return { kind: "awaiting", approval };
  }
  if (before.outcome === "refused") {
    const { code } = before.result as { code: string };
    return { kind: "refused", code, reasons: before.rules.map((rule) => rule.words) };
  }
  const kept = before.result as Pick<Done, "result" | "wayBack" | "effectKeys">;
  return {
    kind: "done",
    actId: before.id,
    subject: before.subject ?? "",
    rules: before.rules,
    ...kept,
    replayed: true,
  };
}
