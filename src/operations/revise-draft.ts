import { z } from "zod";

import { contentDigest } from "#books/content-digest";
import { readContent } from "#books/read-content";
import { existingDocument, nameOf } from "#books/existing";
import { card } from "#cards/card";
import { money } from "#domain/money";
import { defineOperation } from "#governance/define-operation";
import { Refused } from "#kernel/errors";
import { reviseDraft } from "#storage/documents-store";

/** Writes a draft anew. What was asked for the old content can no longer be approved. */
export default defineOperation({
  name: "revise-draft",
  workflow: "invoicing",
  effect: "draft",
  input: z.object({ documentId: z.string(), content: z.unknown() }),
  subject: ({ documentId }) => documentId,
  async describe(db, { documentId }) {
    return card({ title: `Change ${nameOf(await existingDocument(db, documentId))}`, tone: "attention" });
  },
  async perform(tx, { documentId, content }, world) {
    const before = await existingDocument(tx, documentId);
    const { wire, values, totals } = readContent(world.documentTypes, before.kind, content);
    const sum = (amountMinor: bigint) => money(amountMinor, totals.currency);
    const after = await reviseDraft(tx, documentId, {
      issueDate: values.issueDate,
      dueDate: values.dueDate,
      net: sum(totals.netMinor),
      tax: sum(totals.taxMinor),
      total: sum(totals.totalMinor),
      content: wire,
    });
    if (after === null) {
      throw new Refused(
        "not-a-draft",
        `${nameOf(before)} is ${before.status} and cannot be changed.`,
        "Void it and write a new one.",
      );
    }
    return { subject: documentId, result: { documentId, contentDigest: contentDigest(after) } };
  },
});
