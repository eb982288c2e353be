import { expect, it } from "vitest";

import { usualWords } from "./usual-words.ts";

const vat = { kind: "charges", label: "VAT", percent: "20" } as const;

it.each([
  ["nothing said, nothing set", { termsDays: null, tax: null }, {}, null, null],
  ["nothing said", { termsDays: 14, tax: vat }, {}, null, "Taken from your settings: due in 14 days, 20 % VAT."],
  ["terms of the customer's own", { termsDays: 14, tax: vat }, {}, 30, "Taken from your settings: 20 % VAT."],
  ["a due date said", { termsDays: 14, tax: vat }, { due: "2026-12-01" }, null, "Taken from your settings: 20 % VAT."],
  ["a rate said", { termsDays: 14, tax: vat }, { taxPercent: "5" }, null, "Taken from your settings: due in 14 days."],
  ["no VAT said", { termsDays: null, tax: vat }, { noTax: "yes" as const }, null, null],
  ["due at once", { termsDays: 0, tax: null }, {}, null, "Taken from your settings: due on receipt."],
  ["not registered", { termsDays: null, tax: { kind: "none", label: "VAT" } as const }, {}, null, null],
])("tells what was taken from the settings: %s", (_, business, words, partyTermsDays, told) => {
  expect(usualWords(business, words, partyTermsDays).told).toBe(told);
});

it("puts the customer's terms before the business's", () => {
  expect(usualWords({ termsDays: 14, tax: vat }, {}, 30)).toMatchObject({ termsDays: 30, taxPercent: "20" });
  expect(usualWords({ termsDays: 14, tax: null }, {}, null)).toMatchObject({ termsDays: 14, taxPercent: null });
});
