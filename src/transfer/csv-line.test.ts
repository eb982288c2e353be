import { expect, it } from "vitest";

import { csvLine } from "./csv-line.ts";

it("is cells with commas between them, quoted where they must be", () => {
  expect(csvLine(["a", "b,c", 'say "x"', "two\nlines", " y", null, ""])).toBe(
    'a,"b,c","say ""x""","two\nlines"," y",,\r\n',
  );
});

it.each([
  ["=1+1", "'=1+1"],
  ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
  ["+49 30 1234", "'+49 30 1234"],
  ["-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\tx", `'\tx`],
  ["＝1", "'＝1"],
  ["-5.00", "-5.00"],
  ["-5", "-5"],
  ["5", "5"],
])("%j is written as %j, so that no spreadsheet runs it", (cell, written) => {
  expect(csvLine([cell])).toBe(`${written}\r\n`);
});
