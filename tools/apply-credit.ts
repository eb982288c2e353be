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
  gist: {
    cues: ["credit"],
    never: [
      "<(?:money|code|date|days|percent|email)\\d+>",
      "(?:credit (?:card|note|memo|terms|check|limit)|how much|what|whats|which|who|show|list|give|issue|refund|not|days)",
    ],
    rules: [
      "(?:(?:to|for|on|against|towards|toward|off|invoice|pay|settle|cover|clear|into|the|their|with|bill|number|reduce) )*@number:NUMBER(?: (?:with|using|from|out of|by|off))*",
      "(?:(?:from|of|by|on|for|to|the) )*@customer:NAME(?:s)?",
      "(?:(?:please|kindly|still|got|a|some|open|apply|use|put|take|set|knock|the|their|his|her|its|any|all|existing|open|available|unused|remaining|leftover|that|account|off|using|with|from|have|has|they|allocate|offset|book|move|whatever|our|a|customer|customers|transfer|assign|against|in) )*credit(?: (?:balance|on account|on file|with us|they have|theyve got|they have on file|we hold|that we hold|held|amount|available|sitting there|on their account|to|against|for|from|of|they got|left|over|towards|on|off|in|the account))*",
      "(?:apply|use|put|settle|pay|knock|take|set|off|against|cover|clear|offset|allocate)(?: (?:it|that|off|against|to|with))*",
    ],
    words: "apply use put against balance account customer holding hold weve were",
    needs: ["number"],
  },
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
