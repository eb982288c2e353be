import { describe, expect, it } from "vitest";

import { readDecimal, splitDecimal, writeDecimal } from "./decimal.ts";

describe("readDecimal", () => {
  it("reads digits into the smallest step", () => {
    expect(readDecimal("1.25", 4)).toEqual({ kind: "read", scaled: 12500n });
    expect(readDecimal(" -0.07 ", 2)).toEqual({ kind: "read", scaled: -7n });
    expect(readDecimal("-0", 2)).toEqual({ kind: "read", scaled: 0n });
  });

  it.each(["", ".5", "5.", "1,000", "1e3", "+1", "0x10", "NaN", "Infinity", "1 000", "١٢", "--1", "1.2.3"])(
    "takes %j for no number",
    (text) => {
      expect(readDecimal(text, 2)).toEqual({ kind: "not-a-number" });
    },
  );

  it("refuses decimals beyond the places instead of rounding them", () => {
    expect(readDecimal("1.005", 2)).toEqual({ kind: "too-many-places", places: 3 });
  });

  it("refuses a number of a hundred thousand digits", () => {
    expect(readDecimal("9".repeat(100_000), 2)).toEqual({ kind: "too-long" });
  });
});

describe("writeDecimal", () => {
  it.each([
    [12500n, 4, "1.25"],
    [20000n, 4, "2"],
    [-5n, 2, "-0.05"],
    [7n, 0, "7"],
  ])("writes %s with %i places as %s", (scaled, places, text) => {
    expect(writeDecimal(scaled, places)).toBe(text);
  });
});

describe("splitDecimal", () => {
  it("keeps all the places", () => {
    expect(splitDecimal(-1250n, 3)).toEqual(["-1", "250"]);
    expect(splitDecimal(1250n, 0)).toEqual(["1250", ""]);
  });
});
