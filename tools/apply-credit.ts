import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import { notTheirs } from "#assistant/not-theirs";
import { findDocument } from "#assistant/find-document";
import { presentOutcome } from "#assistant/present-outcome";
import { formatMoney, money } from "#domain/money";

export default defineTool({
  name: "apply-credit",
  description: "Settles an invoice with the customer's credit on account.",
  input: z.object({
    number: z.string().optional(),
    party: z.string().max(2_000).optional().describe("the customer, where one was named"),
  }),
  topic: "payments",
  example: "apply the credit to INV-0002",
  slots: {
    number: { type: "number", ask: "Which invoice?" },
    customer: { type: "name", known: true, field: "party" },
  },
  phrases: [
    "(apply|use|put|take|set) [(the|their|his|her|its)] [{customer}] credit [on account] (to|for|on|against|towards) [invoice] {number}",
    "(pay|settle) {number} (with|from|out of) [(the|their|his|her|its)] [{customer}] credit",
  ],
  async run({ number, party: said }, context) {
    const found = await findDocument(context, number);
    if ("instead" in found) return found.instead;
    const wrong = await notTheirs(context, found.document, said);
    if (wrong !== null) return wrong;
    const outcome = await context.act("apply-credit", { documentId: found.document.id });
    return presentOutcome(outcome, context, async ({ result }) => {
      const { appliedMinor, leftMinor, currency } = result as {
        appliedMinor: string;
        leftMinor: string;
        currency: string;
      };
      const words = (minor: string): string => formatMoney(money(BigInt(minor), currency));
      const rest = leftMinor === "0" ? "It is paid." : `${words(leftMinor)} is still open.`;
      return { say: `Used ${words(appliedMinor)} of credit for ${found.document.number}. ${rest}` };
    });
  },
});
