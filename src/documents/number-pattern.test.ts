import { describe, expect, it } from "vitest";

import { checkNumberPattern, formatNumber, readNumberPattern, sequenceOf } from "./number-pattern.ts";

describe("formatNumber", () => {
  it.each([
    ["INV-{0000}", 1, "INV-0001"],
    ["INV-{0000}", 9999, "INV-9999"],
    ["INV-{0000}", 10_000, "INV-10000"],
    ["2026/{0}.a", 12n, "2026/12.a"],
  ])("counts in %s: %s", (pattern, sequence, number) => {
    expect(formatNumber(pattern, sequence)).toBe(number);
  });

  it.each([
    ["{year}-{0000}", "2026-0042"],
    ["INV-{yy}{month}-{0}", "INV-2603-42"],
  ])("dates %s by the document: %s", (pattern, number) => {
    expect(formatNumber(pattern, 42, Temporal.PlainDate.from("2026-03-09"))).toBe(number);
  });

  it.each([0, -1, 1.5, Number.NaN])("throws for %s", (sequence) => {
    expect(() => formatNumber("INV-{0000}", sequence)).toThrow(RangeError);
  });
});

describe("checkNumberPattern", () => {
  it.each([
    "INV-",
    "INV-{}",
    "INV-{0}{0}",
    "INV {000}",
    "INV-{0001}",
    "<b>{000}",
    "../{000}",
    "/{0}",
    "A//{0}",
    "{year}",
    "{year}{year}{0}",
    "{day}-{0}",
  ])("refuses %j", (pattern) => {
    expect(() => checkNumberPattern(pattern)).toThrow(expect.objectContaining({ code: "bad-number-pattern" }));
  });
});

describe("readNumberPattern", () => {
  const today = Temporal.PlainDate.from("2026-11-24");

  it.each([
    ["2026-0001", "{year}-{0000}"],
    ["INV-2026-001", "INV-{year}-{000}"],
    ["INV-0001", "INV-{0000}"],
    // The year that counts is no year.
    ["2026", "{0000}"],
    ["2025-0001", "2025-{0000}"],
    ["inv/2026/7", "INV/{year}/{0}"],
    ["1042A", "{0000}A"],
    ["INV-{year}-{n}", "INV-{year}-{0}"],
    ["{yyyy}{mm}-{nnn}", "{year}{month}-{000}"],
    ["{yy}/{number}", "{yy}/{0}"],
  ])("reads %s as %s", (said, pattern) => {
    expect(readNumberPattern(said, today)).toBe(pattern);
  });

  it.each(["INV", "", "INV-{year}", "{n}-{n}", "Rechnung Nr 1", "../1", "INV-{day}-{n}", "x".repeat(60)])(
    "makes nothing of %j",
    (said) => {
      expect(readNumberPattern(said, today)).toBeNull();
    },
  );
});

describe("sequenceOf", () => {
  it.each([
    ["INV-{0000}", "INV-0012", 12n],
    ["INV-{0000}", "INV-12345", 12_345n],
    ["INV-{0000}", "INV-012", null],
    ["{year}-{0}", "2026-7", 7n],
    ["{year}-{0}", "INV-7", null],
    ["A.{0}", "AB7", null],
    ["INV-{0000}", "inv-12345", 12_345n],
    ["INV-{0000}", "INV-0042a", null],
    ["INV-{0000}", "INV-20261124000000001", null],
    ["2026/{0}.a", "2026/12.a", 12n],
    ["2026/{0}.a", "2026/12xa", null],
  ])("in %s %s is %s", (pattern, number, sequence) => {
    expect(sequenceOf(pattern, number)).toBe(sequence);
  });
});
