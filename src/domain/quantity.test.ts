import { describe, expect, it } from "vitest";
import { z } from "zod";

import { formatQuantity, parseQuantity, quantityJson } from "./quantity.ts";

describe("a quantity", () => {
  it.each([
    ["1", 1_000_000n],
    ["1.5", 1_500_000n],
    ["0.333333", 333_333n],
    ["1000000000", 1_000_000_000_000_000n],
  ])("is read and written: %s", (text, quantity) => {
    expect(parseQuantity(text)).toEqual({ ok: true, value: quantity });
    expect(formatQuantity(quantity)).toBe(text);
  });

  it.each([
    ["-1", "A quantity must not be negative."],
    ["0", "A quantity must be more than zero."],
    ["0.0000001", "A quantity has 6 decimals at most."],
    ["1000000000.000001", "That quantity is too large. The most is 1000000000."],
    ["9".repeat(1000), "That quantity is too large. The most is 1000000000."],
    ["ten", '"ten" is not a quantity. Write it like 3 or 1.5.'],
  ])("is refused in words: %s", (text, problem) => {
    expect(parseQuantity(text)).toEqual({ ok: false, problem });
  });

  it("has one JSON for one value", () => {
    expect(z.encode(quantityJson, z.decode(quantityJson, "1.50"))).toBe("1.5");
    expect(quantityJson.safeParse("-1").error?.issues[0]?.message).toBe("A quantity must not be negative.");
  });
});
