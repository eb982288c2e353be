import { expect, test } from "vitest";

import type { EditWords } from "./edit-words.ts";
import { reviseContent } from "./revise-content.ts";

const usd = (amount: string) => ({ amount, currency: "USD" });
const CONSULTING = { description: "consulting", quantity: "12", unitPriceMinor: "15000" };
const TRAINING = { description: "training", quantity: "2", unitPriceMinor: "80000", taxPercent: "20" };

const invoice = (lines: readonly object[], more: object = {}) => ({
  issueDate: "2026-11-22",
  dueDate: "2026-12-22",
  currency: "USD",
  taxIncluded: false,
  lines,
  ...more,
});
const TWO = invoice([CONSULTING, TRAINING]);
const DESIGN = { description: "design", quantity: "1", unitPriceMinor: "120000" };
const ONE = invoice([DESIGN]);

/** What was said, and of the content what is otherwise afterwards. */
const CHANGES: readonly (readonly [what: string, before: object, words: EditWords, after: object])[] = [
  [
    "a line by its place, said in two parts",
    TWO,
    { changes: [{ index: "2" }, { figure: "3" }] },
    invoice([CONSULTING, { ...TRAINING, quantity: "3" }]),
  ],
  [
    "a line by what it is for",
    TWO,
    { changes: [{ of: "Training", unitPrice: usd("900") }] },
    invoice([CONSULTING, { ...TRAINING, unitPriceMinor: "90000" }]),
  ],
  [
    "a price that goes up, in the document's own currency",
    invoice([{ ...CONSULTING, quantity: "1" }]),
    { changes: [{ figureMore: "50" }] },
    invoice([{ ...CONSULTING, quantity: "1", unitPriceMinor: "20000" }]),
  ],
  [
    "a price that goes up by a percentage",
    ONE,
    { percent: "12.5", percentMeans: "rise" },
    invoice([{ ...DESIGN, unitPriceMinor: "135000" }]),
  ],
  [
    "a price that goes down on one line of two",
    invoice([CONSULTING, DESIGN]),
    { changes: [{ of: "design", priceLess: usd("50") }] },
    invoice([CONSULTING, { ...DESIGN, unitPriceMinor: "115000" }]),
  ],
  [
    "more of it",
    invoice([CONSULTING]),
    { changes: [{ quantityMore: "1.5" }] },
    invoice([{ ...CONSULTING, quantity: "13.5" }]),
  ],
  [
    "fewer of it",
    invoice([CONSULTING]),
    { changes: [{ quantityLess: "2" }] },
    invoice([{ ...CONSULTING, quantity: "10" }]),
  ],
  ["a due date that is later", ONE, { dueLater: "P1M" }, { ...ONE, dueDate: "2027-01-22" }],
  ["a due date that is earlier", ONE, { dueEarlier: "P7D" }, { ...ONE, dueDate: "2026-12-15" }],
  ["so many percent less", ONE, { percent: "5", percentMeans: "less" }, invoice([DESIGN], { discountPercent: "5" })],
  ["a line that goes", TWO, { removed: "last" }, invoice([CONSULTING])],
  [
    "a line that comes bears the tax of the first",
    invoice([TRAINING]),
    { added: [{ quantity: "3", description: "support", unitPrice: usd("90") }] },
    invoice([TRAINING, { description: "support", quantity: "3", unitPriceMinor: "9000", taxPercent: "20" }]),
  ],
  [
    "a bare number of the size of the price",
    ONE,
    { figure: "1500" },
    invoice([{ ...ONE.lines[0], unitPriceMinor: "150000" }]),
  ],
  ["a bare number far below the price", ONE, { figure: "2" }, invoice([{ ...ONE.lines[0], quantity: "2" }])],
  [
    "the line whose price was named",
    TWO,
    { figure: "160", was: usd("150") },
    invoice([{ ...CONSULTING, unitPriceMinor: "16000" }, TRAINING]),
  ],
  [
    "a bare number stays in the document's currency",
    { ...ONE, currency: "EUR" },
    { figure: "1500", was: usd("1200") },
    { ...invoice([{ ...ONE.lines[0], unitPriceMinor: "150000" }]), currency: "EUR" },
  ],
  [
    "another currency, with the figures as they are: 1,200.00 USD is 1,200 JPY, which has no minor unit",
    ONE,
    { currency: "JPY" },
    { ...invoice([{ ...ONE.lines[0], unitPriceMinor: "1200" }]), currency: "JPY" },
  ],
  [
    "no tax any more",
    invoice([TRAINING]),
    { taxPercent: "none" },
    invoice([{ description: "training", quantity: "2", unitPriceMinor: "80000" }]),
  ],
  ["a discount of nothing is none", { ...ONE, discountPercent: "10" }, { discountPercent: "0" }, ONE],
  ["a reference", ONE, { reference: "PO-1" }, { ...ONE, reference: "PO-1" }],
  ["a note", ONE, { notes: "Thanks" }, { ...ONE, notes: "Thanks" }],
  ["days from the issue date", ONE, { termsDays: 14 }, { ...ONE, dueDate: "2026-12-06" }],
];

test.each(CHANGES)("%s", (_, before, words, after) => {
  expect(reviseContent(before, words)).toMatchObject({ ok: true });
  expect(reviseContent(before, words)).toHaveProperty("content", after);
});

const VAIN: readonly (readonly [what: string, before: object, words: EditWords, instead: object])[] = [
  [
    "a line that there is not",
    TWO,
    { changes: [{ index: "3", figure: "1" }] },
    { kind: "no", say: "It has 2 lines only." },
  ],
  [
    "what no line is for",
    TWO,
    { removedOf: "travel" },
    { kind: "no", say: expect.stringMatching(/^No line is for "travel"/) },
  ],
  ["the only line", ONE, { removed: "1" }, { kind: "no", say: expect.stringMatching(/one line only/) }],
  [
    "an old amount that stands nowhere",
    ONE,
    { figure: "5", was: usd("7") },
    { kind: "no", say: expect.stringMatching(/^Nothing in it is 7/) },
  ],
  [
    "an old due date that it has not",
    ONE,
    { termsDays: 3, wasDue: "2026-12-04" },
    { kind: "no", say: "It is due 22 Dec 2026, not 4 Dec 2026. Nothing was changed." },
  ],
  [
    "an amount for one of two lines",
    TWO,
    { amount: usd("5") },
    { kind: "no", say: expect.stringMatching(/^It has 2 lines/) },
  ],
  [
    "a price that would be nothing",
    ONE,
    { changes: [{ priceLess: usd("1200") }] },
    { kind: "no", say: "It is 1,200.00 USD, so 1,200.00 USD less leaves nothing. Nothing was changed." },
  ],
  [
    "a quantity that would be nothing",
    invoice([CONSULTING]),
    { changes: [{ quantityLess: "12" }] },
    { kind: "no", say: "There are 12 only, so 12 fewer leaves nothing. Nothing was changed." },
  ],
  [
    "by how many one piece goes up",
    ONE,
    { changes: [{ quantityMore: "2" }] },
    { kind: "no", say: expect.stringMatching(/^Its line is one piece/) },
  ],
  [
    "by how much the one price or the sum of several goes down",
    invoice([CONSULTING]),
    { changes: [{ priceLess: usd("50") }] },
    { kind: "no", say: expect.stringMatching(/^Its line is 12 x 150\.00 USD\./) },
  ],
  [
    "a difference in another currency",
    ONE,
    { changes: [{ priceLess: { amount: "50", currency: "EUR" } }] },
    { kind: "no", say: "It is in USD, and 50.00 EUR is not. Nothing was changed." },
  ],
  ["a due date so early that it is before the issue date", ONE, { dueEarlier: "P2M" }, { kind: "ask", slot: "due" }],
  [
    "so many percent less, where there is a discount",
    invoice([DESIGN], { discountPercent: "10" }),
    { percent: "5", percentMeans: "less" },
    { kind: "no", say: expect.stringMatching(/^It has a discount of 10 % already\. Say what it should be in all/) },
  ],
  [
    "a difference on a named line of several pieces",
    TWO,
    { changes: [{ of: "training", priceLess: usd("50") }] },
    { kind: "no", say: expect.stringMatching(/^Its line is 2 x 800\.00 USD\./) },
  ],
  [
    "which comes first, a percentage or an amount",
    ONE,
    { changes: [{ priceLess: usd("20") }], percent: "5", percentMeans: "rise" },
    { kind: "no", say: "That changes the price in two ways. Say one at a time. Nothing was changed." },
  ],
  [
    "a day and by how much it moves",
    ONE,
    { termsDays: 30, dueLater: "P7D" },
    { kind: "no", say: expect.stringMatching(/^That says in two ways when it is due\./) },
  ],
  ["how far it moves", ONE, { dueLater: "P35000D" }, { kind: "ask", slot: "due" }],
  ["a bare percentage beside a tax", invoice([TRAINING]), { percent: "19" }, { kind: "ask", slot: "percentMeans" }],
  ["a bare percentage", ONE, { percent: "20" }, { kind: "ask", slot: "percentMeans" }],
  ["a bare number that could be either", ONE, { figure: "100" }, { kind: "ask", slot: "figureMeans" }],
  [
    "a second currency",
    TWO,
    { changes: [{ index: "1", unitPrice: { amount: "5", currency: "EUR" } }] },
    { kind: "no", say: expect.stringMatching(/EUR beside USD/) },
  ],
  ["a due date before the issue date", ONE, { due: "2026-11-21" }, { kind: "ask", slot: "due" }],
];

test.each(VAIN)("%s is not guessed", (_, before, words, instead) => {
  expect(reviseContent(before, words)).toMatchObject({ ok: false, instead });
});
