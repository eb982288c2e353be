import { describe, expect, it } from "vitest";

import { markOf, plainNumeral, readNumeral } from "./numerals.ts";

const numeral = (text: string) => {
  const read = readNumeral(text);
  if (read === null) throw new Error(`${text} is no numeral`);
  return read;
};

describe("what one amount tells of its column", () => {
  it.each([
    ["1,234.50", "point"],
    ["1.234,50", "comma"],
    ["99.5", "point"],
    ["99,50", "comma"],
    ["1.234.567", "comma"],
    ["1,234,567", "point"],
    ["1234.567", "point"],
    ["0,125", "comma"],
    [".50", "point"],
    ["1 234,567", "comma"],
    ["1'234.50", "point"],
    ["1.234", "either"],
    ["12,500", "either"],
    ["1234", null],
    ["1 234", null],
  ] as const)("%s: %s", (text, mark) => {
    expect(markOf(numeral(text))).toBe(mark);
  });
});

describe("an amount in plain notation", () => {
  it.each([
    ["1,234.50", "point", "1234.50"],
    ["1.234,50", "comma", "1234.50"],
    ["1.234", "comma", "1234"],
    ["1.234", "point", "1.234"],
    ["€ 1 234,50", "comma", "1234.50"],
    ["1\u00a0234,50 EUR", "comma", "1234.50"],
    ["1’234.50", "point", "1234.50"],
    ["-12.00", "point", "12.00"],
    [".50", "point", "0.50"],
  ] as const)("%s by %s is %s", (text, mark, plain) => {
    expect(plainNumeral(numeral(text), mark)).toBe(plain);
  });

  it.each([
    ["1,23.50", "point"],
    ["12,34,567.00", "point"],
    ["1.2.3", "point"],
    ["99,50", "point"],
    ["1234.", "point"],
    ["1,2345", "point"],
  ] as const)("%s is none by %s", (text, mark) => {
    expect(plainNumeral(numeral(text), mark)).toBeNull();
  });

  it.each(["", "abc", "12 34", "1e5", "12.00 x", "--5", "(5", "9".repeat(61), "$", "5 . 5 . x"])(
    "%j is no amount",
    (text) => {
      expect(readNumeral(text)).toBeNull();
    },
  );
});

it("a sign of a currency is read where it means one, and every way to write a negative", () => {
  expect(numeral("€5")).toMatchObject({ currency: "EUR", negative: false });
  expect(numeral("5.00 CHF")).toMatchObject({ currency: "CHF" });
  expect(numeral("$5")).toMatchObject({ currency: null });
  for (const negative of ["-5", "5-", "(5)", "$-5", "-$5"]) expect(numeral(negative)).toMatchObject({ negative: true });
});
