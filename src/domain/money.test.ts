import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";

import {
  add,
  allocate,
  compare,
  currencyJson,
  formatAmount,
  formatMoney,
  isZero,
  minorJson,
  money,
  moneyJson,
  mulDiv,
  negate,
  parseMoney,
  subtract,
} from "./money.ts";

const usd = (amountMinor: bigint) => money(amountMinor, "USD");

describe("arithmetic", () => {
  it("adds, takes away, turns round and compares", () => {
    expect(add(usd(250_000n), usd(1n))).toEqual(usd(250_001n));
    expect(subtract(usd(100n), usd(250n))).toEqual(usd(-150n));
    expect(negate(usd(5n))).toEqual(usd(-5n));
    expect([compare(usd(1n), usd(2n)), compare(usd(2n), usd(2n)), compare(usd(3n), usd(2n))]).toEqual([-1, 0, 1]);
    expect([isZero(usd(0n)), isZero(usd(-1n))]).toEqual([true, false]);
  });

  it.each([
    ["add", add],
    ["subtract", subtract],
    ["compare", compare],
  ])("refuses to %s two currencies", (_, operation) => {
    expect(() => operation(usd(100n), money(100n, "EUR"))).toThrow(
      expect.objectContaining({ code: "currency-mismatch" }),
    );
  });
});

describe("mulDiv", () => {
  it.each([
    ["1 x 1 / 2 = 0.5, away from zero", 1n, 1n, 2n, 1n],
    ["-1 x 1 / 2 = -0.5, away from zero", -1n, 1n, 2n, -1n],
    ["250 / 100 = 2.5 is 3, not the even 2", 250n, 1n, 100n, 3n],
    ["249 / 100 = 2.49", 249n, 1n, 100n, 2n],
    ["-249 / 100 = -2.49", -249n, 1n, 100n, -2n],
    ["10000 x 20 / 120 = 1666.67", 10_000n, 20n, 120n, 1667n],
    ["1 x 1 / 3 = 0.33", 1n, 1n, 3n, 0n],
    ["1 x 1 / -2 = -0.5", 1n, 1n, -2n, -1n],
    ["-3 x 1 / -2 = 1.5", -3n, 1n, -2n, 2n],
    ["0 x 7 / 3 = 0", 0n, 7n, 3n, 0n],
  ])("%s", (_, value, numerator, denominator, result) => {
    expect(mulDiv(value, numerator, denominator)).toBe(result);
  });

  it("throws on a division by zero", () => {
    expect(() => mulDiv(1n, 1n, 0n)).toThrow(RangeError);
  });
});

describe("allocate", () => {
  it.each([
    // 100 / 3 = 33.33 each; the unit left goes to the first of three that lost alike.
    [100n, [1n, 1n, 1n], [34n, 33n, 33n]],
    // 5 x 3 / 10 = 1.5, 5 x 7 / 10 = 3.5: both lost half.
    [5n, [3n, 7n], [2n, 3n]],
    // 100 x 1 / 6 = 16.67, x 2 = 33.33, x 3 = 50: the first lost most.
    [100n, [1n, 2n, 3n], [17n, 33n, 50n]],
    [-100n, [1n, 1n, 1n], [-34n, -33n, -33n]],
    [7n, [0n, 1n], [0n, 7n]],
    [0n, [0n, 0n], [0n, 0n]],
  ])("splits %s by %s into %s", (amount, weights, parts) => {
    expect(allocate(amount, weights)).toEqual(parts);
  });

  it.each([{ weights: [] }, { weights: [0n, 0n] }, { weights: [2n, -1n] }])("throws for $weights", ({ weights }) => {
    expect(() => allocate(1n, weights)).toThrow(RangeError);
  });

  it("loses no unit, and is never a unit away from the exact share", () => {
    const weights = fc.array(fc.bigInt(0n, 10n ** 12n), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 15n), 10n ** 15n), weights, (amount, given) => {
        const total = given.reduce((sum, weight) => sum + weight, 0n);
        fc.pre(total > 0n);
        const parts = allocate(amount, given);
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(amount);
        parts.forEach((part, index) => {
          const error = part * total - amount * (given[index] ?? 0n);
          expect(error < total && error > -total).toBe(true);
        });
      }),
    );
  });
});

describe("parseMoney", () => {
  it.each([
    ["2500.00", "USD", 250_000n],
    ["2500", "usd", 250_000n],
    ["0.5", "EUR", 50n],
    ["1000", "JPY", 1000n],
    ["1.234", "KWD", 1234n],
    ["10000000000000.00", "USD", 10n ** 15n],
  ])("reads %s %s", (amount, currency, amountMinor) => {
    expect(parseMoney({ amount, currency })).toEqual({
      ok: true,
      value: { amountMinor, currency: currency.toUpperCase() },
    });
  });

  it.each([
    ["-5", "USD", "The amount must not be negative; -5 is."],
    ["0.00", "USD", "The amount must be more than zero."],
    ["-0", "USD", "The amount must be more than zero."],
    ["10.5", "JPY", "JPY has no decimals, so 10.5 cannot be an amount in it."],
    ["1.005", "USD", "USD has 2 decimals at most, so 1.005 cannot be an amount in it."],
    ["10000000000000.01", "USD", "That amount is too large. The most is 10,000,000,000,000.00 USD."],
    ["9".repeat(5000), "USD", "That amount is too large. The most is 10,000,000,000,000.00 USD."],
    ["2,500", "USD", '"2,500" is not an amount. Write it like 2500.00.'],
    ["NaN", "JPY", '"NaN" is not an amount. Write it like 2500.'],
    ["1e9", "USD", '"1e9" is not an amount. Write it like 2500.00.'],
    ["5", "XYZ", '"XYZ" is not a currency. Use its three-letter code, such as USD or EUR.'],
  ])("refuses %s %s in words", (amount, currency, problem) => {
    expect(parseMoney({ amount, currency })).toEqual({ ok: false, problem });
  });

  it("takes zero where it is allowed", () => {
    expect(parseMoney({ amount: "0", currency: "USD" }, { allowZero: true })).toEqual({ ok: true, value: usd(0n) });
  });
});

describe("formatMoney", () => {
  it.each([
    [250_000n, "USD", "2,500.00 USD"],
    [-123_456_789n, "EUR", "-1,234,567.89 EUR"],
    [-5n, "USD", "-0.05 USD"],
    [99_999n, "USD", "999.99 USD"],
    [1_000_000n, "JPY", "1,000,000 JPY"],
    [-100n, "JPY", "-100 JPY"],
    [1234n, "KWD", "1.234 KWD"],
  ])("writes %s of %s as %s", (amountMinor, currency, text) => {
    expect(formatMoney({ amountMinor, currency })).toBe(text);
  });

  it("leaves the currency out of an amount", () => {
    expect(formatAmount(usd(250_000n))).toBe("2,500.00");
  });
});

describe("in JSON", () => {
  it("goes there and back", () => {
    const wire = { amountMinor: "250000", currency: "USD" };
    expect(z.decode(moneyJson, wire)).toEqual(usd(250_000n));
    expect(z.encode(moneyJson, usd(250_000n))).toEqual(wire);
  });

  it.each(["2500.00", "007", "-0", "1e5", "", "1000000000000001"])("refuses %j minor units", (text) => {
    expect(minorJson.safeParse(text).success).toBe(false);
  });

  it("refuses a currency that is none or is not in capitals, by name", () => {
    expect(currencyJson.safeParse("usd").success).toBe(false);
    expect(currencyJson.safeParse("XYZ").error?.issues[0]?.message).toContain('"XYZ" is not a currency');
  });
});
