import { describe, expect, it } from "vitest";

import { PurserError } from "#kernel/errors";

import { compilePhrase } from "./compile-phrase.ts";
import type { Slot } from "./phrase.ts";

const slots: Record<string, Slot> = {
  party: { type: "name" },
  description: { type: "text" },
  amount: { type: "money" },
  empty: { type: "word", words: {} },
  odd: { type: "colour" as Slot["type"] },
};

const BAD: readonly (readonly [phrase: string, why: string])[] = [
  ["invoice {partty}", 'the tool has no slot "partty"'],
  ["invoice {toString}", 'the tool has no slot "toString"'],
  ["invoice {party", '"{" is not a slot: write {name}'],
  ["invoice {two words}", '"{two words}" is not a slot: write {name}'],
  ["invoice (a|b", 'a ")" is missing'],
  ["invoice a)", '")" closes nothing'],
  ["invoice [a", 'a "]" is missing'],
  ["invoice (a|)", "there is a part with nothing in it"],
  ["", "there is a part with nothing in it"],
  ["[please]", "it can be said without a word"],
  ["?!", "it can be said without a word"],
  ["invoice {party} {description}", "two slots of free text stand side by side, and nothing tells where one ends"],
  ["move {amount} to {amount}", 'it has the slot "amount" twice'],
  ["show {empty}", 'the slot "empty" lists no words'],
  ["show {odd}", 'no slot can be of the type "colour"'],
];

describe("compilePhrase", () => {
  it.each(BAD)("names the tool and the phrase for: %s", (phrase, why) => {
    const compile = () => compilePhrase({ name: "create-invoice", slots }, phrase);
    expect(compile).toThrow(PurserError);
    expect(compile).toThrow(`The phrase "${phrase}" of the tool "create-invoice" cannot be used: ${why}.`);
  });

  it("names the clause where that is bad", () => {
    const phrase = { say: "invoice {party}", with: ["for {description}", "due {when}"] };
    expect(() => compilePhrase({ name: "t", slots }, phrase)).toThrow('The phrase "due {when}" of the tool "t"');
  });

  it("takes the same slot in two options, of which one is said", () => {
    expect(() => compilePhrase({ name: "t", slots }, "(bill {party}|charge to {party})")).not.toThrow();
  });
});
