import { z } from "zod";

import { contentDigest } from "#books/content-digest";
import { existingDocument, nameOf } from "#books/existing";
import { partyAsked, partyFor } from "#books/party-asked";
import { readContent } from "#books/read-content";
import { card } from "#cards/card";
import { money } from "#domain/money";
import { defineOperation } from "#governance/define-operation";
import { Refused } from "#kernel/errors";
import { lockDocument, reviseDraft } from "#storage/documents-store";

/** Writes a draft anew. What was asked for the old content can no longer be approved. */
export default defineOperation({
  name: "revise-draft",
  said: { todo: "change a draft", once: "draft changed", many: "drafts changed" },
  workflow: "invoicing",
  effect: "draft",
  input: z.object({
    documentId: z.string(),
    /** What the draft said when it was changed: another one is not written over. */
    contentDigest: z.string(),
    content: z.unknown(),
    /** Another party, where it changes. */
    party: partyAsked.optional(),
  }),
  subject: ({ documentId }) => documentId,
  async describe(db, { documentId }) {
    return card({ title: `Change ${nameOf(await existingDocument(db, documentId))}`, tone: "attention" });
  },
  async perform(tx, { documentId, contentDigest: shown, content, party }, world) {
    await lockDocument(tx, documentId);
    const before = await existingDocument(tx, documentId);
    if (before.status !== "draft") throw notRevisable(before.status, nameOf(before));
    if (contentDigest(before) !== shown) {
      throw new Refused(
        "changed",
        "The draft was changed meanwhile, so this change was not written over it.",
        "Look at it as it is now, and say the change again.",
      );
    }
    const { wire, values, totals } = readContent(world.documentTypes, before.kind, content);
    const sum = (amountMinor: bigint) => money(amountMinor, totals.currency);
    const after = await reviseDraft(tx, documentId, {
      partyId: party === undefined ? before.partyId : (await partyFor(tx, party, world.at)).id,
      issueDate: values.issueDate,
      dueDate: values.dueDate,
      net: sum(totals.netMinor),
      tax: sum(totals.taxMinor),
      total: sum(totals.totalMinor),
      content: wire,
    });
    if (after === null) throw notRevisable("a draft no more", nameOf(before));
    const digest = contentDigest(after);
    return {
      subject: documentId,
      result: { documentId, contentDigest: digest },
      wayBack: {
        operation: "revise-draft",
        input: { documentId, contentDigest: digest, content: before.content, party: { id: before.partyId } },
      },
    };
  },
});

function notRevisable(status: string, name: string): Refused {
  return new Refused("not-a-draft", `${name} is ${status} and cannot be changed.`, "Void it and write a new one.");
}
