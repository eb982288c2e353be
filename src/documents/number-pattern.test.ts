import { describe, expect, it } from "vitest";

import { checkNumberPattern, formatNumber } from "./number-pattern.ts";

describe("formatNumber", () => {
  it.each([
    ["INV-{0000}", 1, "INV-0001"],
    ["INV-{0000}", 9999, "INV-9999"],
    ["INV-{0000}", 10_000, "INV-10000"],
    ["2026/{0}.a", 12n, "2026/12.a"],
  ])("counts in %s: %s", (pattern, sequence, number) => {
    expect(formatNumber(pattern, sequence)).toBe(number);
  });

  it.each([0, -1, 1.5, Number.NaN])("throws for %s", (sequence) => {
    expect(() => formatNumber("INV-{0000}", sequence)).toThrow(RangeError);
  });
});

describe("checkNumberPattern", () => {
  it.each(["INV-", "INV-{}", "INV-{0}{0}", "INV {000}", "INV-{0001}", "<b>{000}"])("refuses %j", (pattern) => {
    expect(() => checkNumberPattern(pattern)).toThrow(expect.objectContaining({ code: "bad-number-pattern" }));
  });
});
