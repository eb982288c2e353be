import type { Tool } from "#assistant/define-tool";
import type { Adapter } from "#chat/define-adapter";
import type { DocumentType } from "#documents/define-document-type";
import type { Guardrail } from "#governance/define-guardrail";
import type { Operation } from "#governance/define-operation";
import type { Workflow } from "#governance/define-workflow";
import { type Extension, loadExtensions } from "#kernel/load-extensions";
import type { Job } from "#scheduling/define-job";

/** Everything that was found in the extension folders. */
export interface Extensions {
  readonly adapters: readonly Adapter[];
  readonly tools: readonly Tool[];
  readonly operations: ReadonlyMap<string, Operation>;
  readonly workflows: ReadonlyMap<string, Workflow>;
  readonly guardrails: readonly Guardrail[];
  readonly documentTypes: ReadonlyMap<string, DocumentType>;
  readonly jobs: readonly Job[];
}

/** Where each kind lives: adding one touches that place and nothing else. */
export const EXTENSION_FOLDERS = {
  adapter: new URL("../adapters/", import.meta.url),
  tool: new URL("../tools/", import.meta.url),
  operation: new URL("./operations/", import.meta.url),
  workflow: new URL("./workflows/", import.meta.url),
  guardrail: new URL("./governance/guardrails/", import.meta.url),
  "document-type": new URL("./documents/types/", import.meta.url),
  job: new URL("./jobs/", import.meta.url),
} as const;

/** @throws PurserError `bad-extension` for the first file that is not what its folder holds */
export async function loadAllExtensions(): Promise<Extensions> {
  const load = <T extends Extension>(kind: keyof typeof EXTENSION_FOLDERS) =>
    loadExtensions<T>(kind, EXTENSION_FOLDERS[kind]);
  const [adapters, tools, operations, workflows, guardrails, documentTypes, jobs] = await Promise.all([
    load<Adapter>("adapter"),
    load<Tool>("tool"),
    load<Operation>("operation"),
    load<Workflow>("workflow"),
    load<Guardrail>("guardrail"),
    load<DocumentType>("document-type"),
    load<Job>("job"),
  ]);
  return {
    adapters,
    tools,
    guardrails,
    operations: byName(operations),
    workflows: byName(workflows),
    documentTypes: byName(documentTypes),
    jobs,
  };
}

function byName<T extends Extension>(extensions: readonly T[]): ReadonlyMap<string, T> {
  return new Map(extensions.map((extension) => [extension.name, extension]));
}
