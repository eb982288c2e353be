import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import { findParty } from "#assistant/find-party";
import { composeInvoice } from "#assistant/invoicing/compose-invoice";
import { issueAndPresent } from "#assistant/invoicing/issue-and-present";
import { INVOICE_CLAUSES, INVOICE_SLOTS, invoiceWords } from "#assistant/invoicing/invoice-words";
import { usualWords } from "#assistant/invoicing/usual-words";
import { parsePartyName } from "#domain/party";

export default defineTool({
  name: "create-invoice",
  description:
    "Creates an invoice and sends it. Give the customer's name as the person said it, either amount and description or lines, and when it is due. Leave out what was not said: the tool asks for it.",
  input: invoiceWords.extend({ party: z.string().max(2_000).optional().describe("the customer's name") }),
  example: "invoice Acme Ltd $2,500 for website development due in 14 days",
  slots: { ...INVOICE_SLOTS, party: { type: "name", ask: "Who is the invoice for?" } },
  phrases: [
    { say: "(invoice|bill|charge) {party}", with: INVOICE_CLAUSES },
    {
      say: "(create|make|write|draft|raise|send|issue|prepare|do) [(a|an)] [new] invoice (to|for) {party}",
      with: INVOICE_CLAUSES,
    },
    { say: "(send|give) {party} (an invoice|a bill)", with: INVOICE_CLAUSES },
    { say: "[i] need (an|a new) invoice (to|for) {party}", with: INVOICE_CLAUSES },
    { say: "[(create|make|write|draft|raise|send|issue|prepare|do)] [(a|an)] [new] invoice", with: INVOICE_CLAUSES },
  ],
  async run({ party: said, ...words }, context) {
    if (said === undefined) return { kind: "ask", slot: "party", question: "Who is the invoice for?" };
    const found = await findParty(context, said, { mayBeNew: true });
    if (found.kind === "ask") return found.question;
    const name = parsePartyName(found.kind === "found" ? found.party.name : found.name);
    if (!name.ok) return { kind: "ask", slot: "party", question: `${name.problem} Who is the invoice for?` };
    const usual = usualWords(context.business, words, found.kind === "found" ? found.party.termsDays : null);
    const composed = composeInvoice(words, { to: name.value, today: context.today, ...usual });
    if (!composed.ok) return composed.instead;
    const { content, statedTotal } = composed.invoice;
    const party = found.kind === "found" ? { id: found.party.id } : { name: name.value };
    const drafted = await context.act("draft-document", { kind: "invoice", party, content });
    if (drafted.kind !== "done")
      return { kind: "no", say: drafted.kind === "refused" ? drafted.reasons.join(" ") : "It was not written." };
    const { documentId, contentDigest } = drafted.result as { documentId: string; contentDigest: string };
    const result = await issueAndPresent(context, {
      documentId,
      contentDigest,
      ...(statedTotal === undefined ? {} : { statedTotal }),
    });
    return result.kind === "answer" && usual.told !== null ? { ...result, say: `${result.say} ${usual.told}` } : result;
  },
});
