import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import { partyOnFile } from "#assistant/find-party";
import { moneySaid } from "#assistant/invoicing/invoice-words";
import { presentOutcome } from "#assistant/present-outcome";
import { formatMoney, parseMoney } from "#domain/money";

export default defineTool({
  name: "agree-rate",
  description: "Notes a price per unit that was agreed with a customer for a thing.",
  input: z.object({ party: z.string().max(2_000), item: z.string().max(2_000), rate: moneySaid }),
  // What an invoice is judged by is said by the person, and not by a model.
  personOnly: true,
  example: "Acme Ltd's rate for consulting is $150",
  slots: {
    party: { type: "name", ask: "Which customer?" },
    item: { type: "text", ask: "What is the rate for?" },
    rate: { type: "money", ask: "What is the rate?" },
  },
  phrases: [
    "(agree|set|note) [a] rate [of] {rate} for {item} with {party}",
    "[the] rate for {item} (for|with) {party} is {rate}",
    "{party} pays {rate} [(per|a|an|/) (hour|h|hr|day|d|month|unit|piece)] for {item}",
    "{party} rate for {item} is {rate} [(per|a|an|/) (hour|h|hr|day|d|month|unit|piece)]",
  ],
  async run({ party: said, item, rate }, context) {
    const found = await partyOnFile(context, said.replace(/['’]s?$/, ""));
    if ("instead" in found) return found.instead;
    const price = parseMoney(rate);
    if (!price.ok) return { kind: "ask", slot: "rate", question: `${price.problem} What is the rate?` };
    const { amountMinor, currency } = price.value;
    const outcome = await context.actByHand("agree-rate", {
      partyId: found.party.id,
      item,
      unitPrice: { amountMinor: amountMinor.toString(), currency },
    });
    return presentOutcome(outcome, context, async () => ({
      say: `Noted: ${found.party.name} pays ${formatMoney(price.value)} for ${item}. An invoice that asks another price waits for you.`,
    }));
  },
});
