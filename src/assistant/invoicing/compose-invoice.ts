import { formatDate, plainDateJson } from "#domain/business-date";
import { type Money, parseMoney } from "#domain/money";
import { parsePercent } from "#domain/percent";
import { parseQuantity } from "#domain/quantity";

import type { Question, ToolResult } from "../define-tool.ts";

import type { InvoiceWords } from "./invoice-words.ts";

/** An invoice's content in the wire form of its type, with the total that was said beside it. */
export interface ComposedInvoice {
  readonly content: Readonly<Record<string, unknown>>;
  readonly statedTotal?: Money;
}

export type Composed =
  | { readonly ok: true; readonly invoice: ComposedInvoice }
  | { readonly ok: false; readonly instead: ToolResult };

interface WireLine {
  readonly description: string;
  readonly quantity: string;
  readonly unitPriceMinor: string;
  readonly discountPercent?: string;
  readonly taxPercent?: string;
}

/** Thrown inside, given back as a value: the first thing that is missing or cannot be. */
class Instead extends Error {
  readonly result: ToolResult;
  constructor(result: ToolResult) {
    super("instead");
    this.result = result;
  }
}

const ask = (slot: string, question: string): Instead =>
  new Instead({ kind: "ask", slot, question } satisfies Question);

/**
 * Makes an invoice's content of what was said. Nothing is guessed: what is missing, or was said in a way that cannot
 * be, comes back as one short question.
 *
 * @param defaults.termsDays the terms on file, the customer's or else the business's; null where there are none
 * @param defaults.taxPercent what the business adds where nothing is said of tax; null or absent where it does not say
 */
export function composeInvoice(
  words: InvoiceWords,
  defaults: {
    readonly to: string;
    readonly today: Temporal.PlainDate;
    readonly termsDays: number | null;
    readonly taxPercent?: string | null;
  },
): Composed {
  try {
    const lines = composeLines(withUsualTax(words, defaults.taxPercent ?? null), defaults.to);
    const issueDate =
      words.issueDate === undefined ? defaults.today : readDay(words.issueDate, "issueDate", "What is its date?");
    if (words.taxIncluded === "yes" && words.taxPercent === undefined)
      throw ask("taxPercent", "How many percent of tax are in the price?");
    const dueDate = dueOf(words, issueDate, defaults.termsDays);
    const statedTotal = words.total === undefined ? undefined : readMoney(words.total, "total", "What is the total?");
    if (statedTotal !== undefined && statedTotal.currency !== lines.currency)
      throw oneCurrency(statedTotal.currency, lines.currency);
    const content = {
      issueDate: issueDate.toString(),
      dueDate: dueDate.toString(),
      currency: lines.currency,
      lines: lines.lines,
      taxIncluded: words.taxIncluded === "yes",
      ...(words.discountPercent === undefined
        ? {}
        : { discountPercent: readRate(words.discountPercent, "discountPercent", "How many percent of discount?") }),
      ...(words.reference === undefined ? {} : { reference: words.reference }),
    };
    return { ok: true, invoice: { content, ...(statedTotal === undefined ? {} : { statedTotal }) } };
  } catch (error) {
    if (error instanceof Instead) return { ok: false, instead: error.result };
    throw error;
  }
}

/** "No VAT" wins over the business's rate, and so does a rate that was said. */
function withUsualTax(words: InvoiceWords, usual: string | null): InvoiceWords {
  const isSaid = words.taxPercent !== undefined || words.noTax !== undefined;
  return isSaid || usual === null ? words : { ...words, taxPercent: usual };
}

function composeLines(
  words: InvoiceWords,
  to: string,
): { readonly lines: readonly WireLine[]; readonly currency: string } {
  const tax =
    words.taxPercent === undefined
      ? {}
      : { taxPercent: readRate(words.taxPercent, "taxPercent", "How many percent of tax?") };
  const said = words.lines ?? [];
  if (said.length === 0) {
    if (words.amount === undefined) throw ask("amount", `How much is the invoice to ${to} for?`);
    const price = readMoney(words.amount, "amount", "How much is it for?");
    if (words.description === undefined) throw ask("description", `What is the invoice to ${to} for?`);
    const { amountMinor, currency } = price;
    return {
      lines: [{ description: words.description, quantity: "1", unitPriceMinor: amountMinor.toString(), ...tax }],
      currency,
    };
  }
  const prices = said.map((line, index) => {
    if (line.unitPrice === undefined)
      throw ask(`lines.${index}.unitPrice`, `What is the price of one "${line.description ?? "unit"}"?`);
    return readMoney(line.unitPrice, `lines.${index}.unitPrice`, "What is the price of one?");
  });
  const currency = prices[0]?.currency ?? "";
  const other = prices.find((price) => price.currency !== currency);
  if (other !== undefined) throw oneCurrency(other.currency, currency);
  const lines = said.map((line, index) => {
    if (line.description === undefined) throw ask(`lines.${index}.description`, `What is line ${index + 1} for?`);
    if (line.quantity === undefined && line.unit !== undefined) throw askQuantity(line, index);
    const quantity = line.quantity ?? "1";
    const read = parseQuantity(quantity);
    if (!read.ok) throw ask(`lines.${index}.quantity`, `${read.problem} How many?`);
    return {
      description: line.description,
      quantity,
      unitPriceMinor: (prices[index]?.amountMinor ?? 0n).toString(),
      ...(line.discountPercent === undefined
        ? {}
        : { discountPercent: readRate(line.discountPercent, "discountPercent", "How many percent of discount?") }),
      ...tax,
    };
  });
  return { lines, currency };
}

/** A price for one of a thing says nothing of how many there are. */
function askQuantity({ description, unit }: NonNullable<InvoiceWords["lines"]>[number], index: number): Instead {
  const what =
    unit === undefined || unit === "each" ? `"${description ?? "it"}"` : `${unit}s of ${description ?? "it"}`;
  return ask(`lines.${index}.quantity`, `How many ${what} are there?`);
}

function dueOf(words: InvoiceWords, issueDate: Temporal.PlainDate, termsOnFile: number | null): Temporal.PlainDate {
  if (words.due !== undefined) {
    const due = readDay(words.due, "due", "When is it due?");
    if (Temporal.PlainDate.compare(due, issueDate) >= 0) return due;
    throw ask("due", `${formatDate(due)} is before the invoice's date, ${formatDate(issueDate)}. When is it due?`);
  }
  const days = words.termsDays ?? termsOnFile;
  if (days === null) throw ask("due", "When is it due?");
  if (days < 0 || days > 3_650) throw ask("due", `${days} days cannot be its terms. When is it due?`);
  return issueDate.add({ days });
}

function readMoney(said: { amount: string; currency: string }, slot: string, question: string): Money {
  const money = parseMoney(said);
  if (!money.ok) throw ask(slot, `${money.problem} ${question}`);
  return money.value;
}

function readRate(said: string, slot: string, question: string): string {
  const rate = parsePercent(said);
  if (!rate.ok) throw ask(slot, `${rate.problem} ${question}`);
  return said.replace(/\s*%$/, "");
}

function readDay(said: string, slot: string, question: string): Temporal.PlainDate {
  const day = plainDateJson.safeDecode(said);
  if (!day.success) throw ask(slot, `${day.error.issues[0]?.message ?? ""} ${question}`.trim());
  return day.data;
}

function oneCurrency(a: string, b: string): Instead {
  return new Instead({
    kind: "no",
    say: `An invoice is in one currency, and this one names ${a} and ${b}. Nothing was written; say it again in one of them.`,
  });
}
