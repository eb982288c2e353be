import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import { partyOnFileOf } from "#assistant/find-party";
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
    item: { type: "text", joined: true, unbroken: true, ask: "What is the rate for?" },
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
  gist: {
    cues: [
      "(?:rate|rates|agreed|agree|shaken hands|shook hands|settled on|going rate|price|hourly|charge|charged|pays?|paying|priced|day rate|deal)",
    ],
    never: [
      "(?:still|more|less|extra|wish|hope|has to pay|have to pay)",
      "(?:can|could|may|might|must|wants?|wanted|used|offers?|offered|tries|hopes|should|will) (?:to )?(?:pay|agree|be charged)",
      "<(?:number|code|date|days|percent|email)\\d+>",
      "(?:invoice|bill|billed|invoiced|paid|received|owes?|overdue|due|what|whats|which|how much|discount|not|should have|tax|vat|line)",
    ],
    rules: [
      "(?:(?:with|for|to|of|that|customer|client|at|charge|charging|bill|by|and|the|from|on|as|pays?|gets?) )*@customer:NAME(?:s)?(?: (?:pays?|will pay|is charged|are charged|gets|gets charged|is on|is at|has agreed|have agreed|agreed|agrees|and i|and we|going forward|should pay|accepted|said yes|is paying|are paying|to))*",
      "(?:,|and|so)? ?(?:make|take|keep) (?:a )?note(?: of (?:it|that|this))?",
      "(?:(?:on|at|of|a|the|rate|is|settled|agreed|price) )*@rate:PRICE (?:per|a|for (?:each|every)) (?!(?:hour|hr|h|day|week|month|unit|piece|word|page|session)\\b)@item:TEXT(?= (?:with|for|and|[·,.!]|$))",
      "(?:(?:on|at|of|to|is|now|for|a|an|the|=|:|as|are|will be|shall be|be|set|fixed|agreed|price|rate|pay|pays|charge|only) )*@rate:PRICE(?: (?:per|an?|the|each|every|/) ?(?:hour|hr|h|day|week|month|unit|piece|word|page|session|half day|night|seat|licence|license|item|visit|user|one|time|km|mile|kg))?(?: (?:each|apiece|flat|hourly|daily))?",
      "(?:(?:so|please|and|can|you|let|lets|just|to|i|we|ive|weve|have|has|be|is|was|were|kindly|the|our|their|a|an|new|its|it) )*(?:agreed|agree|agreeing|shaken hands|shook hands|settled|note|noted|record|save|set|fix|fixed|log|remember|keep|put|use|store|jot|lock|confirm|update|register|enter|write|mark|going|make|pencil|charge|charging|hourly|daily|day|standard|special|price|rate|rates|deal|fee|for the record)(?: (?:on|with|down|that|this|it|in|as|the|their|our|a|an|of|to|agreed|rate|price|for|is|hourly|daily|day|from now on|going forward|at|file|now|new|please|record|upon|special|standard|hours|be|deal|hourly rate|day rate))*",
      "(?:(?:from now on|going forward|from today|as of today|in future|from here on|henceforth|from now|onwards|moving forward|with immediate effect))",
      "(?:hour|hr|day|hourly|daily|per hour|per day|an hour|a day)(?= (?:rate|price|for|·|$|[,.!]))",
    ],
    words:
      "rate price agreed note remember down that record file as is going forward from now on new our their it log set save per hourly work's",
    rest: "item",
    needs: ["rate", "item", "party"],
  },
  async run({ party: said, item, rate }, context) {
    if (said === undefined) return { kind: "ask", slot: "party", question: "Which customer is the rate for?" };
    const found = await partyOnFileOf(context, said);
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
