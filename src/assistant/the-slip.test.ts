import { expect, it } from "vitest";

import { theSlip } from "./the-slip.ts";

const NAMES = ["Acme Ltd", "Acme Labs", "Globex", "Initech GmbH", "Smith & Sons", "Müller Design"];

it.each([
  ["Globx", "Globex"],
  ["gloebx", "Globex"],
  ["Acme Lasb", "Acme Labs"],
  ["Intech GmbH", "Initech GmbH"],
  ["Smiht & Sons", "Smith & Sons"],
  ["Mueler Design", "Müller Design"],
])("%s is a slip of the keys in %s", (said, name) => {
  expect(theSlip(said, NAMES)).toBe(name);
});

it.each(["Acme", "Glob", "Zorg", "Umbrella", "Acme Lads Ltd"])("%s is none", (said) => {
  expect(theSlip(said, NAMES)).toBeUndefined();
});

it("is nobody where two are as near", () => {
  expect(theSlip("Globax", ["Globex", "Globix"])).toBeUndefined();
});
