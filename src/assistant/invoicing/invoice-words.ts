import { z } from "zod";

import type { Slot } from "../language/phrase.ts";

import { UNIT_WORDS } from "./unit-words.ts";

/** An amount as it was said; read and judged by the money rules of the tool. */
export const moneySaid = z.object({
  amount: z.string().max(60).describe("digits with a decimal point, no grouping: 2500.00"),
  currency: z.string().max(10).describe("ISO 4217 code"),
});

/** What may be said of an invoice, all of it optional: what is missing is asked for. */
export const invoiceWords = z.object({
  amount: moneySaid.optional().describe("the price, where there is one line"),
  description: z.string().max(2_000).optional().describe("what the amount is for"),
  lines: z
    .array(
      z.object({
        quantity: z.string().max(40).optional(),
        description: z.string().max(2_000).optional(),
        unitPrice: moneySaid.optional(),
        discountPercent: z.string().max(20).optional().describe("a discount on this line alone"),
        unit: z.string().max(40).optional().describe("hour, day, each ...: what the price is for one of"),
      }),
    )
    .max(600)
    .optional(),
  taxPercent: z.string().max(20).optional(),
  taxIncluded: z.enum(["yes", "no"]).optional().describe("whether the prices have their tax in them"),
  noTax: z.enum(["yes"]).optional().describe("that no tax was to be added"),
  discountPercent: z.string().max(20).optional(),
  due: z.string().optional().describe("due date, YYYY-MM-DD"),
  termsDays: z.number().int().optional().describe("days from the issue date until it is due"),
  issueDate: z.string().optional().describe("YYYY-MM-DD; today where nothing was said"),
  total: moneySaid.optional().describe("the total as the person said it, beside lines"),
  reference: z.string().max(500).optional(),
});

export type InvoiceWords = z.output<typeof invoiceWords>;

const INCLUDED = {
  including: "yes",
  incl: "yes",
  "incl.": "yes",
  inc: "yes",
  "inc.": "yes",
  includes: "yes",
  included: "yes",
  "is included": "yes",
  "already included": "yes",
  inclusive: "yes",
  "inclusive of": "yes",
  "vat-inclusive": "yes",
  "tax-inclusive": "yes",
  "vat inclusive": "yes",
  "tax inclusive": "yes",
  "the price includes": "yes",
  "the price already includes": "yes",
  "that already includes": "yes",
  "already includes": "yes",
  "which includes": "yes",
  inside: "yes",
  "is inside": "yes",
  "is inside that price": "yes",
  "is inside the price": "yes",
  "is in that price": "yes",
  "is in the price": "yes",
  "in the price": "yes",
  "is already in it": "yes",
  gross: "yes",
  plus: "no",
  "+": "no",
  excluding: "no",
  "excl.": "no",
  excl: "no",
  "exclusive of": "no",
  exclusive: "no",
  "not included": "no",
  "on top": "no",
  "on top of that": "no",
  extra: "no",
} as const;

export const INVOICE_SLOTS: Readonly<Record<string, Slot>> = {
  amount: { type: "money", ask: "How much is it for?" },
  description: { type: "text", ask: "What is it for?" },
  "lines.quantity": { type: "quantity", ask: "How many?" },
  "lines.description": { type: "text", joined: true, unbroken: true, ask: "What is the line for?" },
  "lines.unitPrice": { type: "money", ask: "What is the price of one?" },
  "lines.unit": { type: "word", words: UNIT_WORDS },
  taxPercent: { type: "percent", ask: "How many percent of tax?" },
  taxIncluded: { type: "word", words: INCLUDED },
  noTax: { type: "word", words: { no: "yes", without: "yes", "without any": "yes", zero: "yes" } },
  taxFree: { type: "word", words: { free: "yes", exempt: "yes" }, field: "noTax" },
  discountPercent: { type: "percent", ask: "How many percent of discount?" },
  due: { type: "date", ask: "When is it due?" },
  within: { type: "days", field: "termsDays", spelt: true },
  termsDays: { type: "days", ask: "How many days until it is due?" },
  issueDate: { type: "date", near: true, ask: "What is its date?" },
  total: { type: "money", ask: "What is the total?" },
  reference: { type: "text", ask: "What is the reference?" },
};

const TAX = "(vat|tax|gst|hst|sales tax|mwst|ust|iva|tva|btw)";
const UNITS =
  "(hour|hours|hr|hrs|h|day|days|half days|week|weeks|month|months|night|nights|session|sessions|shift|shifts|evening|evenings|morning|mornings|piece|pieces|unit|units|page|pages|word|words|kilo|kilos|kg|mile|miles|km)";

/** What may follow an invoice's customer, in any order. */
export const INVOICE_CLAUSES: readonly string[] = [
  "[(for|of|at|over|in the amount of|worth|the amount is|the price is|the total is|it is|it's|that is|that's|it comes to|which comes to|costing|priced at|a total of)] [the] {amount} [{taxIncluded}]",
  "for (me|us)",
  "(for|re|regarding|covering) {description}",
  `[for] {lines.quantity} [(x|×|times)] [[(more|extra|additional|further)] ${UNITS} [of]] {lines.description} (at|for|@) {lines.unitPrice} [{lines.unit}]`,
  `for [some] {lines.description} [${UNITS}] (at|@) {lines.unitPrice} {lines.unit}`,
  "(a|an|one) {lines.unitPrice} {lines.description}",
  "[(for|of|at)] {lines.unitPrice} for {lines.description}",
  // Before the dates: "dated 1 December, payable within 30 days" counts from that day.
  "(net|due in|payable in|payable within|due within|within|to be paid within|to be paid in|on net) {termsDays} [days]",
  "[(it is|it's|is|which is|and|with|payment is|payment)] (due|payable|to be paid|pay|should be paid|must be paid|has to be paid|needs to be paid|is to be paid|to be settled|to pay|they have|they pay|they have to pay) [(on|by|before|until|at|within|no later than)] {due}",
  "(by|before|until|no later than) {due}",
  "(i.e.|ie|that is|meaning) [(on|by)] {due}",
  "[(with|on)] {termsDays} [(payment|net)] (terms|to pay|net|from today|from now)",
  "[(with|on)] [payment] terms [(of|are|is)] {termsDays}",
  `[(with|at|and|plus|+|add|adding|charge)] {taxPercent} [of] ${TAX} [(of|to it)] [{taxIncluded}]`,
  `{taxIncluded} [(at|of|a)] {taxPercent} [${TAX}]`,
  `[(with|plus|add|and)] ${TAX} [(at|of|is|rate)] {taxPercent} [{taxIncluded}]`,
  `{taxIncluded} ${TAX} [(at|of)] {taxPercent}`,
  `[(with|and|at)] {noTax} ${TAX}`,
  `[(it is|it's)] ${TAX} {taxFree}`,
  "{within}",
  "[(with|less|minus|at|and|apply|applying|give them|they get|give|knock|take|deduct|after|including)] [(a|an|the|another)] {discountPercent} [(loyalty|early|special|bulk|volume|trade)] (discount|off|rebate) [(the lot|the total|the whole|everything|the price|it all|all of it|it)]",
  "(less|minus) [(a|an)] {discountPercent} [discount]",
  "[(with|less|apply|applying|give them|give|and|at|including)] [(a|an|the)] [(loyalty|early|special|bulk|volume|trade)] (discount|rebate) [(of|is)] {discountPercent}",
  "(dated|date it|issued on|issued|date|issue date|invoice date) [(of|is|as of|on)] {issueDate}",
  "[(for|with|and)] [(a|in|the)] (total|total of|totalling|totaling|total is) {total}",
  "[(our|your|their|with|under|the|quote|quoting)] (reference|ref|ref.|po|po number|order number|purchase order) [(number|no|no.|is)] {reference}",
];
