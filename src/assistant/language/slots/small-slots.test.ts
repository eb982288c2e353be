import { describe, expect, it } from "vitest";

import type { Slot } from "#assistant/language/phrase";
import { scanAll } from "#test/scan-all";

const context = { today: Temporal.PlainDate.from("2026-11-25"), currency: "USD" };
const scan = (text: string, slot: Slot, answering = false) => scanAll(text, slot, context, answering);

describe("the small slots", () => {
  it.each([
    ["14", 14],
    ["14 days", 14],
    ["net 30", 30],
    ["net 30 days", 30],
    ["two weeks", 14],
    ["a fortnight", 14],
    ["on receipt", 0],
  ])("read %s as days", (text, days) => {
    expect(scan(text, { type: "days" })).toEqual([days]);
  });

  it.each([
    ["a week", "P7D"],
    ["10 days", "P10D"],
    ["another two weeks", "P14D"],
    ["an extra fortnight", "P14D"],
    ["2 more days", "P2D"],
    ["a further month", "P1M"],
    ["another", undefined],
  ])("read %s as how much later or earlier", (text, duration) => {
    expect(scan(text, { type: "duration" })).toEqual(duration === undefined ? [] : [duration]);
  });

  it("do not turn months into days", () => {
    expect(scan("a month", { type: "days" })).toEqual([
      { problem: '"a month" is no fixed number of days. Say it in days, such as 30.' },
    ]);
    expect(scan("soon", { type: "days" })).toEqual([]);
  });

  it.each([
    ["3", "3"],
    ["1.5", "1.5"],
    ["1,200", "1200"],
    ["two", "2"],
    ["a", "1"],
    ["-3", "-3"],
  ])("read %s as a quantity", (text, quantity) => {
    expect(scan(text, { type: "quantity" })).toEqual([quantity]);
  });

  it("do not guess at a quantity", () => {
    expect(scan("1.250", { type: "quantity" })).toEqual([{ problem: "1.250 could be 1250 or 1.25: which?" }]);
    expect(scan("some", { type: "quantity" })).toEqual([]);
  });

  it("read a percentage, and a bare number only where one was asked for", () => {
    expect(scan("8.875%", { type: "percent" })).toEqual(["8.875"]);
    expect(scan("20 percent", { type: "percent" })).toEqual(["20"]);
    expect(scan("7,5 %", { type: "percent" })).toEqual(["7.5"]);
    expect(scan("8,875%", { type: "percent" })).toEqual(["8.875"]);
    expect(scan("20", { type: "percent" })).toEqual([]);
    expect(scan("20", { type: "percent" }, true)).toEqual(["20"]);
  });

  it.each([
    ["inv-0001", "INV-0001"],
    ["#17", "17"],
    ["2026/17", "2026/17"],
    ["it", "it"],
    ["this one", "it"],
    ["the last one", "it"],
    ['"INV-1"', "INV-1"],
  ])("read %s as a number", (text, number) => {
    expect(scan(text, { type: "number" })).toEqual([number]);
  });

  it.each(["everything", "$500", "1200.50"])("do not read %s as a number", (text) => {
    expect(scan(text, { type: "number" })).toEqual([]);
  });

  it("read words by their values, the longer ones too", () => {
    const slot: Slot = { type: "word", words: { late: "overdue", "past due": "overdue" } };
    expect(scan("Past  due", slot)).toEqual(["overdue"]);
    expect(scan("past", slot)).toEqual([]);
    expect(scan('"late"', slot)).toEqual([]);
  });

  it("read a name of one line without an amount in it", () => {
    expect(scan("Acme, Smith & Co", { type: "name" })).toEqual(["Acme, Smith & Co"]);
    expect(scan("Acme $500", { type: "name" })).toEqual([]);
    expect(scan("Acme 500 EUR", { type: "name" })).toEqual([]);
    expect(scan("Acme\nLtd", { type: "name" })).toEqual([]);
    expect(scan("a b c d e f g h i j k", { type: "name" })).toEqual([]);
    expect(scan("🚀", { type: "name" })).toEqual([]);
  });

  it("read an e-mail address", () => {
    expect(scan("<ann@acme.example>", { type: "email" })).toEqual(["ann@acme.example"]);
    expect(scan("ann", { type: "email" })).toEqual([]);
  });
});
