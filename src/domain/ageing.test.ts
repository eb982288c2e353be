import { describe, expect, it } from "vitest";

import { age, bucketOf } from "./ageing.ts";
import { money } from "./money.ts";

const asOf = Temporal.PlainDate.from("2026-12-31");
const item = (dueDate: string, amountMinor: bigint, currency = "USD") => ({
  dueDate: Temporal.PlainDate.from(dueDate),
  open: money(amountMinor, currency),
});

describe("bucketOf", () => {
  it.each([
    ["2027-01-01", "not-due"],
    ["2026-12-31", "not-due"],
    ["2026-12-30", "1-30"],
    ["2026-12-01", "1-30"], // 30 days
    ["2026-11-30", "31-60"], // 31
    ["2026-11-01", "31-60"], // 60
    ["2026-10-31", "61-90"], // 61
    ["2026-10-02", "61-90"], // 90
    ["2026-10-01", "over-90"], // 91
  ])("puts what was due on %s into %s at the end of 2026", (dueDate, bucket) => {
    expect(bucketOf(Temporal.PlainDate.from(dueDate), asOf)).toBe(bucket);
  });
});

describe("age", () => {
  it("adds up each currency by itself", () => {
    const items = [
      item("2026-12-31", 100n),
      item("2026-12-30", 20n),
      item("2026-12-02", 3n),
      item("2026-01-01", 5000n),
      item("2026-11-15", 700n, "JPY"),
    ];
    expect(age(items, asOf)).toEqual([
      {
        currency: "JPY",
        buckets: {
          "not-due": money(0n, "JPY"),
          "1-30": money(0n, "JPY"),
          "31-60": money(700n, "JPY"),
          "61-90": money(0n, "JPY"),
          "over-90": money(0n, "JPY"),
        },
        overdue: money(700n, "JPY"),
        total: money(700n, "JPY"),
      },
      {
        currency: "USD",
        buckets: {
          "not-due": money(100n, "USD"),
          "1-30": money(23n, "USD"),
          "31-60": money(0n, "USD"),
          "61-90": money(0n, "USD"),
          "over-90": money(5000n, "USD"),
        },
        overdue: money(5023n, "USD"),
        total: money(5123n, "USD"),
      },
    ]);
  });

  it("has nothing to say about nothing", () => {
    expect(age([], asOf)).toEqual([]);
  });
});
