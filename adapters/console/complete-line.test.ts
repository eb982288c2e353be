import { expect, test } from "vitest";

import { completeLine } from "./complete-line.ts";

const words = ["invoice", "Acme Ltd", "Acme Labs", "INV-0001", "Evil\u001b[2J"];
const complete = async (prefix: string): Promise<string[]> =>
  words.filter((word) => word.toLowerCase().startsWith(prefix.toLowerCase()));

test.each([
  ["inv", ["invoice", "INV-0001"], "inv"],
  ["invoice acm", ["Acme Ltd", "Acme Labs"], "acm"],
  ["invoice Acme Lt", ["Acme Ltd"], "Acme Lt"],
  ["send INV", ["invoice", "INV-0001"], "INV"],
  ["nothing fits", [], "nothing fits"],
  ["show ev", [], "show ev"],
])("%s", async (line, found, end) => expect(await completeLine(line, complete)).toEqual([found, end]));

test("after a space every word may follow, save those that would steer the terminal", async () => {
  expect(await completeLine("show ", complete)).toEqual([["invoice", "Acme Ltd", "Acme Labs", "INV-0001"], ""]);
});

test("answers that do not complete what was typed are left out", async () => {
  expect(await completeLine("x", async () => ["unrelated"])).toEqual([[], "x"]);
});
