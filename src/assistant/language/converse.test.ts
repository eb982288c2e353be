import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { TOY_TOOLS } from "#test/toy-tools";

import { converse } from "./converse.ts";

const context = { today: Temporal.PlainDate.from("2026-11-25"), currency: "USD" };
const asked = (slot: string, input: Record<string, unknown> = {}, tool = "invoice") => ({ tool, input, slot });
const usd = (amount: string) => ({ amount, currency: "USD" });

describe("converse", () => {
  it.each<[slot: string, text: string, input: Record<string, unknown>]>([
    ["party", "it's Acme Ltd, thanks", { party: "Acme Ltd" }],
    ["party", '"Show Time Ltd"', { party: "Show Time Ltd" }],
    ["party", "Show Time Ltd", { party: "Show Time Ltd" }],
    ["party", "Studio 54", { party: "Studio 54" }],
    ["party", "Acme Ltd due friday", { party: "Acme Ltd", due: "2026-11-27" }],
    ["amount", "make it 2.5k please", { amount: usd("2500") }],
    ["amount", "the amount is 5", { amount: usd("5") }],
    ["due", "by the end of next month", { due: "2026-12-31" }],
    ["due", "due tomorrow", { due: "2026-11-26" }],
    ["tax", "20", { tax: "20" }],
    ["lines.0.unitPrice", "$7", { lines: [{ unitPrice: usd("7") }] }],
    [
      "lines",
      "2 x tea at $3 and 1 x cake at $4",
      {
        lines: [
          { quantity: "2", description: "tea", unitPrice: usd("3") },
          { quantity: "1", description: "cake", unitPrice: usd("4") },
        ],
      },
    ],
    ["field-of-no-phrase", "anything at all", { "field-of-no-phrase": "anything at all" }],
  ])("takes for %s the answer: %s", (slot, text, input) => {
    expect(converse(text, asked(slot), TOY_TOOLS, context)).toEqual({ kind: "call", tool: "invoice", input });
  });

  it("adds lines to the lines that there are", () => {
    const before = [{ quantity: "9", description: "old", unitPrice: usd("1") }];
    expect(converse("1 x a at $2", asked("lines", { lines: before }), TOY_TOOLS, context)).toMatchObject({
      input: { lines: [...before, { quantity: "1", description: "a", unitPrice: usd("2") }] },
    });
  });

  it("does not take a long text for a name", () => {
    expect(
      converse("one two three four five six seven eight nine ten eleven", asked("party"), TOY_TOOLS, context),
    ).toEqual({
      kind: "problem",
      tool: "invoice",
      input: {},
      slot: "party",
      problem: "That does not answer the question. Which customer is it?",
    });
  });

  it("never throws, whatever is answered to whatever", () => {
    const slots = fc.constantFrom(
      "party",
      "amount",
      "due",
      "tax",
      "lines",
      "lines.1.unitPrice",
      "__proto__",
      "toString",
      "",
    );
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), slots, (text, slot) => {
        const turn = converse(text, asked(slot), TOY_TOOLS, context);
        expect(["call", "problem", "unknown", "dropped"]).toContain(turn.kind);
      }),
      { numRuns: 500 },
    );
  });
});
