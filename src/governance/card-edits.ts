import { formatMoment } from "#domain/moment";
import { approvalById, holdApproval, type StoredApproval } from "#storage/approvals-store";
import { memberById, theBusiness } from "#storage/business-store";
import type { Db, Tx } from "#storage/database";
import { type NewEffect, sentPosts, type StoredEffect } from "#storage/outbox-store";

/** The edits that turn every posted copy of an approval's card into its outcome, without buttons. */
export async function cardEdits(db: Db, approval: StoredApproval, outcome: string): Promise<readonly NewEffect[]> {
  const posts = await sentPosts(db, approval.id);
  return posts.map(({ payload, receipt }) => editOf(approval, outcome, payload, receipt));
}

/** The edit for a copy that was still on its way when its approval was decided; null while that one waits. */
export async function lateCardEdit(
  tx: Tx,
  post: Pick<StoredEffect, "approvalId" | "payload">,
  receipt: string,
): Promise<NewEffect | null> {
  if (post.approvalId === null) return null;
  await holdApproval(tx, post.approvalId);
  const approval = await approvalById(tx, post.approvalId);
  if (approval === null || approval.status === "pending") return null;
  return editOf(approval, await outcomeOf(tx, approval), post.payload, receipt);
}

/** "Approved by Ana, 22 Nov 2026, 10:42". */
export async function outcomeOf(db: Db, approval: StoredApproval): Promise<string> {
  const { zone } = await theBusiness(db);
  const by = approval.decidedBy === null ? "" : ` by ${(await memberById(db, approval.decidedBy)).name}`;
  const when = approval.decidedAt === null ? "" : `, ${formatMoment(approval.decidedAt, zone)}`;
  const status = approval.status === "superseded" ? "replaced by a newer version" : approval.status;
  return `${status.charAt(0).toUpperCase()}${status.slice(1)}${by}${when}`;
}

/** One edit of one posted copy, in the wire form that the chat's `edit` effect reads. */
function editOf(approval: StoredApproval, outcome: string, postPayload: unknown, receipt: string): NewEffect {
  const { adapter, to } = postPayload as { adapter: string; to: { conversation: string } };
  const words = outcome.replace(/\.$/, "");
  return {
    key: `edit:${approval.id}:${receipt}`,
    kind: "edit",
    channel: adapter,
    payload: {
      adapter,
      to: { conversation: to.conversation, replyTo: null },
      receipt,
      message: {
        text: `${approval.code}: ${approval.card.title}. ${words}.`,
        card: { ...approval.card, tone: "plain", notes: [`${words}.`] },
        buttons: [],
        files: [],
      },
    },
  };
}
