import { z } from "zod";

import { daysBetween, plainDateJson } from "#domain/business-date";
import { issueInvoiceEntry } from "#domain/journal";
import { currencyJson, money } from "#domain/money";
import { percentJson } from "#domain/percent";
import { textJson } from "#domain/text";
import { defineDocumentType } from "#documents/define-document-type";
import { lineJson } from "#documents/line";
import { totalsOf, type Totals } from "#documents/totals";
import { dateRows, figuresOf, stampOf, taxNameOf } from "#documents/view-of-sale";

const input = z
  .strictObject({
    issueDate: plainDateJson,
    dueDate: plainDateJson,
    currency: currencyJson,
    lines: z.array(lineJson),
    taxIncluded: z.boolean(),
    discountPercent: percentJson.exactOptional(),
    reference: textJson("A reference", 200).exactOptional(),
    notes: textJson("The note", 2000).exactOptional(),
  })
  .refine(({ issueDate, dueDate }) => daysBetween(issueDate, dueDate) >= 0, {
    path: ["dueDate"],
    message: "The due date is before the issue date.",
  });

type Invoice = z.output<typeof input>;

export default defineDocumentType<Invoice>({
  name: "invoice",
  title: "Invoice",
  numberPattern: "INV-{0000}",
  input,
  totals: totalsOf,
  prices: ({ currency, lines }) =>
    lines.map(({ description, unitPriceMinor }) => ({ item: description, unitPrice: money(unitPriceMinor, currency) })),
  postings({ number, partyId, content }) {
    const { currency, netMinor, taxMinor } = totalsToIssue(content);
    return issueInvoiceEntry({
      on: content.issueDate,
      memo: `Invoice ${number ?? ""}`.trim(),
      partyId,
      net: money(netMinor, currency),
      tax: money(taxMinor, currency),
    });
  },
  view({ number, status, content }, from, to) {
    return {
      title: "Invoice",
      number: number ?? "DRAFT",
      stamp: stampOf(status),
      from,
      to,
      dates: dateRows({ "Issue date": content.issueDate, "Due date": content.dueDate }, content.reference),
      ...figuresOf(content, totalsToIssue(content), taxNameOf(from)),
      notes: content.notes ?? null,
    };
  },
});

function totalsToIssue(content: Invoice): Totals {
  const totals = totalsOf(content);
  if (totals.ok) return totals.value;
  throw new Error(`an invoice without totals was let through: ${totals.problem}`);
}
