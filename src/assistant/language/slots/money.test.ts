import { describe, expect, it } from "vitest";

import { scanAll } from "#test/scan-all";

const scan = (text: string, currency = "USD") =>
  scanAll(text, { type: "money" }, { today: Temporal.PlainDate.from("2026-11-25"), currency });

describe("scanMoney", () => {
  it.each([
    ["$2,500", "2500", "USD"],
    ["2500 USD", "2500", "USD"],
    ["USD 2,500.00", "2500.00", "USD"],
    ["usd2500", "2500", "USD"],
    ["2500usd", "2500", "USD"],
    ["$ 500", "500", "USD"],
    ["500$", "500", "USD"],
    ["$500 CAD", "500", "CAD"],
    ["C$500", "500", "CAD"],
    ["US$500", "500", "USD"],
    ["€1.200,50", "1200.50", "EUR"],
    ["€1.200", "1200", "EUR"],
    ["€1,200.50", "1200.50", "EUR"],
    ["1 200,50 €", "1200.50", "EUR"],
    ["1\u202f200,50 €", "1200.50", "EUR"],
    ["CHF 1'200.50", "1200.50", "CHF"],
    ["₹1,00,000", "100000", "INR"],
    ["£2k", "2000", "GBP"],
    ["¥150000", "150000", "JPY"],
    ["2.5k", "2500", "USD"],
    ["2,5k €", "2500", "EUR"],
    ["1.5m", "1500000", "USD"],
    ["$1.5 million", "1500000", "USD"],
    ["2500 dollars", "2500", "USD"],
    ["20 pounds", "20", "GBP"],
    ["1,250", "1250", "USD"],
    ["$1.250", "1.250", "USD"],
    ["$12.345", "12.345", "USD"],
    ["0.125", "0.125", "USD"],
    ["12,5", "12.5", "USD"],
    [".50", "0.50", "USD"],
    ["0500", "500", "USD"],
    ["-$500", "-500", "USD"],
    ["$-500", "-500", "USD"],
    ["−500", "-500", "USD"],
    ["minus 500 EUR", "-500", "EUR"],
    ["500 RON", "500", "RON"],
    ["99999999999999999999.99", "99999999999999999999.99", "USD"],
  ])("reads %s", (text, amount, currency) => {
    expect(scan(text)).toEqual([{ amount, currency }]);
  });

  it("takes a bare number, and a sign that several countries use, in the business's currency", () => {
    expect(scan("500", "GBP")).toEqual([{ amount: "500", currency: "GBP" }]);
    expect(scan("$500", "AUD")).toEqual([{ amount: "500", currency: "AUD" }]);
    expect(scan("500 kr", "SEK")).toEqual([{ amount: "500", currency: "SEK" }]);
  });

  it.each([
    ["$500 EUR", '"$500 EUR" names two currencies: which one is it?'],
    ["€500 USD", '"€500 USD" names two currencies: which one is it?'],
    ["1.250", "1.250 could be 1250 or 1.25: which?"],
    ["CHF 1.250", "1.250 could be 1250 or 1.25: which?"],
    ["54 500", '"54 500" could be one amount or two numbers. Write 54500 if it is one.'],
    ["$1,2,3", '"1,2,3" is not a number that I can read. Write it like 1200.50.'],
    ["$1,2345", '"1,2345" is not a number that I can read. Write it like 1200.50.'],
    ["$500-600", '"$500-600" is not an amount that I can read. Write it like 1200.50.'],
    ["500 XYZ please", undefined],
    ["1.2.3 USD", '"1.2.3" is not a number that I can read. Write it like 1200.50.'],
  ])("does not guess at %s", (text, problem) => {
    expect(scan(text)).toEqual(problem === undefined ? [] : [{ problem }]);
  });

  it.each(["500 all", "Acme 500", "x500", "$", "EUR", "500 kr", "١٢٣"])("is silent about %s", (text) => {
    expect(scan(text)).toEqual([]);
  });
});
