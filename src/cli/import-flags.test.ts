import { expect, it } from "vitest";

import { readSaid } from "./import-flags.ts";

it("what is said of a file is read from the flags", () => {
  expect(
    readSaid({ kind: "invoices", decimal: "comma", dates: "dmy", delimiter: "\\t", map: "total=Sum = x, number=No." }),
  ).toEqual({
    kind: "invoices",
    mark: "comma",
    order: "dmy",
    delimiter: "\t",
    mapped: new Map([
      ["total", "Sum = x"],
      ["number", "No."],
    ]),
  });
  expect(readSaid({})).toEqual({ mapped: new Map() });
});

it.each([
  [{ kind: "bills" }, /^--kind cannot be "bills"\.$/],
  [{ decimal: "," }, /^--decimal cannot be ","\.$/],
  [{ dates: "ymd" }, /^--dates cannot be "ymd"\.$/],
  [{ delimiter: "::" }, /^--delimiter is one character, not "::"\.$/],
  [{ map: "total" }, /^--map needs pairs, and "total" is none\.$/],
])("%j is refused", (flags, words) => {
  expect(() => readSaid(flags)).toThrow(words);
});
