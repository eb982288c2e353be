import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";

import { lineJson } from "#documents/line";
import { type Priced, totalsOf, type Totals } from "#documents/totals";
import { figuresOf } from "#documents/view-of-sale";
import { invoiceView } from "#test/invoice-view";
import { readPdf } from "#test/read-pdf";

import { renderDocument } from "./render-document.ts";

const DIGITS = { JPY: 0, USD: 2, EUR: 2, KWD: 3 } as const;
type Currency = keyof typeof DIGITS;

const percent = fc.constantFrom(undefined, "5", "7.7", "20", "12.5");
const optional = (name: string, value: string | undefined) => (value === undefined ? {} : { [name]: value });
const line = fc.record({
  quantity: fc.constantFrom("1", "3", "2.5", "0.25", "1200"),
  unitPriceMinor: fc.bigInt({ min: 1n, max: 90_000_000n }),
  discount: percent,
  tax: percent,
});
const sale = fc.record({
  currency: fc.constantFrom<Currency[]>("JPY", "USD", "EUR", "KWD"),
  taxIncluded: fc.boolean(),
  discount: percent,
  lines: fc.array(line, { minLength: 1, maxLength: 6 }),
});
type Sale = typeof sale extends fc.Arbitrary<infer T> ? T : never;

/** Minor units as the books hold them, written out without our own code. */
function written(amountMinor: bigint, currency: Currency): string {
  const digits = DIGITS[currency];
  const format = new Intl.NumberFormat("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return format.format(`${amountMinor}e-${digits}` as Intl.StringNumericLiteral);
}

/** All that stands between the heads of the table and the total, in the order in which it is read. */
function expected({ currency, taxIncluded, discount, lines }: Sale, totals: Totals): string {
  const amount = (amountMinor: bigint): string => written(amountMinor, currency);
  const discounts = lines.some((one) => one.discount !== undefined);
  const taxed = lines.some((one) => one.tax !== undefined);
  const rows = lines.map((one, index) => [
    `Item ${index + 1},`,
    new Intl.NumberFormat("en-US", { maximumFractionDigits: 6 }).format(Number(one.quantity)).replaceAll(",", ""),
    amount(one.unitPriceMinor),
    one.discount === undefined ? "" : `${one.discount} %`,
    one.tax === undefined ? "" : `${one.tax} %`,
    amount(totals.lines[index]?.amountMinor ?? -1n),
  ]);
  const rate = (scaled: bigint): string => `${Number(scaled) / 10_000} %`;
  const taxes = totals.taxes.map((row) => [
    taxIncluded ? "Including tax" : "Tax",
    rate(row.percent),
    amount(row.taxMinor),
  ]);
  const total = ["Total", `${amount(totals.totalMinor)} ${currency}`];
  return [
    `Description Quantity Unit price ${discounts ? "Discount " : ""}${taxed ? "Tax " : ""}Amount ${currency}`,
    ...rows.flat(),
    ...(totals.taxes.length === 0 ? [] : [`Tax rate Taxable ${currency} Tax ${currency}`]),
    ...totals.taxes.flatMap((row) => [rate(row.percent), amount(row.netMinor), amount(row.taxMinor)]),
    "Subtotal",
    amount(totals.subtotalMinor),
    ...(totals.discountMinor === 0n ? [] : [`Discount ${discount} %`, amount(-totals.discountMinor)]),
    ...(taxIncluded ? [total, taxes] : [taxes, total]).flat(2),
  ]
    .filter((words) => words !== "")
    .join(" ");
}

test("the text of a page is the figures that are stored, all of them and nothing else", async () => {
  await fc.assert(
    fc.asyncProperty(sale, async (asked) => {
      const priced: Priced = {
        currency: asked.currency,
        taxIncluded: asked.taxIncluded,
        lines: asked.lines.map((one, index) =>
          z.decode(lineJson, {
            description: `Item ${index + 1},`,
            quantity: one.quantity,
            unitPriceMinor: one.unitPriceMinor.toString(),
            ...optional("discountPercent", one.discount),
            ...optional("taxPercent", one.tax),
          }),
        ),
        ...(asked.discount === undefined ? {} : { discountPercent: BigInt(Number(asked.discount) * 10_000) }),
      };
      const totals = totalsOf(priced);
      fc.pre(totals.ok);
      if (!totals.ok) return;
      const view = invoiceView({ ...figuresOf(priced, totals.value), notes: null });
      const { pages, undrawn } = await readPdf((await renderDocument(view)).pdf);
      expect(pages.join(" ")).toContain(` ${expected(asked, totals.value)} Studio Maya`);
      expect(undrawn).toBe(0);
    }),
    { numRuns: 30 },
  );
});
