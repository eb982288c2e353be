import { nameOf } from "#books/existing";
import { approvalByCode, approvalsAbout, pendingApprovals, type StoredApproval } from "#storage/approvals-store";
import { documentById, type StoredDocument } from "#storage/documents-store";

import type { ToolResult } from "../define-tool.ts";
import { findDocument } from "../find-document.ts";
import { statusWords } from "../present-outcome.ts";
import type { ToolContext } from "../tool-context.ts";

/** What a change is about: a document, and for a draft the approval that it waits in. */
export type EditTarget =
  | { readonly document: StoredDocument; readonly waiting: StoredApproval | null }
  | { readonly instead: ToolResult };

const ISSUING = ["issue-document", "reissue-document"];

/** Finds what is to change: what waits under a code, the document of a number, or the one spoken of last. */
export async function editTarget(
  context: ToolContext,
  { code, number }: { readonly code?: string | undefined; readonly number?: string | undefined },
): Promise<EditTarget> {
  if (code !== undefined) return byCode(context, code);
  // "K7M4 should be $5,500" may be heard as a number.
  if (number !== undefined && (await approvalByCode(context.db, number)) !== null) return byCode(context, number);
  const found = await findDocument(context, number ?? "it");
  if ("instead" in found) return found;
  return found.document.status === "draft"
    ? waitingDraft(context, found.document)
    : { document: found.document, waiting: null };
}

async function byCode(context: ToolContext, code: string): Promise<EditTarget> {
  const approval = await approvalByCode(context.db, code);
  if (approval === null) return no(`Nothing waits under ${code}. "what needs me" lists what does.`);
  const document = approval.subject === null ? null : await documentById(context.db, approval.subject);
  if (document === null || !ISSUING.includes(approval.operation)) {
    return no(
      `${code} is no invoice that is to go out, so there is nothing to edit. Approve it, or reject it and say what you want instead.`,
    );
  }
  context.spokeOf(document.id);
  if (isOpen(approval, context.now) || (await goesOn(context, approval))) return { document, waiting: approval };
  if (approval.status === "approved" && document.number !== null)
    return no(
      `${code} was approved already: ${document.number} is issued. Say what should change on ${document.number}.`,
    );
  const newer = (await pendingApprovals(context.db, context.now, document.id)).find(isIssuing);
  const next =
    newer === undefined ? '"what needs me" lists what waits now.' : `${newer.code} waits now: say it for that one.`;
  return no(`${code} was ${endWords(approval)} already, so it is not changed. ${next}`);
}

async function waitingDraft(context: ToolContext, document: StoredDocument): Promise<EditTarget> {
  const all = (await approvalsAbout(context.db, document.id)).filter(isIssuing);
  const [last] = all;
  const waiting = all.find((approval) => isOpen(approval, context.now));
  if (waiting !== undefined) return { document, waiting };
  if (last !== undefined && (await goesOn(context, last))) return { document, waiting: last };
  return no(
    last === undefined
      ? `${nameOf(document)} waits for nobody, so it is not changed. Ask for the invoice anew.`
      : `${last.code} was ${endWords(last)} already, so it is not changed. Ask for the invoice anew.`,
  );
}

const isIssuing = ({ operation }: StoredApproval): boolean => ISSUING.includes(operation);

const isOpen = ({ status, expiresAt }: StoredApproval, now: Temporal.Instant): boolean =>
  status === "pending" && Temporal.Instant.compare(now, expiresAt) < 0;

/** What this very turn replaced before it was cut off, it goes on with. */
async function goesOn(context: ToolContext, { status }: StoredApproval): Promise<boolean> {
  return ["superseded", "pending"].includes(status) && (await context.doneBefore())?.operation === "revise-draft";
}

/** An approval that nobody decided in time is pending in its row and expired all the same. */
function endWords(approval: StoredApproval): string {
  return approval.status === "pending" ? "left to expire" : statusWords(approval);
}

function no(say: string): EditTarget {
  return { instead: { kind: "no", say } };
}
