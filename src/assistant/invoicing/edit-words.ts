import { z } from "zod";

import { moneyWords } from "#domain/money-words";
import type { Slot } from "../language/phrase.ts";

import { INVOICE_SLOTS, invoiceWords, moneySaid } from "./invoice-words.ts";

const duration = z.string().max(20).optional();

/** What may be said to change of a document that exists. What is not said stays as it is. */
export const editWords = invoiceWords.extend({
  party: z.string().max(2_000).optional().describe("another customer"),
  wasParty: z.string().max(2_000).optional().describe("the customer that it is to now, where the person named them"),
  was: moneySaid.optional().describe("the amount that it says now, where the person named it"),
  wasDue: z.string().optional().describe("the due date that it has now, where the person named it"),
  figure: z
    .string()
    .max(40)
    .optional()
    .describe("a bare number whose meaning was not said; leave out where amount or changes fit"),
  figureMeans: z.enum(["price", "quantity"]).optional().describe("what the bare number is, where it was said"),
  dueLater: duration.describe("how much later it is due than it says now, ISO 8601 in days or months: P14D, P1M"),
  dueEarlier: duration.describe("how much earlier, the same way"),
  percent: z.string().max(40).optional().describe("a percentage whose meaning was not said"),
  percentMeans: z
    .enum(["tax", "discount", "less", "rise"])
    .optional()
    .describe("what it is; less: a discount where there is none; rise: the price goes up by it"),
  currency: z.string().max(10).optional().describe("another ISO 4217 code, with the figures as they are"),
  notes: z.string().max(2_000).optional().describe("the note under the document"),
  changes: z
    .array(
      z.object({
        of: z.string().max(2_000).optional().describe("which line, by what it is for"),
        index: z.string().max(10).optional().describe('which line: "1", "2" ... or "last"'),
        quantity: z.string().max(40).optional(),
        description: z.string().max(2_000).optional(),
        unitPrice: moneySaid.optional(),
        figure: z.string().max(40).optional().describe("a bare number whose meaning was not said"),
        priceMore: moneySaid.optional().describe("by how much the price of one goes up"),
        priceLess: moneySaid.optional().describe("by how much the price of one goes down"),
        figureMore: z.string().max(40).optional().describe("priceMore, said without a currency"),
        figureLess: z.string().max(40).optional().describe("priceLess, said without a currency"),
        percentMore: z.string().max(40).optional().describe("by how many percent the price goes up"),
        quantityMore: z.string().max(40).optional().describe("how many more there are"),
        quantityLess: z.string().max(40).optional().describe("how many fewer there are"),
      }),
    )
    .max(100)
    .optional()
    .describe("changes of single lines; lines replaces all of them"),
  added: invoiceWords.shape.lines.describe("lines that come to those that there are"),
  anew: z.literal("yes").optional().describe("write a void document anew"),
  removedOf: z.string().max(2_000).optional().describe("the line that goes, by what it is for"),
  removed: z.string().max(10).optional().describe('the line that goes: "1", "2" ... or "last"'),
});

export type EditWords = z.output<typeof editWords>;

const ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split(" ");
const NUMBERS = "one two three four five six seven eight nine ten".split(" ");

const LINE_WORDS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(ORDINALS.map((word, at) => [word, String(at + 1)])),
  ...Object.fromEntries(NUMBERS.map((word, at) => [word, String(at + 1)])),
  ...Object.fromEntries(
    ["1st", "2nd", "3rd", ..."4567890".split("").map((digit) => `${digit === "0" ? "10" : digit}th`)].map((word) => [
      word,
      String(Number.parseInt(word, 10)),
    ]),
  ),
  ...Object.fromEntries(Array.from({ length: 20 }, (_, at) => [String(at + 1), String(at + 1)])),
  last: "last",
  final: "last",
};

const CURRENCY_WORDS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    "USD EUR GBP CHF JPY CAD AUD NZD SEK NOK DKK PLN CZK INR".split(" ").map((code) => [code, code]),
  ),
  ...moneyWords(),
};

export const EDIT_SLOTS: Readonly<Record<string, Slot>> = {
  ...INVOICE_SLOTS,
  party: { type: "name", ask: "Who is it to?" },
  wasParty: { type: "name" },
  was: { type: "money" },
  wasDue: { type: "date" },
  figure: { type: "quantity" },
  figureMeans: {
    type: "word",
    words: {
      price: "price",
      "the price": "price",
      amount: "price",
      "the amount": "price",
      cost: "price",
      quantity: "quantity",
      "the quantity": "quantity",
      "how many": "quantity",
      number: "quantity",
      pieces: "quantity",
    },
    ask: "Is it the price, or how many?",
  },
  dueLater: { type: "duration" },
  dueEarlier: { type: "duration" },
  percent: { type: "percent" },
  percentMeans: {
    type: "word",
    words: {
      tax: "tax",
      vat: "tax",
      gst: "tax",
      discount: "discount",
      "a discount": "discount",
      rebate: "discount",
      off: "less",
      less: "less",
      more: "rise",
      "more expensive": "rise",
      "a higher price": "rise",
      "higher price": "rise",
      price: "rise",
      "the price": "rise",
    },
    ask: "Is it tax, a discount, or a higher price?",
  },
  currency: { type: "word", words: CURRENCY_WORDS },
  notes: { type: "text" },
  "changes.of": { type: "text" },
  removedOf: { type: "text" },
  "changes.index": { type: "word", words: LINE_WORDS },
  "changes.quantity": { type: "quantity", ask: "How many?" },
  "changes.description": { type: "text", ask: "What is the line for?" },
  "changes.unitPrice": { type: "money", ask: "What is the price of one?" },
  "changes.figure": { type: "quantity" },
  "changes.priceMore": { type: "money" },
  "changes.priceLess": { type: "money" },
  "changes.figureMore": { type: "quantity" },
  "changes.figureLess": { type: "quantity" },
  "changes.quantityMore": { type: "quantity" },
  "changes.quantityLess": { type: "quantity" },
  "added.quantity": { type: "quantity", ask: "How many?" },
  "added.description": { type: "text", joined: true, ask: "What is the line for?" },
  "added.unitPrice": { type: "money", ask: "What is the price of one?" },
  removed: { type: "word", words: LINE_WORDS },
};

/** A unit after a price or a count, which the figures do not need. */
const EACH = "[(each|apiece|(per|a|an|/) (hour|h|hr|day|d|month|unit|piece|week))]";
const UNITS = "[(hours|hour|days|day|units|pieces|pcs|months|weeks|licences|licenses)]";

/** What may be said of one line after "line 2" or "the second line". */
export const LINE_CLAUSES: readonly string[] = [
  `[(to|at|is|be)] {changes.unitPrice} ${EACH}`,
  `[(to|is|be)] {changes.figure} ${UNITS}`,
];

/** What may be said of a document that is named before it, in any order. A bare number is read before an amount. */
export const EDIT_CLAUSES: readonly string[] = [
  "[(to|be|at|for)] {figure}",
  "[(to|be|at|for|of)] {amount}",
  "(not|instead of|rather than|and not|from) [the] {was}",
  "(not|instead of|rather than|and not|from) [on] [the] {wasDue}",
  "(for|re|regarding|saying) {description}",
  `[for] {lines.quantity} [(x|times)] {lines.description} (at|for|@) {lines.unitPrice} ${EACH}`,
  "[(and|to be|be|it is|it's|is|payable)] (due|payable) [(on|by|before|in)] {due}",
  "(by|before) {due}",
  "(net|due in|payable in|payable within|due within|within) {termsDays} [days]",
  "[(with|at|and|plus)] {taxPercent} (vat|tax|gst|sales tax|hst)",
  "{taxIncluded} {taxPercent} (vat|tax|gst|sales tax|hst)",
  "[(with|less|minus|at|a)] [(a|an)] {discountPercent} (discount|off)",
  "(dated|issued on|date) {issueDate}",
  "(to|for|to be for) {party}",
  "in {currency}",
  "[(with|and)] [(reference|ref|po)] {reference} as [(its|the)] (reference|ref)",
  "(reference|ref|our reference|your reference|po) {reference}",
];
