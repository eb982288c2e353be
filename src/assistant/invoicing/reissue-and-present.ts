import { existingDocument, nameOf } from "#books/existing";
import type { StoredDocument } from "#storage/documents-store";

import type { ToolResult } from "../define-tool.ts";
import { presentOutcome } from "../present-outcome.ts";
import type { ToolContext } from "../tool-context.ts";

import { sentWords } from "./issue-and-present.ts";

/** What is to stand in the place of an issued document. */
export interface Correction {
  readonly replaced: StoredDocument;
  readonly party: { readonly id: string } | { readonly name: string };
  readonly content: unknown;
  /** In wire form. */
  readonly statedTotal?: unknown;
}

/** Drafts what is to replace an issued document, asks the door for both at once, and words what came of it. */
export async function reissueAndPresent(
  context: ToolContext,
  { replaced, party, content, statedTotal }: Correction,
): Promise<ToolResult> {
  const asked = { kind: replaced.kind, party, content, replacesId: replaced.id };
  const drafted = await context.act("draft-document", asked);
  if (drafted.kind !== "done")
    return { kind: "no", say: drafted.kind === "refused" ? drafted.reasons.join(" ") : "It was not written." };
  const { documentId, contentDigest: digest } = drafted.result as { documentId: string; contentDigest: string };
  return askToReissue(context, { documentId, contentDigest: digest, replacesId: replaced.id, statedTotal });
}

/** Asks the door to issue a draft in the place of what it replaces. */
export async function askToReissue(
  context: ToolContext,
  {
    statedTotal,
    ...asked
  }: {
    readonly documentId: string;
    readonly contentDigest: string;
    readonly replacesId: string;
    readonly statedTotal?: unknown;
  },
): Promise<ToolResult> {
  const total = statedTotal === undefined ? {} : { statedTotal };
  const outcome = await context.act("reissue-document", { ...asked, ...total });
  return presentOutcome(outcome, context, () => reissuedWords(context, asked.documentId));
}

/** "INV-0004 is void; INV-0005 replaces it. Sent INV-0005 to ..." */
export async function reissuedWords(context: ToolContext, documentId: string): Promise<{ readonly say: string }> {
  const { say } = await sentWords(context, documentId);
  const document = await existingDocument(context.db, documentId);
  if (document.replacesId === null) return { say };
  const replaced = await existingDocument(context.db, document.replacesId);
  return { say: `${nameOf(replaced)} is void; ${nameOf(document)} replaces it. ${say}` };
}
