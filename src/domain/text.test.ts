import { describe, expect, it } from "vitest";

import { hasUnprintable, isStorable, lengthOf, onOneLine, textJson } from "./text.ts";

describe("textJson", () => {
  const note = textJson("A note", 5);
  const problem = (text: string) => note.safeParse(text).error?.issues[0]?.message;

  it("trims, and keeps breaks of line, markup and emoji", () => {
    expect(note.parse(" a\n\tb ")).toBe("a\n\tb");
    expect(note.parse("<b>'\"")).toBe("<b>'\"");
    expect(note.parse("👍👍👍👍👍")).toBe("👍👍👍👍👍");
  });

  it("refuses in words", () => {
    expect(problem("  ")).toBe("A note must not be empty.");
    expect(problem("abcdef")).toBe("A note has 5 characters at most.");
    expect(problem("a\u0000")).toBe("A note has characters that cannot be printed.");
  });
});

describe("hasUnprintable", () => {
  it.each(["\u0007", "\u202E", "\u200B", "\uDC00", "\n"])("finds %j", (text) => {
    expect(hasUnprintable(`a${text}b`)).toBe(true);
  });

  it("passes the joiner that a family of emoji is written with", () => {
    expect(hasUnprintable("👩‍👧 می‌خواهم")).toBe(false);
  });
});

it("counts what a person would, not halves", () => {
  expect(lengthOf("a👍")).toBe(2);
});

it("knows what no database takes, however deep it lies", () => {
  expect(isStorable({ a: ["b\n", 1, null, { c: "👍" }] })).toBe(true);
  expect(isStorable({ a: [{ b: "x\0" }] })).toBe(false);
  expect(isStorable(["\ud800"])).toBe(false);
  expect(isStorable({ "a\0": 1 })).toBe(false);
});

describe("onOneLine", () => {
  it("quotes what was said on one line, without what steers a terminal, and cuts it by characters", () => {
    expect(onOneLine("pay\n\tAcme\u001B[2J\u202E now", 40)).toBe("pay Acme [2J now");
    expect(onOneLine("👍👍👍", 3)).toBe("👍👍👍");
    expect(onOneLine("👍👍👍👍", 3)).toBe("👍👍👍...");
  });
});
