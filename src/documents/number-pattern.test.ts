import { describe, expect, it } from "vitest";

import { checkNumberPattern, formatNumber, sequenceOf } from "./number-pattern.ts";

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

describe("sequenceOf", () => {
  it.each([
    ["INV-{0000}", "INV-0042", 42n],
    ["INV-{0000}", "inv-12345", 12_345n],
    ["INV-{0000}", "INV-42", null],
    ["INV-{0000}", "INV-0042a", null],
    ["INV-{0000}", "X-0042", null],
    ["INV-{0000}", "INV-20261124000000001", null],
    ["2026/{0}.a", "2026/12.a", 12n],
    ["2026/{0}.a", "2026/12xa", null],
  ])("reads the place under %s out of %s: %s", (pattern, number, place) => {
    expect(sequenceOf(pattern, number)).toBe(place);
  });
});
