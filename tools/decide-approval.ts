import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import { reissuedWords } from "#assistant/invoicing/reissue-and-present";
import { sentWords } from "#assistant/invoicing/issue-and-present";
import { presentOutcome } from "#assistant/present-outcome";
import type { ToolContext } from "#assistant/tool-context";
import { approvalByCode, approvalById, pendingApprovals } from "#storage/approvals-store";

export default defineTool({
  name: "decide-approval",
  description: "Approves or rejects what waits under a code.",
  input: z.object({
    verdict: z.enum(["approve", "reject"]),
    code: z.string().optional(),
    reason: z.string().max(500, "A reason has at most 500 characters.").optional(),
  }),
  personOnly: true,
  example: "approve A7K2",
  slots: {
    code: { type: "code", ask: "Which one? Say its code." },
    reason: { type: "text" },
  },
  phrases: [
    { say: "(approve|approved|accept) {code}", set: { verdict: "approve" } },
    { say: "(reject|decline|refuse) {code} [(because|as|since|,)] {reason}", set: { verdict: "reject" } },
    { say: "(reject|decline|refuse) {code}", set: { verdict: "reject" } },
    { say: "approve [(it|that|this)]", set: { verdict: "approve" } },
    { say: "reject [(it|that|this)]", set: { verdict: "reject" } },
  ],
  async run({ verdict, code: said, reason }, context) {
    const code = said?.toUpperCase() ?? (await decidedBefore(context)) ?? (await onlyOneShownHere(context));
    if (code === null) {
      const waiting = await pendingApprovals(context.db, context.now);
      if (waiting.length === 0) return { kind: "no", say: "Nothing waits for you." };
      const list = waiting.map((approval) => `${approval.code} (${approval.card.title})`).join("; ");
      return { kind: "no", say: `Which one? Say "${verdict} CODE". Waiting: ${list}.` };
    }
    const outcome = await context.decide({ code, verdict, reason: reason ?? null });
    const approval = await approvalByCode(context.db, code);
    return presentOutcome(outcome, context, async () => {
      if (verdict === "reject") {
        return {
          say: `Rejected ${code}: ${approval?.card.title ?? "it"}. Nothing was sent or written into the books.`,
        };
      }
      if (approval?.operation === "issue-document" && approval.subject !== null) {
        const { say } = await sentWords(context, approval.subject);
        return { say: `Approved. ${say}` };
      }
      if (approval?.operation === "reissue-document" && approval.subject !== null) {
        const { say } = await reissuedWords(context, approval.subject);
        return { say: `Approved. ${say}` };
      }
      return { say: `Approved and done: ${approval?.card.title ?? code}.` };
    });
  },
});

/** What this turn decided before it was cut off. */
async function decidedBefore({ db, doneBefore }: ToolContext): Promise<string | null> {
  const act = await doneBefore();
  const approval = act === null || act.approvalId === null ? null : await approvalById(db, act.approvalId);
  return approval?.code ?? null;
}

/** Without a code a decision is only clear when one thing waits, and it was shown in this conversation. */
async function onlyOneShownHere({ db, now, actor }: ToolContext): Promise<string | null> {
  const waiting = await pendingApprovals(db, now);
  const [only] = waiting;
  return only !== undefined && waiting.length === 1 && only.conversation === actor.conversation ? only.code : null;
}
