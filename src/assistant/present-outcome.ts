import { approvalButtons, approvalCard, ruleWords } from "#books/approval-card";
import { readDocumentView } from "#books/read-document-view";
import type { Awaiting, Done, Outcome } from "#governance/outcome";
import type { StoredApproval } from "#storage/approvals-store";
import { documentById } from "#storage/documents-store";

import type { Answer, ToolResult } from "./define-tool.ts";
import type { RenderedCopy, ToolContext } from "./tool-context.ts";

/** Turns what came of an act into what a person reads. `whenDone` words the one case that differs from act to act. */
export async function presentOutcome(
  outcome: Outcome,
  context: ToolContext,
  whenDone: (done: Done) => Promise<Pick<Answer, "say"> & Partial<Pick<Answer, "card" | "files">>>,
): Promise<ToolResult> {
  if (outcome.kind === "refused") return { kind: "no", say: outcome.reasons.join(" ") };
  if (outcome.kind === "awaiting") return presentAwaiting(outcome, context);
  const effects = await context.settle(outcome.effectKeys);
  const undone = effects.filter((effect) => effect.status !== "sent");
  const [words, ...buttons] = await Promise.all([
    whenDone(outcome),
    ...(outcome.wayBack === null ? [] : [context.undoButton(outcome.wayBack)]),
  ]);
  return {
    kind: "answer",
    say: [words.say, ...undone.map(stillUnderWay)].join(" "),
    ...(words.card === undefined ? {} : { card: words.card }),
    files: [...(words.files ?? []), ...effects.flatMap(({ receipt }) => (receipt?.startsWith("/") ? [receipt] : []))],
    buttons,
  };
}

function stillUnderWay({ status, lastError }: { status: string; lastError: string | null }): string {
  if (status === "uncertain") return "Whether it got there is uncertain; it is not sent again without you.";
  const why = lastError === null ? "" : ` (${lastError})`;
  return status === "failed"
    ? `Handing it over failed${why}; "npm run -s purser -- status" shows it.`
    : `It is still being handed over${why}.`;
}

/** The card of a frozen act with why it asks, what it will do, and its buttons. */
export async function presentAwaiting({ approval }: Awaiting, context: ToolContext): Promise<Answer> {
  if (approval.subject !== null && (await documentById(context.db, approval.subject)) !== null)
    context.spokeOf(approval.subject);
  const { files, problem } = await draftCopy(approval, context);
  const waits = `${approval.card.title}. It waits for ${approval.roles.map((role) => `the ${role}`).join(" or ")}: ${ruleWords(approval)}`;
  return {
    kind: "answer",
    // The rule that holds it says so already, where it could not be issued.
    say: waits.includes(problem) ? waits : `${waits} It could not be handed over as it is. ${problem}`,
    card: approvalCard(approval),
    buttons: approvalButtons(approval, approval.roles.includes(context.actor.role)),
    files,
    approvalId: approval.id,
  };
}

/** What has become of an approval, after "it was". */
export function statusWords({ status }: StoredApproval): string {
  return status === "superseded" ? "replaced by a newer version" : status;
}

/** The draft as it would go out, for an approval about a document. */
async function draftCopy({ subject, code }: StoredApproval, context: ToolContext): Promise<RenderedCopy> {
  const document = subject === null ? null : await documentById(context.db, subject);
  if (document === null) return { files: [], problem: "" };
  const view = await readDocumentView(context.db, document, context.documentTypes);
  return context.renderCopy(view, `${document.number ?? "draft"}-${code}`);
}
