import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import { partyOnFile } from "#assistant/find-party";
import { moneySaid } from "#assistant/invoicing/invoice-words";
import { presentOutcome } from "#assistant/present-outcome";
import { formatMoney, parseMoney } from "#domain/money";

const AGREE = "(we agreed|i agreed|we have agreed|we've agreed|agreed|we agree|agree|agree on|set|note|fix|record)";
const PER = "[(each|(per|a|an|/) (hour|h|hr|day|d|week|month|unit|piece|word|page|session))]";
const REST = ["[(with|for)] {customer}", "with {party}", "for {item}"];

export default defineTool({
  name: "agree-rate",
  description: "Notes a price per unit that was agreed with a customer for a thing.",
  input: z.object({
    party: z.string().max(2_000).optional(),
    item: z.string().max(2_000).optional(),
    rate: moneySaid.optional(),
  }),
  // What an invoice is judged by is said by the person. A model may ask for it, and then it waits for one.
  ownWords: true,
  topic: "customers",
  example: "Acme Ltd's rate for consulting is $150",
  slots: {
    party: { type: "name", ask: "Which customer?" },
    customer: { type: "name", known: true, field: "party" },
    item: { type: "text", ask: "What is the rate for?" },
    rate: { type: "money", ask: "What is the rate?" },
  },
  phrases: [
    {
      say: "(we agreed|i agreed|we have agreed|we've agreed)",
      with: [...REST, `on {rate} ${PER}`, "(note|record|save|keep) (that|the|this) (rate|price)"],
      requires: ["party", "item", "rate"],
    },
    {
      say: `${AGREE} [(a|the|an)] [hourly] [(rate|price)] [of] {rate} ${PER}`,
      with: REST,
      requires: ["party", "item"],
    },
    {
      say: `${AGREE} (a|the|an|our) [(hourly|daily)] (rate|price)`,
      with: [...REST, `[(of|at|is|to|as)] {rate} ${PER}`],
    },
    `[the] [agreed] (rate|price) for {item} (for|with) {party} is [now] {rate} ${PER}`,
    `[the] [agreed] (rate|price) (for|with|of) {party} is [now] {rate} ${PER} for {item}`,
    `[(from now on|going forward|from today|as of today|in future)] {party} (pays|will pay|is charged) {rate} ${PER} for {item}`,
    `{party} [agreed] (rate|price) for {item} is [now] {rate} ${PER}`,
    `(set|change|put) {party} (rate|price) for {item} (at|to|as) {rate} ${PER}`,
    `(charge|bill) {party} {rate} ${PER} for {item} (from now on|going forward|in future)`,
  ],
  async run({ party: said, item, rate }, context) {
    if (said === undefined) return { kind: "ask", slot: "party", question: "Which customer is the rate for?" };
    const found = await partyOnFile(context, said.replace(/['’]s?$/, ""));
    if ("instead" in found) return found.instead;
    if (item === undefined) return { kind: "ask", slot: "item", question: "What is the rate for?" };
    if (rate === undefined) return { kind: "ask", slot: "rate", question: "What is the rate?" };
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
