import { expect, test } from "vitest";

import { reviseContent } from "./revise-content.ts";

const LINE = { description: "hosting", quantity: "8", unitPriceMinor: "6000" };
const content = (...lines: readonly object[]) => ({
  issueDate: "2026-11-22",
  dueDate: "2026-12-22",
  currency: "USD",
  lines,
  taxIncluded: false,
});
const USD = (amount: string) => ({ amount, currency: "USD" });

test("what is not said stays as it was", () => {
  expect(reviseContent(content({ ...LINE, taxPercent: "20" }), { due: "2026-12-31" })).toEqual({
    ok: true,
    keepsFigures: true,
    content: { ...content({ ...LINE, taxPercent: "20" }), dueDate: "2026-12-31" },
  });
});

test("new lines bear the tax of the old ones where none is said", () => {
  const lines = [{ quantity: "10", description: "hosting", unitPrice: USD("60") }];
  expect(reviseContent(content({ ...LINE, taxPercent: "20" }), { lines })).toMatchObject({
    ok: true,
    keepsFigures: false,
    content: { lines: [{ quantity: "10", unitPriceMinor: "6000", taxPercent: "20" }] },
  });
});

test("where the old lines had different rates, the person is asked", () => {
  const before = content({ ...LINE, taxPercent: "20" }, { ...LINE, taxPercent: "5" });
  const lines = [{ quantity: "1", description: "hosting", unitPrice: USD("60") }];
  expect(reviseContent(before, { lines })).toMatchObject({ ok: false, instead: { kind: "ask", slot: "taxPercent" } });
});

test("a total that is said is handed on, to be held against what the lines come to", () => {
  const revised = reviseContent(content(LINE), { total: USD("450") });
  expect(revised).toMatchObject({ ok: true, statedTotal: { amountMinor: 45_000n, currency: "USD" } });
});

test("one price for a line with a quantity is not guessed apart", () => {
  expect(reviseContent(content(LINE), { amount: USD("500") })).toMatchObject({ ok: false, instead: { kind: "no" } });
});
