import { describe, expect, it } from "vitest";

import { formatPercent, parsePercent } from "./percent.ts";

describe("a percentage", () => {
  it.each([
    ["20", 200_000n, "20"],
    ["20%", 200_000n, "20"],
    ["7.5 %", 75_000n, "7.5"],
    ["8.8750", 88_750n, "8.875"],
    ["0", 0n, "0"],
    ["100", 1_000_000n, "100"],
  ])("is read and written: %s", (text, percent, written) => {
    expect(parsePercent(text)).toEqual({ ok: true, value: percent });
    expect(formatPercent(percent)).toBe(written);
  });

  it.each([
    ["100.0001", "A percentage is between 0 and 100."],
    ["-1", "A percentage is between 0 and 100."],
    ["1.00001", "A percentage has 4 decimals at most."],
    ["a fifth", '"a fifth" is not a percentage. Write it like 20 or 8.875.'],
  ])("is refused in words: %s", (text, problem) => {
    expect(parsePercent(text)).toEqual({ ok: false, problem });
  });
});
