import { existingDocument } from "#books/existing";
import { formatDate } from "#domain/business-date";
import { formatMoney, type Money } from "#domain/money";
import { partyOfDocument } from "#storage/parties-store";

import type { ToolResult } from "../define-tool.ts";
import { presentOutcome } from "../present-outcome.ts";
import type { ToolContext } from "../tool-context.ts";

/** Asks the door to issue and send a draft, and words what came of it. */
export async function issueAndPresent(
  context: ToolContext,
  draft: { readonly documentId: string; readonly contentDigest: string; readonly statedTotal?: Money },
): Promise<ToolResult> {
  const { statedTotal, ...asked } = draft;
  const outcome = await context.act("issue-document", {
    ...asked,
    ...(statedTotal === undefined
      ? {}
      : { statedTotal: { amountMinor: statedTotal.amountMinor.toString(), currency: statedTotal.currency } }),
  });
  return presentOutcome(outcome, context, () => sentWords(context, draft.documentId));
}

/** "Sent INV-0001 to Acme Ltd: ..." with where it really went. */
export async function sentWords(context: ToolContext, documentId: string): Promise<{ readonly say: string }> {
  const [document, party] = await Promise.all([
    existingDocument(context.db, documentId),
    partyOfDocument(context.db, documentId),
  ]);
  if (party === null) throw new Error(`the document ${documentId} has no party`);
  const due = document.dueDate === null ? "" : `, due ${formatDate(document.dueDate)}`;
  const what = `${document.number ?? "the draft"} to ${party.name}: ${formatMoney(document.total)}${due}`;
  if (document.sentAt === null) return { say: `Issued ${what}.` };
  return { say: `Sent ${what}. No mail account is set up: its PDF and the message to send are in the outbox folder.` };
}
