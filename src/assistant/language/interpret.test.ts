import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { CALLS, PROBLEMS } from "#test/sentences";
import { TOY_TOOLS } from "#test/toy-tools";

import { hear } from "./hear.ts";
import { interpret, interpretPersonOnly } from "./interpret.ts";
import type { LanguageContext } from "./language-context.ts";
import type { Speakable } from "./speakable.ts";

// A Wednesday.
const context: LanguageContext = { today: Temporal.PlainDate.from("2026-11-25"), currency: "USD" };
const read = (text: string, tools = TOY_TOOLS) => interpret(text, tools, context);

describe("interpret", () => {
  it.each(CALLS)("understands: %s", (text, tool, input) => {
    expect(read(text)).toEqual({ kind: "call", tool, input });
  });

  it.each(PROBLEMS)("sees what is wrong: %s", (text, slot, problem, input) => {
    expect(read(text)).toMatchObject({ kind: "problem", slot, problem, input });
  });

  it("names the nearest examples for what it does not understand", () => {
    expect(read("can you please send INV-1 to Acme's boss")).toMatchObject({
      kind: "unknown",
      nearest: ["Invoice Acme Ltd $2,500 for website development due in 14 days", "Send INV-0001"],
    });
    expect(read("flumox")).toEqual({
      kind: "unknown",
      say: 'I did not understand that. You could say "Help".',
      nearest: ["Help"],
    });
  });

  it.each([
    "Invoice Acme $500 for design. Who owes me money?",
    "Invoice Acme $500 for design\nInvoice Bob $300 for a logo",
    "Invoice Acme $500 for design and invoice Bob $300 for a logo",
    "Invoice Acme $500 for design and send it",
    "void INV-1 because it was wrong; send INV-2",
  ])("never lets free text swallow a second request: %s", (text) => {
    expect(read(text)).toEqual({
      kind: "unknown",
      say: "That is two things at once. Say them one at a time.",
      nearest: [],
    });
  });

  it.each([
    "Invoice Acme $1,000 for design and $500 for hosting",
    "Invoice Acme $1,000 for design, 500 EUR for hosting",
  ])("never lets free text swallow a second amount: %s", (text) => {
    expect(read(text)).toMatchObject({ kind: "unknown", say: expect.stringMatching(/^That names two amounts/) });
  });

  it("leaves words after an and that are no request", () => {
    expect(read("void INV-1 because it was wrong and help")).toMatchObject({
      input: { reason: "it was wrong and help" },
    });
  });

  it("asks which of two tools is meant rather than picking one", () => {
    const tool = (name: string): Speakable => ({
      name,
      example: `Example of ${name}`,
      phrases: ["close {number}"],
      slots: { number: { type: "number" } },
    });
    expect(read("close INV-1", [tool("one"), tool("two")])).toEqual({
      kind: "unknown",
      say: 'That could mean two things. Say "Example of one" or "Example of two".',
      nearest: ["Example of one", "Example of two"],
    });
  });

  it("takes the phrase that was declared first among equals of one tool", () => {
    const tool: Speakable = {
      name: "t",
      example: "x",
      phrases: [
        { say: "look at {number}", set: { first: true } },
        { say: "look at {other}", set: { first: false } },
      ],
      slots: { number: { type: "number" }, other: { type: "number" } },
    };
    expect(read("look at INV-1", [tool])).toEqual({ kind: "call", tool: "t", input: { first: true, number: "INV-1" } });
  });

  it("does not read more than 2,000 characters", () => {
    expect(read(`Invoice Acme $5 for ${"x".repeat(1_980)}`)).toMatchObject({ kind: "call" });
    expect(read(`Invoice Acme $5 for ${"x".repeat(1_981)}`)).toEqual({
      kind: "unknown",
      say: "That is 2001 characters long; say it in one sentence of at most 2,000.",
      nearest: [],
    });
  });

  it.each(["a ", "for ", "invoice for ", "1 x a at 1 and ", "3 x ", '" ', "1 000 ", "and ", "due due for 1 "])(
    "ends for a sentence made of: %s",
    (word) => {
      for (const start of ["", "invoice a for ", "void it because "]) {
        expect(["call", "problem", "unknown"]).toContain(read((start + word.repeat(1_000)).slice(0, 2_000)).kind);
      }
    },
  );

  it("never throws, whatever is said", () => {
    const word = fc.constantFrom(
      "invoice",
      "Acme",
      "$500",
      "for",
      "due",
      "31",
      "Feb",
      "1.250",
      "€",
      '"',
      "x",
      "at",
      ",",
      "and",
      "paid",
      "it",
      "A7K4",
    );
    const sentence = fc
      .array(fc.oneof(word, fc.string({ unit: "binary", maxLength: 8 })), { maxLength: 30 })
      .map((words) => words.join(" "));
    fc.assert(
      fc.property(fc.oneof(sentence, fc.string({ unit: "binary", maxLength: 300 })), (text) => {
        expect(["call", "problem", "unknown"]).toContain(read(text).kind);
      }),
      { numRuns: 500 },
    );
  });

  it("comes to the same for the same text", () => {
    const [text] = CALLS[0] ?? [""];
    expect(read(text)).toEqual(read(text));
  });
});

describe("what only a person may say", () => {
  it("is heard apart from all else", () => {
    expect(interpretPersonOnly("approve A7K4", TOY_TOOLS, context)).toEqual({
      kind: "call",
      tool: "approve",
      input: { code: "A7K4" },
    });
    expect(interpretPersonOnly("Invoice Acme $500", TOY_TOOLS, context).kind).toBe("unknown");
    expect(interpretPersonOnly("Q3", TOY_TOOLS, context).kind).toBe("unknown");
  });

  it("comes with its tool, or not at all", () => {
    const approve = TOY_TOOLS.find(({ name }) => name === "approve");
    expect(hear("approve A7K4", TOY_TOOLS, context)).toEqual({ tool: approve, input: { code: "A7K4" } });
    expect(hear("approve B0IL", TOY_TOOLS, context)).toBeNull();
    expect(hear("flumox", TOY_TOOLS, context)).toBeNull();
  });
});
