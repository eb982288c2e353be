import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import { PUT_OFF, reportsOf } from "#assistant/language/gist/reports";
import { notTheirs } from "#assistant/not-theirs";
import { findDocument } from "#assistant/find-document";
import { sentWords } from "#assistant/invoicing/issue-and-present";
import { presentOutcome } from "#assistant/present-outcome";

const SEND = "(send|resend|re-send|send out|mail|email|e-mail|forward|deliver)";
const TO = [
  "to (the customer|the client|them|him|her|my client|our client|my customer)",
  "to {customer}",
  "(again|once more|one more time|another time|out)",
];

export default defineTool({
  name: "send-document",
  description: "Sends an issued document to its customer, again if it was sent before.",
  input: z.object({
    number: z.string().optional(),
    party: z.string().max(2_000).optional().describe("the customer, where one was named"),
  }),
  topic: "invoices",
  example: "send INV-0001",
  slots: {
    number: { type: "number", ask: "Which document?" },
    customer: { type: "name", known: true, field: "party" },
  },
  phrases: [
    { say: `${SEND} [(the|that|this)] [(invoice|document|copy|pdf)] [of] {number}`, with: TO },
    { say: `${SEND} (the|that|this|my) (invoice|document) [out]`, with: TO },
    { say: `${SEND} [(the|that)] {customer} {number}`, with: TO },
  ],
  gist: {
    cues: [
      "(?:send|resend|re send|mail|email|e mail|forward|deliver|dispatch|shoot|fire|get|ship|pass|ping|sent|emailed|mailed|despatch|transmit|sending)",
    ],
    never: [
      ...reportsOf("sent|resent|emailed|mailed|forwarded|dispatched|shipped", { alsoOurs: true }),
      PUT_OFF,
      "(?:reminder|remind|money|payment|paid|approve|without|statement|due|invoice <name|new|delete|again if)",
      "<(?:money|count|code|email)",
    ],
    rules: [
      "(?:to|over to|for|at) (?<customer><(?:name|quote)\\d+>)",
      "(?:(?:the|invoice|bill|copy|of|document|pdf|number|no|a|another|for|my|that) )*@number:NUMBER",
      "(?:(?:the|a|another|out|over|off|straight|right|please|go ahead|again) )*(?:send|resend|re send|mail|email|e mail|forward|deliver|dispatch|despatch|shoot|fire|get|ship|pass|ping|sent|emailed|mailed|transmit|sending)(?: (?:straight away|straight off|right away|right off|out|over|off|across|along|directly|at once|immediately|straight|on|again|once more|right away|now|it|that|this|to|the|a|copy|of|another))*",
      "(?:(?:to|over to|out to|straight to|on to|for) )*(?:them|him|her|the (?:customer|client)|my (?:customer|client)|their inbox|the customers? (?:inbox|email))",
      "@customer:NAME",
      "(?:it|that|this|the invoice|that invoice|this invoice|the bill|that one|that bill|this one)",
    ],
    words: "again once more sent delivered out over resend copy another time invoice now",
    finish: ({ number, ...input }) => ({ ...input, number: number ?? "it" }),
  },
  async run({ number, party: said }, context) {
    const found = await findDocument(context, number);
    if ("instead" in found) return found.instead;
    const { document } = found;
    const wrong = await notTheirs(context, document, said);
    if (wrong !== null) return wrong;
    // What this very turn has just asked to be issued goes out with that, once.
    if (context.askedNow("issue-document", document.id)) {
      if (document.sentAt !== null) return { kind: "answer", ...(await sentWords(context, document.id)) };
      return { kind: "no", say: "It goes out as soon as it is approved, so there is nothing more to send." };
    }
    const outcome = await context.act("send-document", { documentId: found.document.id });
    return presentOutcome(outcome, context, () => sentWords(context, found.document.id));
  },
});
