import { z } from "zod";

import { INVOICE_GIST } from "#assistant/invoicing/invoice-gist";
import { sayInvoiceBack } from "#assistant/invoicing/say-back";
import { defineTool } from "#assistant/define-tool";
import { findParty } from "#assistant/find-party";
import { composeInvoice } from "#assistant/invoicing/compose-invoice";
import { issueAndPresent } from "#assistant/invoicing/issue-and-present";
import { INVOICE_CLAUSES, INVOICE_SLOTS, invoiceWords } from "#assistant/invoicing/invoice-words";
import { usualWords } from "#assistant/invoicing/usual-words";
import { parsePartyName } from "#domain/party";

const MAKE = "(create|make|write|draft|draw up|put together|raise|send|send out|issue|prepare|do|give|set up)";
const AN = "[(a|an|one|another)] [new]";
const CUSTOMER = "[(to|for)] {customer} [(owes|owe) [(us|me)]]";
// What stands without a word before it is what the invoice is for: "Globex, $850, export documentation".
const CLAUSES = [...INVOICE_CLAUSES, "{thing}"];

const APART = ["description|lines", "amount|lines"];

export default defineTool({
  name: "create-invoice",
  description:
    "Creates an invoice and sends it. Give the customer's name as the person said it, either amount and description or lines, and when it is due. Leave out what was not said: the tool asks for it.",
  input: invoiceWords.extend({ party: z.string().max(2_000).optional().describe("the customer's name") }),
  topic: "invoices",
  example: "invoice Acme Ltd $2,500 for website development due in 14 days",
  slots: {
    ...INVOICE_SLOTS,
    party: { type: "name", ask: "Who is the invoice for?" },
    customer: { type: "name", known: true, field: "party" },
    thing: { type: "text", noun: true, field: "description" },
  },
  phrases: [
    { say: "(invoice|bill|charge) {party}", with: CLAUSES, apart: APART },
    { say: `[${MAKE}] ${AN} (invoice|bill) (to|for) {party}`, with: CLAUSES, apart: APART },
    { say: `${MAKE} {party} (an invoice|a bill|one)`, with: CLAUSES, apart: APART },
    { say: `[i] need ${AN} invoice (to|for) {party}`, with: CLAUSES, apart: APART },
    { say: "{customer} (needs|wants|is owed) (an invoice|a bill|invoicing|billing)", with: CLAUSES, apart: APART },
    { say: "invoice", with: [...CLAUSES, CUSTOMER], anywhere: true, apart: APART },
    { say: "(invoice|bill) (it|that|this|them)", with: [...CLAUSES, CUSTOMER], anywhere: true, apart: APART },
    { say: `${MAKE} ${AN} (invoice|one|bill)`, with: [...CLAUSES, CUSTOMER], anywhere: true, apart: APART },
    {
      say: `[${MAKE}] (a|an|new|a new|one|another) invoice`,
      with: [...CLAUSES, CUSTOMER],
      anywhere: true,
      apart: APART,
    },
    { say: "{customer} (gets|is to be|should be|has to be|is) (billed|invoiced|charged)", with: CLAUSES, apart: APART },
    {
      say: "{lines.quantity} (hour|hours|day|days) [of] {lines.description} for {customer} (at|@) {lines.unitPrice} {lines.unit}",
      with: [...CLAUSES, "[please] (invoice|bill) [(it|that|them)]"],
      apart: APART,
    },
    {
      say: "[(to|for)] {customer}",
      with: CLAUSES,
      anywhere: true,
      apart: APART,
      requires: ["amount|lines", "description|lines"],
    },
  ],
  gist: INVOICE_GIST,
  sayBack: sayInvoiceBack,
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
