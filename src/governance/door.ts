import type { DocumentType } from "#documents/define-document-type";
import type { Undrawable } from "#documents/view";
import { canonicalJson, sha256 } from "#kernel/canonical-json";
import type { Clock } from "#kernel/clock";
import { PurserError } from "#kernel/errors";
import type { AuditHead } from "#storage/audit-store";
import type { Database } from "#storage/database";

import type { Guardrail } from "./define-guardrail.ts";
import type { Operation } from "./define-operation.ts";
import type { Workflow } from "./define-workflow.ts";

/** Everything that the door stands on. Loaded parts come by name: governance imports none of them. */
export interface Door {
  readonly database: Database;
  readonly clock: Clock;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly workflows: ReadonlyMap<string, Workflow>;
  readonly guardrails: readonly Guardrail[];
  readonly documentTypes: ReadonlyMap<string, DocumentType>;
  /** What the fonts are asked by; without it only the delivery finds what cannot be drawn. */
  readonly lookForUndrawable?: () => Promise<Undrawable>;
  /** Set by `--today`: the business date for everything, noted in the audit log. */
  readonly todayByHand: Temporal.PlainDate | null;
  /** Hears where the audit chain stands after each commit, so that its head can leave the database. */
  readonly auditMoved: (head: AuditHead) => void;
}

export function operationNamed(door: Door, name: string): Operation {
  const operation = door.operations.get(name);
  if (operation !== undefined) return operation;
  throw new PurserError("no-such-operation", "What was asked for is nothing that this Purser can do any more.", {
    next: "Bring back the version or the file that could, or reject it.",
    fields: { name },
  });
}

export function workflowOf(door: Door, operation: Operation): Workflow {
  const workflow = door.workflows.get(operation.workflow);
  if (workflow !== undefined) return workflow;
  throw new PurserError("no-such-workflow", `The operation ${operation.name} names no workflow that there is.`, {
    next: `There are: ${[...door.workflows.keys()].join(", ")}.`,
  });
}

/** SHA-256 over the operation's name and its input in wire form: what an approval is bound to. */
export function actDigest(operation: string, input: unknown): string {
  return sha256(canonicalJson({ operation, input }));
}
