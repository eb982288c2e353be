import { recentActs } from "#storage/acts-store";
import { documentById, documentByNumber, type StoredDocument } from "#storage/documents-store";

import type { ToolResult } from "./define-tool.ts";
import type { ToolContext } from "./tool-context.ts";

/** The document that a number, or "it", means; or what to tell the person instead. */
export async function findDocument(
  context: ToolContext,
  said: string | undefined,
): Promise<{ readonly document: StoredDocument } | { readonly instead: ToolResult }> {
  if (said === undefined)
    return { instead: { kind: "ask", slot: "number", question: "Which document? Say its number, such as INV-0001." } };
  if (said === "it") return lastOne(context);
  const document = await documentByNumber(context.db, said);
  if (document !== null) return { document };
  return { instead: { kind: "no", say: `There is no document ${said}. "who owes me money?" lists the open ones.` } };
}

/** "It" is what this person's last act was about, where that was a document. */
async function lastOne(
  context: ToolContext,
): Promise<{ readonly document: StoredDocument } | { readonly instead: ToolResult }> {
  for (const act of await recentActs(context.db, { memberId: context.actor.memberId }, 5)) {
    const document = act.subject === null ? null : await documentById(context.db, act.subject);
    if (document !== null) return { document };
  }
  return { instead: { kind: "ask", slot: "number", question: "Which one? Say its number, such as INV-0001." } };
}
