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
const usd = (amount: string) => ({ amount, currency: "USD" });
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

  const design = { party: "Acme", amount: usd("500"), description: "design" };
  it.each<[string, readonly (readonly [tool: string, input: Record<string, unknown>])[]]>([
    [
      "Invoice Acme $500 for design. Who owes me money?",
      [
        ["invoice", design],
        ["owed", { scope: "all" }],
      ],
    ],
    [
      "Invoice Acme $500 for design\nInvoice Bob $300 for a logo",
      [
        ["invoice", design],
        ["invoice", { party: "Bob", amount: usd("300"), description: "a logo" }],
      ],
    ],
    [
      "Invoice Acme $500 for design and invoice Bob $300 for a logo",
      [
        ["invoice", design],
        ["invoice", { party: "Bob", amount: usd("300"), description: "a logo" }],
      ],
    ],
    [
      "Invoice Acme $500 for design and send it",
      [
        ["invoice", design],
        ["send", { number: "it" }],
      ],
    ],
    [
      "void INV-1 because it was wrong; send INV-2",
      [
        ["void", { number: "INV-1", reason: "it was wrong" }],
        ["send", { number: "INV-2" }],
      ],
    ],
    [
      "show INV-1, then send it please",
      [
        ["show", { number: "INV-1" }],
        ["send", { number: "INV-1" }],
      ],
    ],
    [
      "who owes me money? and show INV-1, and also send INV-2",
      [
        ["owed", { scope: "all" }],
        ["show", { number: "INV-1" }],
        ["send", { number: "INV-2" }],
      ],
    ],
  ])("takes several requests for what they are, in their order: %s", (text, calls) => {
    expect(read(text)).toEqual({
      kind: "sequence",
      calls: calls.map(([tool, input]) => ({ kind: "call", tool, input })),
    });
  });

  it.each([
    "Invoice Acme $500 for design and don't send it",
    "show INV-1 and then no, wait",
    "show INV-1. Stop. Send INV-2",
    "show INV-1 and show INV-2 and show INV-3 and show INV-4",
  ])("does nothing where one part is not understood, or takes it back: %s", (text) => {
    expect(read(text)).toMatchObject({ kind: "unknown" });
  });

  it.each([
    ["Invoice Acme $500 for design unless they complain", "unless they complain"],
    ["Invoice Acme $500 for design if Bob agrees", "if Bob agrees"],
    ["Invoice Acme $500 for design, but not yet", "but not yet"],
    ["Invoice Acme $500 for design once they sign", "once they sign"],
    ["Invoice Acme $500 for design after they sign", "after they sign"],
    ["Invoice Acme $500 for design, no, hold on", "no, hold on"],
    ["Invoice Acme $500 for design less 10%", "10%"],
    ["Invoice Acme $500 for design without VAT", "without VAT"],
    ["Invoice Acme $500 for design net 30", "net 30"],
    ["Invoice Acme $500 for design, to be paid by friday", "paid by friday"],
    ["Invoice Acme $500 for design at $50 an hour", "$50 an hour"],
    ["Invoice Acme $500 for design, cc bob@x.example", "cc bob@x.example"],
    ["Invoice Acme $500 for design, give Bob a call", "give Bob a call"],
    ["void INV-1 because they will not pay unless we redo it", undefined],
  ])("never lets free text swallow what could change the meaning: %s", (text, part) => {
    const heard = read(text);
    if (part === undefined) return expect(heard).toMatchObject({ kind: "unknown" });
    expect(heard).toEqual({
      kind: "unknown",
      say: `I am not sure what "${part}" is to mean there, so nothing was done. Say it in other words, or put quotes around it if it is only text.`,
      nearest: [],
    });
  });

  it.each([
    'Invoice Acme $500 for "design, unless they complain"',
    "Invoice Acme $500 for repairs due to water damage",
    "Invoice Acme $500 for due diligence",
    "Invoice Acme $500 for the $300 deposit",
    "Invoice Acme $500 for tax advice",
    "Invoice Acme $500 for removal and disposal",
    "Invoice Acme $500 for cleaning after the party",
  ])("leaves words alone that change nothing: %s", (text) => {
    expect(read(text)).toMatchObject({ kind: "call", tool: "invoice" });
  });

  it.each(["Acme paid $500?", "Invoice Acme $500 for design?"])("does nothing for a question: %s", (text) => {
    expect(read(text)).toMatchObject({ kind: "unknown", say: expect.stringMatching(/^That ends in a question mark/) });
  });

  it("takes a name on file for no free text, so that what follows it is understood", () => {
    const known = { ...context, names: ["Acme Ltd", "Müller Design"] };
    const tool: Speakable = {
      name: "t",
      example: "x",
      phrases: [{ say: "{customer} {thing} {amount}" }],
      slots: {
        customer: { type: "name", known: true, field: "party" },
        thing: { type: "text", noun: true, field: "description" },
        amount: { type: "money" },
      },
    };
    const input = (party: string) => ({ party, description: "hosting", amount: usd("5") });
    expect(interpret("Acme Ltd hosting $5", [tool], known)).toMatchObject({ kind: "call", input: input("Acme Ltd") });
    expect(interpret("acme hosting $5", [tool], known)).toMatchObject({ kind: "call", input: input("acme") });
    expect(interpret("muller design's hosting $5", [tool], known)).toMatchObject({ input: input("muller design") });
    // Another name that only begins so, and a word that is no thing.
    expect(interpret("Acme Industries hosting $5", [tool], known)).toMatchObject({ kind: "unknown" });
    expect(interpret("Acme refunded $5", [tool], known)).toMatchObject({ kind: "unknown" });
    expect(interpret("Bob hosting $5", [tool], known)).toMatchObject({ kind: "unknown" });
  });

  it("takes what is said twice only where it is the same", () => {
    expect(read("Invoice Acme $5 for x due friday due on the 27th")).toMatchObject({ input: { due: "2026-11-27" } });
    expect(read("Invoice Acme $5 for x due friday due on the 28th")).toMatchObject({ kind: "unknown" });
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
