import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import { findDocument } from "#assistant/find-document";
import { sentWords } from "#assistant/invoicing/issue-and-present";
import { presentOutcome } from "#assistant/present-outcome";

export default defineTool({
  name: "send-document",
  description: "Sends an issued document to its customer, again if it was sent before.",
  input: z.object({ number: z.string().optional() }),
  example: "send INV-0001",
  slots: { number: { type: "number", ask: "Which document?" } },
  phrases: [
    "(send|resend|send out|mail|email|e-mail) [(invoice|document)] {number} [(again|once more)] [to (them|him|her|the customer)] [again]",
  ],
  async run({ number }, context) {
    const found = await findDocument(context, number);
    if ("instead" in found) return found.instead;
    const outcome = await context.act("send-document", { documentId: found.document.id });
    return presentOutcome(outcome, context, () => sentWords(context, found.document.id));
  },
});
