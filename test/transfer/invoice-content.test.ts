import fc from "fast-check";
import { expect, it } from "vitest";

import { loadAllExtensions } from "../../src/extensions.ts";

import { invoiceContent } from "#transfer/import/invoice-content";

const { documentTypes } = await loadAllExtensions();
const day = Temporal.PlainDate.from("2026-11-24");
const of = (netMinor: bigint, taxMinor: bigint) =>
  invoiceContent({
    issueDate: day,
    dueDate: day,
    currency: "USD",
    netMinor,
    taxMinor,
    description: "x",
    reference: null,
    notes: null,
  });

it.each([
  [100_000n, 20_000n, [["100000", "20"]]],
  [100_000n, 0n, [["100000", undefined]]],
  [9_950n, 1_891n, [["9950", "19"]]],
  // 8.875 % of 123.45 is 10.956, rounded 10.96.
  [12_345n, 1_096n, [["12345", "8.88"]]],
  // No rate of four decimals gives exactly 1 of 30,000,000.01: a tenth of 10 and the rest untaxed.
  [
    3_000_000_001n,
    1n,
    [
      ["10", "10"],
      ["2999999991", undefined],
    ],
  ],
])("net %s and tax %s are lines that come to exactly that", (net, tax, lines) => {
  const content = of(net, tax) as { lines: { unitPriceMinor: string; taxPercent?: string }[] };
  expect(content.lines.map(({ unitPriceMinor, taxPercent }) => [unitPriceMinor, taxPercent])).toEqual(lines);
});

it("whatever the net and a tax up to it: the type takes the content, and works out the same sums", () => {
  const type = documentTypes.get("invoice");
  const sums = fc.bigInt(1n, 10n ** 12n).chain((net) => fc.tuple(fc.constant(net), fc.bigInt(0n, net)));
  fc.assert(
    fc.property(sums, ([net, tax]) => {
      const values = type?.input.decode(of(net, tax));
      if (type === undefined || values === undefined) throw new Error("no type");
      const totals = type.totals(values);
      expect(totals).toMatchObject({ ok: true, value: { netMinor: net, taxMinor: tax, totalMinor: net + tax } });
      expect(type.input.encode(values)).toEqual(of(net, tax));
    }),
  );
});
