import { describe, expect, test } from "vitest";

import { money } from "./money.ts";
import { paymentCode } from "./payment-code.ts";

const ORDER = {
  holder: "Studio Maya",
  iban: "DE89 3704 0044 0532 0130 00",
  amount: money(125_050n, "EUR"),
  reference: "INV-0042",
};

describe("the payment code", () => {
  test("of euros is EPC069-12 version 2, element by element", () => {
    expect(paymentCode({ ...ORDER, bic: "COBADEFFXXX" })).toEqual({
      standard: "EPC",
      text: "BCD\n002\n1\nSCT\nCOBADEFFXXX\nStudio Maya\nDE89370400440532013000\nEUR1250.50\n\n\nINV-0042",
    });
  });

  test("needs no BIC inside the European Economic Area, and one outside of it", () => {
    expect(paymentCode(ORDER)?.text.split("\n")[4]).toBe("");
    const british = { ...ORDER, iban: "GB29NWBK60161331926819" };
    expect(paymentCode(british)).toBeNull();
    expect(paymentCode({ ...british, bic: "NWBKGB2L" })?.text).toContain("\nNWBKGB2L\n");
  });

  test("of koruny is SPAYD, with what has a meaning there written as a value", () => {
    // The account is the example of the Czech Banking Association's standard.
    const czech = { ...ORDER, iban: "CZ5855000000001265098001", amount: money(48_050n, "CZK"), reference: "INV*42" };
    expect(paymentCode(czech)).toEqual({
      standard: "SPAYD",
      text: "SPD*1.0*ACC:CZ5855000000001265098001*AM:480.50*CC:CZK*RN:Studio Maya*MSG:INV%2A42",
    });
  });

  test.each([
    ["a wrong IBAN", { iban: "DE88370400440532013000" }],
    ["an IBAN outside of SEPA", { iban: "BR1800360305000010009795493C1", bic: "BRASBRRJ" }],
    ["a wrong BIC", { bic: "COBA" }],
    ["a name that is too long", { holder: "x".repeat(71) }],
    ["no name", { holder: " " }],
    ["a name that would begin a new element", { holder: "Maya\nDE00" }],
    ["an amount beyond the standard", { amount: money(100_000_000_000n, "EUR") }],
    ["nothing to pay", { amount: money(0n, "EUR") }],
    ["a reference that is too long", { reference: "x".repeat(141) }],
    ["more bytes than it holds", { holder: "北".repeat(70), reference: "京".repeat(60) }],
    ["dollars", { amount: money(100n, "USD") }],
    ["Swiss francs", { amount: money(100n, "CHF") }],
  ])("is none for %s", (_, change) => expect(paymentCode({ ...ORDER, ...change })).toBeNull());
});
