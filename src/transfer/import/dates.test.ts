import { describe, expect, it } from "vitest";

import { hasShortYear, orderOf, readDate } from "./dates.ts";

describe("what one date tells of its column", () => {
  it.each([
    ["31/12/2026", "dmy"],
    ["12/31/2026", "mdy"],
    ["31-12-2026", "dmy"],
    ["03.04.2026", "dmy"],
    ["03/04/2026", "either"],
    ["4/4/2026", null],
    ["2026-12-31", null],
    ["soon", null],
  ] as const)("%s: %s", (text, order) => {
    expect(orderOf(text)).toBe(order);
  });
});

describe("a date", () => {
  it.each([
    ["2026-12-31", null, "2026-12-31"],
    ["2026/1/5", null, "2026-01-05"],
    ["2026-12-31T00:00:00Z", null, "2026-12-31"],
    ["2026-12-31 00:00:00", null, "2026-12-31"],
    ["03/04/2026", "dmy", "2026-04-03"],
    ["03/04/2026", "mdy", "2026-03-04"],
    ["4/4/2026", null, "2026-04-04"],
    ["2024-02-29", null, "2024-02-29"],
  ] as const)("%s by %s is %s", (text, order, date) => {
    expect(readDate(text, order)?.toString()).toBe(date);
  });

  it.each([
    ["2026-02-30", null],
    ["31/12/2026", "mdy"],
    ["31/12/26", "dmy"],
    ["2026-12-31T22:00:00Z", null],
    ["0026-12-31", null],
    ["31/12-2026", "dmy"],
    ["tomorrow", null],
    ["", null],
  ] as const)("%j by %s is none", (text, order) => {
    expect(readDate(text, order)).toBeNull();
  });

  it("with a year of two digits is told from others", () => {
    expect(["31/12/26", "1.2.26", "2026-12-31"].map(hasShortYear)).toEqual([true, true, false]);
  });
});
