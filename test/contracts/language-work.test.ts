import { readFileSync } from "node:fs";

import { expect, it } from "vitest";

import { MOST_STEPS } from "#assistant/language/hearing";
import { interpret } from "#assistant/language/interpret";

import { readCases } from "../evals/read-cases.ts";
import { loadAllExtensions } from "../../src/extensions.ts";

const { tools } = await loadAllExtensions();
const names = ["Acme Ltd", "Acme Labs", "Globex", "Initech GmbH", "Smith & Sons", "Müller Design"];
const context = { today: Temporal.PlainDate.from("2026-11-22"), currency: "USD", names };

/** The steps that reading a text takes with all the tools there are: work is counted, not time. */
function stepsOf(text: string, most: number): number {
  const budget = { left: most };
  interpret(text, tools, { ...context, budget });
  return most - Math.max(budget.left, 0);
}

it("what owners say is read with a fraction of the work that one text may cost", () => {
  const read = readCases(readFileSync(new URL("../evals/main-job.jsonl", import.meta.url), "utf8"));
  const steps = (read.ok ? read.cases : []).map(({ say }) => stepsOf(say, MOST_STEPS)).toSorted((a, b) => a - b);
  expect(steps).toHaveLength(254);
  expect(steps[127]).toBeLessThan(MOST_STEPS / 20);
  expect(steps.at(-1)).toBeLessThan(MOST_STEPS / 2);
});

it("an invoice of twelve lines is read", () => {
  const lines = Array.from({ length: 12 }, (_, index) => `${index + 2} boxes of blue paper at $${index + 5}.50 each`);
  const text = `invoice Globex ${lines.join(", ")}, due 12 December`;
  expect(interpret(text, tools, context)).toMatchObject({ kind: "call", tool: "create-invoice" });
});

it.each([
  "a ",
  "for ",
  "invoice for ",
  "1 x a at 1 and ",
  "Globex ",
  "$5 for ",
  "on the 3 December ",
  "20% VAT ",
  "( ",
])("no text of 2,000 characters costs more than it may: %s", (word) => {
  for (const start of ["", "invoice Globex $5 for ", "Globex paid "]) {
    // One reading of the whole text goes through the same limit as all of its parts together.
    expect(stepsOf((start + word.repeat(2_000)).slice(0, 2_000), MOST_STEPS)).toBeLessThanOrEqual(MOST_STEPS);
  }
});
