import { describe, expect, it } from "vitest";
import { z } from "zod";

import invoice from "./invoice.ts";

// 10 x 80.00 less 5 % = 760.00, and 1 x 40.00: subtotal 800.00, less 10 % = 80.00 (76.00 + 4.00).
// 20 % of 684.00 = 136.80; 36.00 untaxed. Net 720.00, total 856.80.
const wire = {
  issueDate: "2026-12-06",
  dueDate: "2026-12-20",
  currency: "USD",
  taxIncluded: false,
  discountPercent: "10",
  reference: "PO 7",
  notes: "Thank you.",
  lines: [
    { description: "Website", quantity: "10", unitPriceMinor: "8000", discountPercent: "5", taxPercent: "20" },
    { description: "Domain <b>name</b>", quantity: "1", unitPriceMinor: "4000" },
  ],
};
const content = z.decode(invoice.input, wire);
const document = { number: "INV-0007", status: "sent", partyId: "pty_1", content } as const;

const problems = (change: object) =>
  invoice.input.safeParse({ ...wire, ...change }).error?.issues.map((issue) => issue.message);

describe("an invoice's content", () => {
  it("goes to values and back to the same JSON", () => {
    expect(z.encode(invoice.input, content)).toEqual(wire);
    expect(content.dueDate.equals("2026-12-20")).toBe(true);
  });

  it("may be due on the day it is issued, and not before", () => {
    expect(problems({ dueDate: "2026-12-06" })).toBeUndefined();
    expect(problems({ dueDate: "2026-12-05" })).toEqual(["The due date is before the issue date."]);
  });

  it.each<[string, object, string]>([
    ["an empty description", { description: "  " }, "A line's description must not be empty."],
    ["a long description", { description: "x".repeat(501) }, "A line's description has 500 characters at most."],
    ["a NUL", { description: "a\u0000b" }, "A line's description has characters that cannot be printed."],
    ["a negative price", { unitPriceMinor: "-1" }, "A unit price must not be negative. Use a discount."],
    ["a negative quantity", { quantity: "-1" }, "A quantity must not be negative."],
    ["a rate over 100", { taxPercent: "101" }, "A percentage is between 0 and 100."],
  ])("refuses %s in words", (_, change, problem) => {
    expect(problems({ lines: [{ ...wire.lines[0], ...change }] })).toEqual([problem]);
  });

  it("refuses a member that it does not know", () => {
    expect(invoice.input.safeParse({ ...wire, total: "1" }).success).toBe(false);
  });
});

describe("an invoice", () => {
  it("posts what is owed, what is earned and the tax", () => {
    expect(invoice.postings(document)).toEqual({
      on: content.issueDate,
      memo: "Invoice INV-0007",
      postings: [
        { account: "receivable", amountMinor: 85_680n, currency: "USD", partyId: "pty_1" },
        { account: "revenue", amountMinor: -72_000n, currency: "USD" },
        { account: "tax-payable", amountMinor: -13_680n, currency: "USD" },
      ],
    });
  });

  it("is seen as strings only", () => {
    const from = { name: "Studio", lines: ["1 Road"] };
    const to = { name: "Acme Ltd", lines: [] };
    expect(invoice.view(document, from, to)).toEqual({
      title: "Invoice",
      number: "INV-0007",
      stamp: null,
      from,
      to,
      currency: "USD",
      dates: [
        { label: "Issue date", value: "6 Dec 2026" },
        { label: "Due date", value: "20 Dec 2026" },
        { label: "Reference", value: "PO 7" },
      ],
      taxIncluded: false,
      lines: [
        { description: "Website", quantity: "10", unitPrice: "80.00", discount: "5 %", tax: "20 %", amount: "760.00" },
        {
          description: "Domain <b>name</b>",
          quantity: "1",
          unitPrice: "40.00",
          discount: null,
          tax: null,
          amount: "40.00",
        },
      ],
      totals: [
        { label: "Subtotal", value: "800.00", strong: false },
        { label: "Discount 10 %", value: "-80.00", strong: false },
        { label: "Tax 20 %", value: "136.80", strong: false },
        { label: "Total", value: "856.80 USD", strong: true },
      ],
      taxes: [{ rate: "20 %", net: "684.00", tax: "136.80" }],
      notes: "Thank you.",
    });
  });

  it.each([
    ["website development", "Website development"],
    ["étude", "Étude"],
    ["iPhone repair", "iPhone repair"],
    ["3 posters", "3 posters"],
    ["e-mail set-up", "E-mail set-up"],
    ["x", "X"],
  ])("writes %s as one types it", (said, typed) => {
    const lines = [{ ...wire.lines[0], description: said }];
    const view = invoice.view({ ...document, content: z.decode(invoice.input, { ...wire, lines }) }, to, to);
    expect(view.lines.map(({ description }) => description)).toEqual([typed]);
  });

  it("shows tax that is in the prices after the total: 20 % in 684.00 = 114.00", () => {
    const view = invoice.view(
      { ...document, content: z.decode(invoice.input, { ...wire, taxIncluded: true }) },
      to,
      to,
    );
    expect(view.totals.slice(-2)).toEqual([
      { label: "Total", value: "720.00 USD", strong: true },
      { label: "Including tax 20 %", value: "114.00", strong: false },
    ]);
  });

  it.each([
    [["VAT"], "VAT 20 %"],
    [["EIN"], "Tax 20 %"],
    [["ABN"], "GST 20 %"],
    [["UTR", "VAT"], "VAT 20 %"],
    [[], "Tax 20 %"],
  ])("calls tax as it is called where the sender's numbers are: %j", (labels, said) => {
    const from = { name: "Studio", lines: [], taxIds: labels.map((label) => ({ label, value: "1" })) };
    expect(invoice.view(document, from, to).totals.map(({ label }) => label)).toContain(said);
  });

  it.each([
    ["draft", null, "DRAFT", "DRAFT"],
    ["void", "INV-0007", "INV-0007", "VOID"],
    ["paid", "INV-0007", "INV-0007", "PAID"],
    ["partly-paid", "INV-0007", "INV-0007", "PARTLY PAID"],
  ] as const)("that is %s is stamped so", (status, number, shown, stamp) => {
    expect(invoice.view({ ...document, status, number }, to, to)).toMatchObject({ number: shown, stamp });
  });

  it("without lines has no totals, and throws rather than post", () => {
    const empty = { ...content, lines: [] };
    expect(invoice.totals(empty)).toEqual({ ok: false, problem: "There is nothing on it: add at least one line." });
    expect(() => invoice.postings({ ...document, content: empty })).toThrow("let through");
  });
});

const to = { name: "Acme Ltd", lines: [] };
