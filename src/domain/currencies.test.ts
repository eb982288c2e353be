import { describe, expect, it } from "vitest";

import { currencyOf, currencyOfSymbol, knownCurrency } from "./currencies.ts";
import { CURRENCY_TABLE } from "./currency-table.ts";

describe("currencyOf", () => {
  it.each([
    ["USD", 2],
    ["EUR", 2],
    ["HUF", 2],
    ["IDR", 2],
    ["JPY", 0],
    ["KRW", 0],
    ["CLP", 0],
    ["ISK", 0],
    ["KWD", 3],
    ["BHD", 3],
    ["TND", 3],
    ["CLF", 4],
  ])("gives %s %i digits", (code, digits) => {
    expect(currencyOf(code)?.digits).toBe(digits);
  });

  it("reads either case and answers in capitals", () => {
    expect(currencyOf(" eur ")).toEqual({ code: "EUR", digits: 2, name: "Euro", symbol: "€" });
  });

  it.each(["XYZ", "", "DEM", "XAU", "toString"])("knows no %j", (code) => {
    expect(currencyOf(code)).toBeUndefined();
  });

  it("throws for a code that should have been checked", () => {
    expect(() => knownCurrency("DEM")).toThrow('"DEM" is not a currency');
  });
});

describe("the table", () => {
  it("has each code once, in order, and each own sign once", () => {
    const codes = CURRENCY_TABLE.map(([code]) => code);
    const signs = CURRENCY_TABLE.flatMap(([, , , sign]) => (sign === undefined ? [] : [sign.toUpperCase()]));
    expect(codes).toEqual([...new Set(codes)].toSorted());
    expect(new Set(signs).size).toBe(signs.length);
    expect(codes).toHaveLength(157);
  });
});

describe("currencyOfSymbol", () => {
  it.each([
    ["$", "CAD", "CAD"],
    ["$", "MXN", "MXN"],
    ["$", "EUR", "USD"],
    ["£", "EUR", "GBP"],
    ["£", "EGP", "EGP"],
    ["¥", "USD", "JPY"],
    ["¥", "CNY", "CNY"],
    ["￥", "CNY", "CNY"],
    ["€", "USD", "EUR"],
    ["₹", "USD", "INR"],
    ["Rs", "PKR", "PKR"],
    ["US$", "CAD", "USD"],
    ["c$", "USD", "CAD"],
    ["A$", "USD", "AUD"],
    ["zł", "EUR", "PLN"],
    ["kr", "SEK", "SEK"],
  ])("takes %s in a business in %s for %s", (symbol, business, code) => {
    expect(currencyOfSymbol(symbol, business)).toBe(code);
  });

  it.each([
    ["kr", "EUR"],
    ["#", "USD"],
    ["constructor", "USD"],
  ])("does not guess at %s in a business in %s", (symbol, business) => {
    expect(currencyOfSymbol(symbol, business)).toBeUndefined();
  });
});
