import { expect, it } from "vitest";

import { currencyOfWord, MONEY_NAME, MONEY_NOUN, moneyWords, signOfNoun } from "./money-words.ts";

it.each([
  ["dollars", "USD", "USD"],
  ["Dollars", "CAD", "CAD"],
  ["US dollars", "CAD", "USD"],
  ["bucks", "EUR", "USD"],
  ["pound", "USD", "GBP"],
  ["pounds", "EGP", "EGP"],
  ["British  pounds", "EGP", "GBP"],
  ["pounds sterling", "EGP", "GBP"],
  ["quid", "USD", "GBP"],
  ["euros", "USD", "EUR"],
  ["yen", "CNY", "CNY"],
  ["rupees", "USD", "INR"],
  ["francs", "EUR", "CHF"],
  ["swiss franc", "EUR", "CHF"],
  ["constructor", "USD", undefined],
  ["sterling", "USD", undefined],
  ["stones", "USD", undefined],
])("%s beside an amount of a business in %s: %s", (said, now, code) => {
  expect(currencyOfWord(said, now)).toBe(code);
});

it("has patterns that take each of them whole", () => {
  const [noun, name] = [new RegExp(`^(?:${MONEY_NOUN})$`, "i"), new RegExp(`^(?:${MONEY_NAME})$`, "i")];
  for (const said of ["dollar", "Dollars", "quid", "yen", "rupees"]) expect(said).toMatch(noun);
  for (const said of ["us dollars", "Hong  Kong dollar", "pound sterling", "pounds sterling"])
    expect(said).toMatch(name);
  // "5 sterling silver rings" are no pounds.
  for (const said of ["sterling", "zloty"]) expect(said).not.toMatch(noun);
});

it("lists them with the currency that each means best", () => {
  expect(moneyWords()).toMatchObject({
    dollars: "USD",
    euro: "EUR",
    sterling: "GBP",
    francs: "CHF",
    "us dollars": "USD",
  });
  expect(Object.values(moneyWords())).not.toContain("");
  expect(signOfNoun("pounds")).toBe("£");
});
