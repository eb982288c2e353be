import { describe, expect, it } from "vitest";

import { tokenize } from "./tokenize.ts";

const cut = (text: string) => tokenize(text).tokens.map(({ start, end }) => text.slice(start, end));

describe("tokenize", () => {
  it.each([
    ["Invoice  Acme Ltd. $2,500.00.", ["Invoice", "Acme", "Ltd.", "$2,500.00", "."]],
    ["wait, what?!", ["wait", ",", "what", "?", "!"]],
    ["Acme,$500;now", ["Acme", ",", "$500", ";", "now"]],
    ["3x tea @$5/hour +20%", ["3", "x", "tea", "@", "$5", "/", "hour", "+", "20%"]],
    ["on 03/04/2026 - INV-0001", ["on", "03/04/2026", "-", "INV-0001"]],
    ["-$500 .5 ann@acme.example", ["-$500", ".5", "ann@acme.example"]],
    ['for "big, job", now', ["for", '"big, job"', ",", "now"]],
    ["‘Smith & Sons’ and 'n'", ["‘Smith & Sons’", "and", "'n'"]],
    ["the boys' own 6\" nail", ["the", "boys'", "own", '6"', "nail"]],
    ["Schr\u00f6der\u00a0GmbH \ud83d\ude80", ["Schröder", "GmbH", "🚀"]],
    ["", []],
  ])("cuts %j", (text, expected) => {
    expect(cut(text)).toEqual(expected);
  });

  it("compares words without case and apostrophes, and keeps what is quoted", () => {
    expect(tokenize(`What’s "It's Ltd"`).tokens.map(({ norm, kind }) => [norm, kind])).toEqual([
      ["whats", "word"],
      ["It's Ltd", "quoted"],
    ]);
  });

  it("knows where a line begins", () => {
    expect(tokenize("a b\nc").tokens.map(({ opensLine }) => opensLine)).toEqual([false, false, true]);
  });
});
