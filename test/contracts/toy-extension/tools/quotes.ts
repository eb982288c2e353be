import { z } from "zod";

import { defineTool, type ToolResult } from "#assistant/define-tool";
import { findDocument } from "#assistant/find-document";
import { issueAndPresent } from "#assistant/invoicing/issue-and-present";
import { moneySaid } from "#assistant/invoicing/invoice-words";
import { presentOutcome } from "#assistant/present-outcome";
import type { ToolContext } from "#assistant/tool-context";
import { parseMoney } from "#domain/money";

const words = z.object({
  party: z.string().optional(),
  amount: moneySaid.optional(),
  description: z.string().optional(),
  accepted: z.string().optional(),
});

export default defineTool({
  name: "quotes",
  description: "Quotes a price to a customer, and notes that a quote was accepted.",
  input: words,
  topic: "invoices",
  example: "quote Acme Ltd $400 for a garden shed",
  slots: {
    party: { type: "name" },
    amount: { type: "money", ask: "How much is the quote?" },
    description: { type: "text" },
    accepted: { type: "number" },
  },
  phrases: [{ say: "quote {party}", with: ["{amount}", "for {description}"] }, "accept quote {accepted}"],
  run: (said, context) => (said.accepted === undefined ? quote(said, context) : accept(said.accepted, context)),
});

async function quote(
  { party, amount, description }: z.output<typeof words>,
  context: ToolContext,
): Promise<ToolResult> {
  if (party === undefined) return { kind: "ask", slot: "party", question: "Who is the quote for?" };
  if (amount === undefined) return { kind: "ask", slot: "amount", question: "How much is the quote?" };
  const price = parseMoney(amount);
  if (!price.ok) return { kind: "ask", slot: "amount", question: price.problem };
  const content = {
    issueDate: context.today.toString(),
    dueDate: context.today.add({ days: 30 }).toString(),
    currency: price.value.currency,
    lines: [
      { description: description ?? "as agreed", quantity: "1", unitPriceMinor: price.value.amountMinor.toString() },
    ],
  };
  const drafted = await context.act("draft-document", { kind: "quote", party: { name: party }, content });
  if (drafted.kind !== "done") return { kind: "no", say: "The quote was not written." };
  const { documentId, contentDigest } = drafted.result as { documentId: string; contentDigest: string };
  return issueAndPresent(context, { documentId, contentDigest });
}

async function accept(number: string, context: ToolContext): Promise<ToolResult> {
  const found = await findDocument(context, number);
  if ("instead" in found) return found.instead;
  const outcome = await context.act("accept-quote", { documentId: found.document.id });
  return presentOutcome(outcome, context, async ({ result }) => ({
    say: `${String(result["number"])} is accepted: its prices are agreed.`,
  }));
}
