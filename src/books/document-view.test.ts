import { describe, expect, test } from "vitest";

import { aBusiness } from "#test/a-business";
import { z } from "zod";

import { defineDocumentType } from "#documents/define-document-type";
import type { Letterhead } from "#documents/view";
import { money } from "#domain/money";
import type { StoredDocument } from "#storage/documents-store";
import { invoiceView } from "#test/invoice-view";

import { type Around, documentView } from "./document-view.ts";

const type = defineDocumentType({
  name: "invoice",
  title: "Invoice",
  numberPattern: "INV-{0000}",
  input: z.any(),
  totals: () => ({ ok: false, problem: "never asked" }),
  prices: () => [],
  postings: () => null,
  view: ({ number }, from, to) => invoiceView({ number: number ?? "DRAFT", from, to }),
});

const STORED: StoredDocument = {
  id: "doc_1",
  kind: "invoice",
  number: "INV-0007",
  status: "sent",
  partyId: "pty_1",
  issueDate: Temporal.PlainDate.from("2026-11-24"),
  dueDate: Temporal.PlainDate.from("2026-12-24"),
  net: money(100_000n, "EUR"),
  tax: money(20_000n, "EUR"),
  total: money(120_000n, "EUR"),
  content: {},
  owed: true,
  replacesId: null,
  askedAt: Temporal.Instant.from("2026-11-24T09:00:00Z"),
  sentAt: null,
};

const IBAN = { label: "IBAN", value: "DE89 3704 0044 0532 0130 00" };
const LETTERHEAD: Letterhead = {
  taxIds: [{ label: "VAT", value: "DE 123456789" }],
  paper: "letter",
  logo: { format: "png", base64: "AAAA" },
  terms: "Payable within 30 days.",
  payTo: { rows: [IBAN], account: { holder: "Studio Maya", iban: "DE89370400440532013000" } },
};

const PARTY = { id: "pty_1", name: "Acme Ltd", email: "a@acme.example", address: null, taxId: null, termsDays: null };

function view(change: Partial<StoredDocument> = {}, around: Partial<Around> = {}) {
  const business = aBusiness({ address: "1 Way\nLeeds" });
  const types = new Map([["invoice", type]]);
  return documentView({ ...STORED, ...change }, { business, party: PARTY, letterhead: LETTERHEAD, ...around }, types);
}

describe("what stands around a document", () => {
  test("is the business's letterhead, the customer's tax numbers and what it replaces", () => {
    expect(view({}, { party: { ...PARTY, taxId: "GB980780684" }, replaces: "INV-0004" })).toMatchObject({
      from: { name: "Studio Maya", lines: ["1 Way", "Leeds"], taxIds: LETTERHEAD.taxIds },
      to: { name: "Acme Ltd", lines: ["a@acme.example"], taxIds: [{ label: "VAT", value: "GB980780684" }] },
      references: [{ label: "Replaces", value: "INV-0004" }],
      paper: "letter",
      logo: LETTERHEAD.logo,
      terms: "Payable within 30 days.",
    });
  });

  test("may all be missing", () => {
    const plain = view({}, { letterhead: {} });
    expect(plain).not.toHaveProperty("payment");
    expect(plain).not.toHaveProperty("logo");
    expect(plain.from.taxIds).toEqual([]);
  });
});

describe("how to pay", () => {
  const amount = { label: "Amount", value: "1,200.00 EUR" };

  test("is the account, with the amount, the number as reference, and a code with just these", () => {
    expect(view().payment).toEqual({
      rows: [amount, IBAN, { label: "Reference", value: "INV-0007" }],
      code: {
        standard: "EPC",
        text: "BCD\n002\n1\nSCT\n\nStudio Maya\nDE89370400440532013000\nEUR1200.00\n\n\nINV-0007",
      },
    });
  });

  test("of a draft has neither a reference nor a code yet", () => {
    expect(view({ number: null, status: "draft" }).payment).toEqual({
      rows: [amount, IBAN, { label: "Reference", value: "comes with its number" }],
      code: null,
    });
  });

  test("of what is paid in part asks for what is left, and has no code where that is not known", () => {
    const left = view({ status: "partly-paid" }, { open: money(45_050n, "EUR") }).payment;
    expect(left?.rows[0]).toEqual({ label: "Amount", value: "450.50 EUR" });
    expect(left?.code?.text).toContain("\nEUR450.50\n");
    expect(view({ status: "partly-paid" }).payment?.code).toBeNull();
  });

  test("keeps a reference that the business gives itself", () => {
    const own = { label: "Reference", value: "RF18 5390 0754 7034" };
    const { payment } = view({}, { letterhead: { payTo: { rows: [IBAN, own] } } });
    expect(payment).toEqual({ rows: [amount, IBAN, own], code: null });
  });

  test.each([{ status: "paid" }, { status: "void" }, { owed: false }] as const)("is not asked of %j", (change) => {
    expect(view(change)).not.toHaveProperty("payment");
  });
});
