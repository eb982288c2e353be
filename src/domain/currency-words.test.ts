import { describe, expect, it } from "vitest";

import { currencyNamed } from "./currency-words.ts";

describe("currencyNamed", () => {
  it.each([
    ["pounds", "USD", "GBP"],
    ["pounds sterling", "USD", "GBP"],
    ["sterling", "USD", "GBP"],
    ["GBP", "USD", "GBP"],
    ["gbp", "USD", "GBP"],
    ["£", "USD", "GBP"],
    ["euros", "USD", "EUR"],
    ["€", "USD", "EUR"],
    ["dollars", "GBP", "USD"],
    ["US dollars", "GBP", "USD"],
    ["Australian dollars", "GBP", "AUD"],
    // To who works in Australian dollars, dollars are those.
    ["dollars", "AUD", "AUD"],
    ["Swiss francs", "USD", "CHF"],
    ["yen", "USD", "JPY"],
    ["rupees", "USD", "INR"],
    ["zloty", "USD", "PLN"],
    ["danish kroner", "USD", "DKK"],
    ["bananas", "USD", null],
    ["", "USD", null],
  ])("reads %j in a business of %s as %s", (words, now, code) => {
    const meant = currencyNamed(words, now);
    expect(meant === null || !meant.ok ? null : meant.value.code).toBe(code);
  });

  it("says back what could have been another's", () => {
    expect(currencyNamed("dollars", "GBP")).toMatchObject({ value: { assumed: true } });
    expect(currencyNamed("euros", "GBP")).toMatchObject({ value: { assumed: false } });
  });

  it.each(["kroner", "francs", "pesos", "dinars"])("asks which %s", (words) => {
    const meant = currencyNamed(words, "USD");
    expect(meant).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/could be .* or .*: say its three letters\.$/),
    });
  });
});
