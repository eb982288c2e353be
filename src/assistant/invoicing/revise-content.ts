import { plainDateJson } from "#domain/business-date";
import { type Money, parseMoney } from "#domain/money";

import type { ToolResult } from "../define-tool.ts";

import { composeInvoice } from "./compose-invoice.ts";
import type { InvoiceWords } from "./invoice-words.ts";

interface WireContent {
  readonly issueDate: string;
  readonly dueDate: string;
  readonly currency: string;
  readonly lines: readonly WireLine[];
}

interface WireLine {
  readonly description: string;
  readonly quantity: string;
  readonly unitPriceMinor: string;
  readonly taxPercent?: string;
}

export type Revised =
  | {
      readonly ok: true;
      readonly content: Readonly<Record<string, unknown>>;
      /** The total that was said now. */
      readonly statedTotal?: Money;
      /** Whether amount and lines stay as they were, so that a total said earlier still stands. */
      readonly keepsFigures: boolean;
    }
  | { readonly ok: false; readonly instead: ToolResult };

const WHAT = 'What should change? Say it like "due 30 June", "$3,000" or "for consulting".';

/** A draft's content with what was said put in place of what it had; all else stays as it was. */
export function reviseContent(stored: unknown, words: InvoiceWords): Revised {
  const before = stored as WireContent;
  const { amount, description, lines, due, termsDays, issueDate, ...rest } = words;
  if (Object.values(words).every((word) => word === undefined)) {
    return { ok: false, instead: { kind: "ask", slot: "description", question: WHAT } };
  }
  if ((amount !== undefined || description !== undefined) && lines === undefined && before.lines.length > 1) {
    return no(
      `It has ${before.lines.length} lines, so say the lines anew: "2 days of design at $800 and 1 licence at $99".`,
    );
  }
  const [line] = before.lines;
  if (line === undefined) return no("It has no lines to change.");
  if (amount !== undefined && line.quantity !== "1")
    return no("Its line has a quantity: say quantity, description and price anew.");
  if (lines !== undefined && words.taxPercent === undefined && new Set(before.lines.map(rateOf)).size > 1) {
    const question = "Its lines had different tax rates. How many percent of tax have the new ones?";
    return { ok: false, instead: { kind: "ask", slot: "taxPercent", question } };
  }
  const priced = amount === undefined ? null : parseMoney(amount);
  if (priced !== null && !priced.ok)
    return { ok: false, instead: { kind: "ask", slot: "amount", question: `${priced.problem} How much is it for?` } };
  // Composed from whole words, so that a change is judged by the same rules as a new invoice.
  const composed = composeInvoice(
    {
      ...rest,
      issueDate: issueDate ?? before.issueDate,
      ...(termsDays === undefined ? { due: due ?? before.dueDate } : { termsDays }),
      ...(lines === undefined
        ? { amount: { amount: "1", currency: before.currency }, description: "unchanged" }
        : { lines, ...taxOf(before, words) }),
    },
    { to: "the customer", today: plainDateJson.decode(before.issueDate), termsDays: null },
  );
  if (!composed.ok) return composed;
  const { content, statedTotal } = composed.invoice;
  const keepsFigures = amount === undefined && lines === undefined;
  return {
    ok: true,
    keepsFigures,
    ...(statedTotal === undefined ? {} : { statedTotal }),
    content: {
      ...before,
      ...content,
      ...(lines === undefined
        ? {
            currency: priced?.value.currency ?? before.currency,
            lines: before.lines.map((old) => ({
              ...old,
              ...(words.taxPercent === undefined ? {} : { taxPercent: words.taxPercent }),
              ...(priced === null ? {} : { unitPriceMinor: priced.value.amountMinor.toString() }),
              ...(description === undefined ? {} : { description }),
            })),
          }
        : {}),
      ...(words.taxIncluded === undefined && "taxIncluded" in before ? { taxIncluded: before.taxIncluded } : {}),
    },
  };
}

const rateOf = ({ taxPercent }: WireLine): string | undefined => taxPercent;

/** New lines bear the tax of the old ones where none is said: a change of lines takes no tax away. */
function taxOf(before: WireContent, { taxPercent }: InvoiceWords): { readonly taxPercent?: string } {
  const rate = taxPercent ?? before.lines[0]?.taxPercent;
  return rate === undefined ? {} : { taxPercent: rate };
}

function no(say: string): Revised {
  return { ok: false, instead: { kind: "no", say } };
}
