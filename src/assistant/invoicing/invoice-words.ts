import { z } from "zod";

import type { Slot } from "../language/phrase.ts";

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

export const INVOICE_SLOTS: Readonly<Record<string, Slot>> = {
  amount: { type: "money", ask: "How much is it for?" },
  description: { type: "text", ask: "What is it for?" },
  "lines.quantity": { type: "quantity", ask: "How many?" },
  "lines.description": { type: "text", ask: "What is the line for?" },
  "lines.unitPrice": { type: "money", ask: "What is the price of one?" },
  taxPercent: { type: "percent", ask: "How many percent of tax?" },
  taxIncluded: {
    type: "word",
    words: { including: "yes", incl: "yes", inclusive: "yes", "inclusive of": "yes", plus: "no", excluding: "no" },
  },
  noTax: { type: "word", words: { no: "yes", without: "yes", "without any": "yes", zero: "yes" } },
  discountPercent: { type: "percent", ask: "How many percent of discount?" },
  due: { type: "date", ask: "When is it due?" },
  termsDays: { type: "days", ask: "How many days until it is due?" },
  issueDate: { type: "date", ask: "What is its date?" },
  total: { type: "money", ask: "What is the total?" },
  reference: { type: "text", ask: "What is the reference?" },
};

/** What may follow an invoice's customer, in any order. */
export const INVOICE_CLAUSES: readonly string[] = [
  "[(for|of|at)] {amount}",
  "for (me|us)",
  "(for|re|regarding) {description}",
  "[for] {lines.quantity} [(x|times)] {lines.description} (at|for|@) {lines.unitPrice} [(each|apiece|(per|a|an|/) (hour|h|hr|day|d|month|unit|piece))]",
  "[(it is|it's|is)] (due|payable|to be paid) [(on|by|before)] {due}",
  "(by|before) {due}",
  "(net|due in|payable in|payable within|due within|within) {termsDays} [days]",
  "[(with|at|and)] {taxPercent} (vat|tax|gst|sales tax|hst)",
  "{taxIncluded} {taxPercent} (vat|tax|gst|sales tax|hst)",
  "[(with|and|at)] {noTax} (vat|tax|gst|sales tax|hst)",
  "[(with|less|minus|at)] [(a|an)] {discountPercent} (discount|off)",
  "(dated|issued on|date) {issueDate}",
  "[(for|with|and)] [(a|in)] (total|total of|totalling|totaling|total is) {total}",
  "(reference|ref|our reference|your reference|po) {reference}",
];
