import { describe, expect, it } from "vitest";

import {
  bankDetailsJson,
  canBePaid,
  NO_BANK_DETAILS,
  parseAccountNumber,
  parseBic,
  parseIban,
  parseRoutingNumber,
  parseSortCode,
  paymentRows,
} from "./bank-details.ts";

describe("parseIban", () => {
  // The examples that the registry of ISO 13616 prints for these countries.
  it.each([
    ["GB33 BUKB 2020 1555 5555 55", "GB33BUKB20201555555555"],
    ["de89370400440532013000", "DE89370400440532013000"],
    ["NL91 ABNA 0417 1643 00", "NL91ABNA0417164300"],
    ["NO93 8601 1117 947", "NO9386011117947"],
    ["MT84 MALT 0110 0001 2345 MTLC AST0 01S", "MT84MALT011000012345MTLCAST001S"],
    ["FR14-2004-1010-0505-0001-3M02-606", "FR1420041010050500013M02606"],
  ])("reads %s", (said, iban) => {
    expect(parseIban(said)).toEqual({ ok: true, value: iban });
  });

  it.each([
    ["GB34 BUKB 2020 1555 5555 55", "check digits"],
    ["GB33 BUKB 2020 1555 5555 56", "check digits"],
    ["GB33 BUKB 2020 1555 5555", "has 20 characters, and one of GB has 22"],
    ["XX33 BUKB 2020 1555 5555 55", "no country's begins with XX"],
    ["US64 SVBK US6S 3300 9586 79", "no country's begins with US"],
    ["BUKB 2020", "begins with two letters and two digits"],
    ["", "is not an IBAN"],
  ])("refuses %s", (said, why) => {
    expect(parseIban(said)).toMatchObject({ ok: false, problem: expect.stringContaining(why) });
  });
});

describe("the other numbers of a bank", () => {
  it.each([
    [parseBic("bukbgb22"), "BUKBGB22"],
    [parseBic("DEUT DE FF 500"), "DEUTDEFF500"],
    [parseSortCode("20 20 15"), "20-20-15"],
    // 3*0 + 7*2 + 1*1, then zeros, then 3*0 + 7*2 + 1*1: thirty, a multiple of ten.
    [parseRoutingNumber("021000021"), "021000021"],
    [parseAccountNumber("5577 9911", "sortCode"), "55779911"],
    [parseAccountNumber("000123456789", "routingNumber"), "000123456789"],
  ])("are read", (read, value) => {
    expect(read).toEqual({ ok: true, value });
  });

  it.each([
    [parseBic("BUKBGB2"), "8 or 11"],
    [parseSortCode("20-20-1"), "6 digits"],
    [parseRoutingNumber("021000022"), "do not add up"],
    [parseRoutingNumber("02100002"), "9 digits"],
    [parseAccountNumber("5577991", "sortCode"), "8 digits"],
    [parseAccountNumber("123", "routingNumber"), "4 to 17 digits"],
  ])("are refused with what is wrong", (read, why) => {
    expect(read).toMatchObject({ ok: false, problem: expect.stringContaining(why) });
  });
});

const with_ = (parts: object) => ({ ...NO_BANK_DETAILS, ...parts });

describe("bank details", () => {
  it.each([
    ["an IBAN", { iban: "GB33BUKB20201555555555" }],
    ["a sort code with its account", { sortCode: "20-20-15", accountNumber: "55779911" }],
    ["a routing number with its account", { routingNumber: "021000021", accountNumber: "1234567" }],
    ["a link", { payTo: "paypal.me/maya" }],
  ])("are whole with %s", (_, parts) => {
    expect(bankDetailsJson.safeParse(with_(parts)).success).toBe(true);
    expect(canBePaid(with_(parts))).toBe(true);
  });

  it.each([
    ["nothing", {}, "does not say where to pay"],
    ["a sort code alone", { sortCode: "20-20-15" }, "account number that goes with the sort code"],
    ["an account alone", { accountNumber: "55779911" }, "account number alone is not enough"],
    ["a BIC alone", { bic: "BUKBGB22" }, "BIC alone is not enough"],
    ["a holder alone", { holder: "Maya" }, "does not say where to pay"],
    [
      "two kinds of account",
      { sortCode: "20-20-15", routingNumber: "021000021", accountNumber: "55779911" },
      "not both",
    ],
    ["a British account of nine digits", { sortCode: "20-20-15", accountNumber: "557799112" }, "8 digits"],
    ["a bad IBAN beside a link", { iban: "GB00BUKB20201555555555", payTo: "paypal.me/maya" }, "check digits"],
  ])("are refused with %s", (_, parts, why) => {
    const read = bankDetailsJson.safeParse(with_(parts));
    expect(read.error?.issues.map(({ message }) => message).join(" ")).toContain(why);
  });

  it("cannot be paid by where they are none", () => {
    expect(canBePaid(null)).toBe(false);
    expect(canBePaid(with_({ sortCode: "20-20-15" }))).toBe(false);
  });
});

describe("paymentRows", () => {
  it("tells how to pay, under the business's name where the account has none of its own", () => {
    const bank = with_({ iban: "GB33BUKB20201555555555", bic: "BUKBGB22" });
    expect(paymentRows({ name: "Studio Maya", bank })).toEqual([
      { label: "Account name", value: "Studio Maya" },
      { label: "IBAN", value: "GB33 BUKB 2020 1555 5555 55" },
      { label: "BIC", value: "BUKBGB22" },
    ]);
    expect(paymentRows({ name: "Studio Maya", bank: with_({ ...bank, holder: "M. Roe" }) })[0]?.value).toBe("M. Roe");
  });

  it("tells every way there is, and none where there is none", () => {
    const bank = with_({ sortCode: "20-20-15", accountNumber: "55779911", payTo: "paypal.me/maya" });
    expect(paymentRows({ name: null, bank })).toEqual([
      { label: "Sort code", value: "20-20-15" },
      { label: "Account number", value: "55779911" },
      { label: "Pay to", value: "paypal.me/maya" },
    ]);
    expect(paymentRows({ name: "Studio Maya", bank: null })).toEqual([]);
    expect(paymentRows({ name: "Studio Maya", bank: with_({ payTo: "paypal.me/maya" }) })).toHaveLength(1);
  });
});
