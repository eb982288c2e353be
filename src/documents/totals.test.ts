import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";

import { MAX_AMOUNT_MINOR } from "#domain/money";

import { lineJson } from "./line.ts";
import { type Priced, totalsOf, type Totals } from "./totals.ts";

type Wire = [quantity: string, unitPriceMinor: string, more?: { discountPercent?: string; taxPercent?: string }];

const priced = (lines: Wire[], more: Partial<Priced> = {}): Priced => ({
  currency: "USD",
  taxIncluded: false,
  lines: lines.map(([quantity, unitPriceMinor, rates]) =>
    z.decode(lineJson, { description: "Work", quantity, unitPriceMinor, ...rates }),
  ),
  ...more,
});

function figures(lines: Wire[], more: Partial<Priced> = {}): Totals {
  const totals = totalsOf(priced(lines, more));
  if (!totals.ok) throw new Error(totals.problem);
  return totals.value;
}

const tax = (taxPercent: string) => ({ taxPercent });
const TEN_PERCENT = 100_000n;

describe("worked by hand", () => {
  it("1 x 2,500.00 without tax = 2,500.00", () => {
    expect(figures([["1", "250000"]])).toEqual({
      currency: "USD",
      lines: [{ amountMinor: 250_000n, discountMinor: 0n }],
      subtotalMinor: 250_000n,
      discountMinor: 0n,
      netMinor: 250_000n,
      taxes: [],
      taxMinor: 0n,
      totalMinor: 250_000n,
    });
  });

  it("KWD: 3 x 1.250 = 3.750, 5 % of it = 0.1875 -> 0.188, total 3.938", () => {
    const totals = figures([["3", "1250", tax("5")]], { currency: "KWD" });
    expect(totals).toMatchObject({ netMinor: 3750n, taxMinor: 188n, totalMinor: 3938n });
  });

  it("JPY: 3 x 333 = 999, 10 % of it = 99.9 -> 100, total 1,099", () => {
    const totals = figures([["3", "333", tax("10")]], { currency: "JPY" });
    expect(totals).toMatchObject({ netMinor: 999n, taxMinor: 100n, totalMinor: 1099n });
  });

  it("several rates: 20 % of 100.00 = 20.00, 5 % of 50.00 = 2.50, 0 % of 7.00, none on 10.00: total 189.50", () => {
    const totals = figures([
      ["1", "5000", tax("5")],
      ["1", "10000", tax("20")],
      ["1", "1000"],
      ["1", "700", tax("0")],
    ]);
    expect(totals).toMatchObject({ netMinor: 16_700n, taxMinor: 2250n, totalMinor: 18_950n });
    expect(totals.taxes).toEqual([
      { percent: 200_000n, netMinor: 10_000n, taxMinor: 2000n },
      { percent: 50_000n, netMinor: 5000n, taxMinor: 250n },
      { percent: 0n, netMinor: 700n, taxMinor: 0n },
    ]);
  });

  it("tax once a rate: 20 % of 0.03 + 0.03 + 0.03 = 0.018 -> 0.02, not 3 x 0.01", () => {
    const line: Wire = ["1", "3", tax("20")];
    expect(figures([line, line, line])).toMatchObject({ netMinor: 9n, taxMinor: 2n, totalMinor: 11n });
  });

  it("a line's discount: 2 x 49.99 = 99.98 less 15 % = 84.983 -> 84.98", () => {
    expect(figures([["2", "4999", { discountPercent: "15" }]]).lines[0]?.amountMinor).toBe(8498n);
  });

  it("a line is rounded once: 0.5 x 0.03 less 50 % = 0.0075 -> 0.01 (0.015 -> 0.02, then 0.01 would be luck)", () => {
    expect(figures([["0.5", "3", { discountPercent: "50" }]]).totalMinor).toBe(1n);
    // 0.7 x 0.07 = 0.049, less 10 % = 0.0441 -> 0.04; rounded twice it would be 0.05 -> 0.045 -> 0.05.
    expect(figures([["0.7", "7", { discountPercent: "10" }]]).totalMinor).toBe(4n);
  });

  it("a document's discount: 10 % of 30.01 = 3.001 -> 3.00, spread 1.00 + 1.00 + 1.00", () => {
    // Exact shares 0.9997, 0.9997, 1.0006; cut to 0.99, 0.99, 1.00; the two left over to the first two.
    const totals = figures(
      [
        ["1", "1000"],
        ["1", "1000"],
        ["1", "1001"],
      ],
      { discountPercent: TEN_PERCENT },
    );
    expect(totals.lines.map((line) => line.discountMinor)).toEqual([100n, 100n, 100n]);
    expect(totals).toMatchObject({ subtotalMinor: 3001n, discountMinor: 300n, totalMinor: 2701n });
  });

  it("tax included: 20 % in 100.00 = 100 x 20 / 120 = 16.667 -> 16.67, net 83.33", () => {
    const totals = figures([["1", "10000", tax("20")]], { taxIncluded: true });
    expect(totals).toMatchObject({ netMinor: 8333n, taxMinor: 1667n, totalMinor: 10_000n });
  });

  it("tax included, two rates, less 10 %: 120.00 -> 108.00 has 18.00, 105.00 -> 94.50 has 4.50, net 180.00", () => {
    const lines: Wire[] = [
      ["1", "12000", tax("20")],
      ["1", "10500", tax("5")],
    ];
    const totals = figures(lines, { taxIncluded: true, discountPercent: TEN_PERCENT });
    expect(totals).toMatchObject({ discountMinor: 2250n, netMinor: 18_000n, taxMinor: 2250n, totalMinor: 20_250n });
    expect(totals.taxes).toEqual([
      { percent: 200_000n, netMinor: 9000n, taxMinor: 1800n },
      { percent: 50_000n, netMinor: 9000n, taxMinor: 450n },
    ]);
  });

  it("half a unit goes up: 0.5 x 0.01 = 0.005 -> 0.01; 10 % of 0.05 = 0.005 -> 0.01", () => {
    expect(figures([["0.5", "1"]]).totalMinor).toBe(1n);
    expect(figures([["1", "5", tax("10")]]).taxMinor).toBe(1n);
  });

  it("a third: 0.333333 x 100.00 = 33.3333 -> 33.33, three of them 99.99", () => {
    const line: Wire = ["0.333333", "10000"];
    expect(figures([line, line, line]).totalMinor).toBe(9999n);
  });

  it("8.875 % of 19.99 = 1.7741 -> 1.77", () => {
    expect(figures([["1", "1999", tax("8.875")]]).taxMinor).toBe(177n);
  });
});

describe("refused in words", () => {
  const line: Wire = ["1", "100"];
  const many = (count: number): Wire[] => Array.from({ length: count }, () => line);

  it.each<[string, Priced, string]>([
    ["no lines", priced([]), "There is nothing on it: add at least one line."],
    ["501 lines", priced(many(501)), "It has 501 lines, and 500 is the most."],
    ["a price of zero", priced([["1", "0"]]), "Its total is 0.00 USD; it must be more than zero."],
    [
      "all of it off",
      priced([line], { discountPercent: 1_000_000n }),
      "Its total is 0.00 USD; it must be more than zero.",
    ],
    [
      "1,000,000,000 x 10,000,000,000,000.00",
      priced([["1000000000", "1000000000000000"]]),
      "It comes to more than 10,000,000,000,000.00 USD, which is the most that one document can hold.",
    ],
    [
      "the largest price with tax on top",
      priced([["1", "1000000000000000", tax("20")]]),
      "It comes to more than 10,000,000,000,000.00 USD, which is the most that one document can hold.",
    ],
    [
      "twice the largest price, less 60 %",
      priced([["2", "1000000000000000"]], { discountPercent: 600_000n }),
      "It comes to more than 10,000,000,000,000.00 USD, which is the most that one document can hold.",
    ],
  ])("%s", (_, content, problem) => {
    expect(totalsOf(content)).toEqual({ ok: false, problem });
  });

  it("but 500 lines and the largest total are taken", () => {
    expect(figures(many(500)).totalMinor).toBe(50_000n);
    expect(figures([["1", "1000000000000000"]]).totalMinor).toBe(MAX_AMOUNT_MINOR);
  });
});

describe("for any document", () => {
  const percent = fc.bigInt(0n, 1_000_000n);
  const anyLine = fc.record(
    {
      description: fc.constant("Work"),
      quantity: fc.bigInt(1n, 1_000_000_000n),
      unitPriceMinor: fc.bigInt(0n, 10_000_000n),
      discountPercent: percent,
      taxPercent: fc.constantFrom(0n, 50_000n, 88_750n, 200_000n, 1_000_000n),
    },
    { requiredKeys: ["description", "quantity", "unitPriceMinor"] },
  );
  const anyDocument = fc.record(
    {
      currency: fc.constantFrom("USD", "JPY", "KWD"),
      taxIncluded: fc.boolean(),
      lines: fc.array(anyLine, { minLength: 1, maxLength: 12 }),
      discountPercent: percent,
    },
    { requiredKeys: ["currency", "taxIncluded", "lines"] },
  );
  const sum = (amounts: bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);

  it("the parts add up to the total, and no unit is lost on the way", () => {
    let taken = 0;
    fc.assert(
      fc.property(anyDocument, (content) => {
        const result = totalsOf(content);
        if (!result.ok) return;
        taken++;
        const { lines, subtotalMinor, discountMinor, netMinor, taxes, taxMinor, totalMinor } = result.value;
        expect(sum(lines.map((line) => line.amountMinor))).toBe(subtotalMinor);
        expect(sum(lines.map((line) => line.discountMinor))).toBe(discountMinor);
        expect(sum(taxes.map((row) => row.taxMinor))).toBe(taxMinor);
        expect(netMinor + taxMinor).toBe(totalMinor);
        if (content.taxIncluded) expect(totalMinor).toBe(subtotalMinor - discountMinor);
        else expect(netMinor).toBe(subtotalMinor - discountMinor);
        const untaxed = lines.filter((_, index) => content.lines[index]?.taxPercent === undefined);
        const untaxedNet = sum(untaxed.map((line) => line.amountMinor - line.discountMinor));
        expect(sum(taxes.map((row) => row.netMinor)) + untaxedNet).toBe(netMinor);
        for (const { amountMinor, discountMinor: off } of lines) expect(off >= 0n && off <= amountMinor).toBe(true);
      }),
      { numRuns: 300 },
    );
    expect(taken).toBeGreaterThan(150);
  });

  it("each rate's tax is within half a unit of the exact tax on its net", () => {
    fc.assert(
      fc.property(anyDocument, (content) => {
        const result = totalsOf({ ...content, taxIncluded: false });
        if (!result.ok) return;
        for (const { percent: rate, netMinor, taxMinor } of result.value.taxes) {
          const error = 2n * (taxMinor * 1_000_000n - netMinor * rate);
          expect(error <= 1_000_000n && error > -1_000_000n).toBe(true);
        }
      }),
    );
  });
});
