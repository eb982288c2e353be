import { plainDateJson } from "#domain/business-date";
import { parseMoney } from "#domain/money";

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
}

export type Revised =
  | { readonly ok: true; readonly content: Readonly<Record<string, unknown>> }
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
        : { lines }),
    },
    { to: "the customer", today: plainDateJson.decode(before.issueDate), termsDays: null },
  );
  if (!composed.ok) return composed;
  const { content } = composed.invoice;
  return {
    ok: true,
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

function no(say: string): Revised {
  return { ok: false, instead: { kind: "no", say } };
}
