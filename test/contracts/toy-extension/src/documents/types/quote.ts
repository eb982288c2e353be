import { z } from "zod";

import { plainDateJson } from "#domain/business-date";
import { currencyJson, money } from "#domain/money";
import { defineDocumentType } from "#documents/define-document-type";
import { lineJson } from "#documents/line";
import { totalsOf, type Totals } from "#documents/totals";
import { dateRows, figuresOf, stampOf } from "#documents/view-of-sale";

const input = z.strictObject({
  issueDate: plainDateJson,
  dueDate: plainDateJson,
  currency: currencyJson,
  lines: z.array(lineJson),
});

type Quote = z.output<typeof input>;

export default defineDocumentType<Quote>({
  name: "quote",
  title: "Quote",
  numberPattern: "QUO-{000}",
  input,
  totals: (content) => totalsOf({ ...content, taxIncluded: false }),
  prices: ({ currency, lines }) =>
    lines.map(({ description, unitPriceMinor }) => ({ item: description, unitPrice: money(unitPriceMinor, currency) })),
  // Nobody owes anything by a quote.
  postings: () => null,
  view: ({ number, status, content }, from, to) => ({
    title: "Quote",
    number: number ?? "DRAFT",
    stamp: stampOf(status),
    from,
    to,
    dates: dateRows({ "Quoted on": content.issueDate, "Valid until": content.dueDate }, undefined),
    ...figuresOf({ ...content, taxIncluded: false }, totals(content)),
    notes: null,
  }),
});

function totals(content: Quote): Totals {
  const worked = totalsOf({ ...content, taxIncluded: false });
  if (worked.ok) return worked.value;
  throw new Error(worked.problem);
}
