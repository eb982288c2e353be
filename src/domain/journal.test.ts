import { describe, expect, it } from "vitest";

import { applyCreditEntry, balanced, issueInvoiceEntry, paymentEntry, type Posting, reverse } from "./journal.ts";
import { money } from "./money.ts";

const on = Temporal.PlainDate.from("2026-12-06");
const about = { on, memo: "Invoice INV-0001", partyId: "pty_1" };
const usd = (amountMinor: bigint) => money(amountMinor, "USD");
const line = (account: Posting["account"], amountMinor: bigint, partyId?: string) => ({
  account,
  amountMinor,
  currency: "USD",
  ...(partyId === undefined ? {} : { partyId }),
});

describe("issueInvoiceEntry", () => {
  it("debits what the customer owes and credits revenue and tax", () => {
    expect(issueInvoiceEntry({ ...about, net: usd(10_000n), tax: usd(2_000n) })).toEqual({
      on,
      memo: "Invoice INV-0001",
      postings: [line("receivable", 12_000n, "pty_1"), line("revenue", -10_000n), line("tax-payable", -2_000n)],
    });
  });

  it("writes no posting for no tax", () => {
    const { postings } = issueInvoiceEntry({ ...about, net: usd(100n), tax: usd(0n) });
    expect(postings.map(({ account }) => account)).toEqual(["receivable", "revenue"]);
  });
});

describe("paymentEntry", () => {
  it("puts what is not allocated on the customer's credit", () => {
    expect(paymentEntry({ ...about, received: usd(500n), allocated: usd(300n) }).postings).toEqual([
      line("bank", 500n),
      line("receivable", -300n, "pty_1"),
      line("customer-credit", -200n, "pty_1"),
    ]);
  });

  it.each([
    [500n, ["bank", "receivable"]],
    [0n, ["bank", "customer-credit"]],
  ])("with %s of 500 allocated touches %s", (allocated, accounts) => {
    const { postings } = paymentEntry({ ...about, received: usd(500n), allocated: usd(allocated) });
    expect(postings.map(({ account }) => account)).toEqual(accounts);
  });
});

describe("applyCreditEntry", () => {
  it("takes credit and settles receivables", () => {
    expect(applyCreditEntry({ ...about, amount: usd(200n) }).postings).toEqual([
      line("customer-credit", 200n, "pty_1"),
      line("receivable", -200n, "pty_1"),
    ]);
  });
});

describe("reverse", () => {
  it("turns every posting round, on its own date", () => {
    const later = Temporal.PlainDate.from("2027-01-02");
    const entry = issueInvoiceEntry({ ...about, net: usd(100n), tax: usd(20n) });
    expect(reverse(entry, later, "Void INV-0001")).toEqual({
      on: later,
      memo: "Void INV-0001",
      postings: [line("receivable", -120n, "pty_1"), line("revenue", 100n), line("tax-payable", 20n)],
    });
  });
});

describe("balanced", () => {
  it("throws where debits and credits differ", () => {
    const postings = [line("bank", 100n), line("receivable", -99n)];
    expect(() => balanced({ on, memo: "x", postings })).toThrow("out of balance by 1 in USD");
  });

  it("throws where two currencies only cancel each other", () => {
    const postings = [line("bank", 100n), { ...line("receivable", -100n), currency: "EUR" }];
    expect(() => balanced({ on, memo: "x", postings })).toThrow("out of balance");
  });

  it("throws for an empty entry and for a posting of zero", () => {
    expect(() => balanced({ on, memo: "x", postings: [] })).toThrow("no postings");
    expect(() => balanced({ on, memo: "x", postings: [line("bank", 0n)] })).toThrow("posting of zero");
  });
});
