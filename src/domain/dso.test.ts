import { expect, it } from "vitest";

import { countbackDso, type MonthOfSales, simpleDso } from "./dso.ts";

const month = (text: string, days: number, salesMinor: bigint): MonthOfSales => ({
  month: Temporal.PlainDate.from(text),
  days,
  salesMinor,
});

/** 12,000 + 15,000 + 18,000: the latest month first. */
const MONTHS = [
  month("2026-06-01", 30, 1_800_000n),
  month("2026-05-01", 31, 1_500_000n),
  month("2026-04-01", 30, 1_200_000n),
];

it.each([
  // 15,000.00 / 45,000.00 x 90 days
  [{ receivablesMinor: 1_500_000n, salesMinor: 4_500_000n, days: 90 }, 300n],
  // 100 / 700 x 91 = 13.0: exactly
  [{ receivablesMinor: 100n, salesMinor: 700n, days: 91 }, 130n],
  // 1 / 3 x 91 = 30.333..., 2 / 3 x 91 = 60.666...
  [{ receivablesMinor: 1n, salesMinor: 3n, days: 91 }, 303n],
  [{ receivablesMinor: 2n, salesMinor: 3n, days: 91 }, 607n],
  [{ receivablesMinor: 0n, salesMinor: 3n, days: 91 }, 0n],
  [{ receivablesMinor: 5n, salesMinor: 0n, days: 91 }, null],
])("divides what is owed by what was sold: %o", (of, tenths) => {
  expect(simpleDso(of)).toBe(tenths);
});

it("counts back whole months and a share of the one in which it ends", () => {
  // 23,000 are June's 18,000 (30 days) and 5,000 of May's 15,000: 5 / 15 x 31 = 10.333...
  const counted = countbackDso(2_300_000n, MONTHS);
  expect(counted?.tenths).toBe(403n);
  expect(counted?.steps.map(({ coveredMinor, tenths }) => [coveredMinor, tenths])).toEqual([
    [1_800_000n, 300n],
    [500_000n, 103n],
  ]);
});

it("counts a month without sales whole, and nothing owed as no day", () => {
  const quiet = [month("2026-06-01", 30, 100n), month("2026-05-01", 31, 0n), month("2026-04-01", 30, 100n)];
  // 30 + 31 + 50 / 100 x 30
  expect(countbackDso(150n, quiet)?.tenths).toBe(760n);
  expect(countbackDso(0n, quiet)).toEqual({ tenths: 0n, steps: [] });
});

it("ends with the month that is used up to the unit", () => {
  expect(countbackDso(1_800_000n, MONTHS)?.tenths).toBe(300n);
  expect(countbackDso(4_500_000n, MONTHS)?.tenths).toBe(910n);
  expect(countbackDso(4_500_001n, MONTHS)).toBeNull();
});

it("comes to what Oracle prints for its exhaustion method", () => {
  // Sales of September back to April, of which 2,000 of April's 2,250 are left: 153 days and 26.7.
  const sales = [2_500n, 1_750n, 2_250n, 2_500n, 2_000n, 2_250n];
  const days = [30, 31, 31, 30, 31, 30];
  const months = sales.map((salesMinor, index) => month(`2026-0${9 - index}-01`, days[index] ?? 0, salesMinor));
  expect(countbackDso(13_000n, months)?.tenths).toBe(1_797n);
});
