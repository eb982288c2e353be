import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import { issueAndPresent } from "#assistant/invoicing/issue-and-present";
import { INVOICE_CLAUSES, INVOICE_SLOTS, invoiceWords } from "#assistant/invoicing/invoice-words";
import { reviseContent } from "#assistant/invoicing/revise-content";
import { contentDigest } from "#books/content-digest";
import { existingDocument } from "#books/existing";
import { statusWords } from "#assistant/present-outcome";
import { type Money, moneyJson } from "#domain/money";
import { approvalByCode, type StoredApproval } from "#storage/approvals-store";

export default defineTool({
  name: "edit-approval",
  description:
    "Changes a draft invoice that waits for approval: its amount, what it is for, when it is due. It then waits again under a new code.",
  input: invoiceWords.extend({ code: z.string().optional() }),
  example: "edit A7K2 due 30 June",
  slots: { ...INVOICE_SLOTS, code: { type: "code", ask: "Which one? Say its code." } },
  phrases: [{ say: "(edit|change|correct) {code} [(to|and make it|make it|so that it is)]", with: INVOICE_CLAUSES }],
  async run({ code, ...words }, context) {
    if (code === undefined) return { kind: "ask", slot: "code", question: "Which one? Say its code." };
    const approval = await approvalByCode(context.db, code);
    if (approval === null) return { kind: "no", say: `Nothing waits under ${code}. "what needs me" lists what does.` };
    // What this very turn replaced before it was cut off, it goes on with.
    const goesOn = approval.status === "superseded" && (await context.doneBefore()) !== null;
    if (approval.status !== "pending" && !goesOn)
      return {
        kind: "no",
        say: `${code} was ${statusWords(approval)} already, so it is not changed. "what needs me" lists what waits now.`,
      };
    if (approval.operation !== "issue-document" || approval.subject === null) {
      return {
        kind: "no",
        say: `${code} is no invoice, so there is nothing to edit. Approve it, or reject it and say what you want instead.`,
      };
    }
    const draft = await existingDocument(context.db, approval.subject);
    const revised = reviseContent(draft.content, words);
    if (!revised.ok) return revised.instead;
    const changed = await context.act("revise-draft", {
      documentId: draft.id,
      contentDigest: contentDigest(draft),
      content: revised.content,
    });
    if (changed.kind !== "done")
      return { kind: "no", say: changed.kind === "refused" ? changed.reasons.join(" ") : "It was not changed." };
    const { contentDigest: revisedDigest } = changed.result as { contentDigest: string };
    const statedTotal = revised.statedTotal ?? (revised.keepsFigures ? totalSaidBefore(approval) : undefined);
    return issueAndPresent(context, {
      documentId: draft.id,
      contentDigest: revisedDigest,
      ...(statedTotal === undefined ? {} : { statedTotal }),
    });
  },
});

/** The total that a person said when the invoice was asked for: it stands until the figures change. */
function totalSaidBefore({ input }: StoredApproval): Money | undefined {
  const { statedTotal } = input as { statedTotal?: unknown };
  return statedTotal === undefined ? undefined : moneyJson.decode(statedTotal as never);
}
