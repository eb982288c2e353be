import { describe, expect, test } from "vitest";

import { beside, harmless, harmlessLine, pad, width, wrap } from "./draw-text.ts";

describe("text from outside is made harmless", () => {
  test.each([
    ["colours", "a\u001b[1;31mred\u001b[0m b", "ared b"],
    ["a cleared screen", "\u001b[2J\u001b[Hx", "x"],
    ["a window title", "\u001b]0;owned\u0007x", "x"],
    ["a hyperlink", "\u001b]8;;https://evil.example\u001b\\click\u001b]8;;\u001b\\", "click"],
    ["a device control string", "\u001bPq#0\u001b\\x", "x"],
    ["eight-bit sequences", "\u009b31mx\u009d0;t\u009cy", "xy"],
    ["a full reset", "\u001bcx", "x"],
    ["an unfinished sequence, whose rest shows", "\u001b]0;pay Mallory", "0;pay Mallory"],
    ["a sequence inside a sequence", "\u001b\u001b[31[31mx", "31mx"],
    ["bells, backspaces and NUL", "a\u0007\b\u0000b\u007f", "ab"],
    ["bidirectional overrides", "invoice\u202Efdp.exe\u202C \u2066x\u2069", "invoicefdp.exe x"],
    ["invisible characters", "pay\u200B\u00AD\uFEFFpal", "paypal"],
    ["half a character", "a\ud800b", "a\ufffdb"],
    ["carriage returns", "one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"],
    ["a tab", "a\tb", "a    b"],
  ])("%s", (_name, given, shown) => expect(harmless(given)).toBe(shown));

  test("words of every script, joined emoji and accents stay as they are", () => {
    const text = "张伟 شركة النور José e\u0301 👩‍👩‍👧 می‌خواهم";
    expect(harmless(text)).toBe(text);
  });

  test("a title has no second line", () => expect(harmlessLine(" a\r\n\nb\n")).toBe("a b"));
});

describe("width", () => {
  test.each([
    ["Acme", 4],
    ["张伟", 4],
    ["🚀", 2],
    ["e\u0301", 1],
    ["النور", 5],
  ])("%s takes %i columns", (text, columns) => expect(width(text)).toBe(columns));

  test("a short line is filled by columns, not by characters", () => {
    expect(pad("张", 4)).toBe("张  ");
    expect(pad("9.00", 6, "right")).toBe("  9.00");
  });
});

describe("wrap", () => {
  test("breaks at spaces", () => expect(wrap("the quick brown fox", 10)).toEqual(["the quick", "brown fox"]));
  test("keeps line ends and indentation", () => expect(wrap("a\n\n  b", 10)).toEqual(["a", "", "  b"]));
  test("leaves no empty line after spaces at the edge", () => expect(wrap("abc     ", 4)).toEqual(["abc"]));
  test("breaks a word that is wider than a line", () =>
    expect(wrap("id abcdefghij x", 4)).toEqual(["id", "abcd", "efgh", "ij x"]));
  test("never cuts a wide or joined character in two", () => {
    expect(wrap("张伟贸易", 5)).toEqual(["张伟", "贸易"]);
    expect(wrap("👩‍👩‍👧👩‍👩‍👧", 3)).toEqual(["👩‍👩‍👧", "👩‍👩‍👧"]);
  });
});

test("cells stand side by side, wrapped and aligned, and ink takes no room", () => {
  const lines = beside([
    { text: "张伟 Ltd", columns: 5, ink: (text) => `<${text}>` },
    { text: "9.00", columns: 6, align: "right" },
    { text: "x", columns: 3 },
  ]);
  expect(lines).toEqual(["<张伟>     9.00  x", "<Ltd>"]);
});
