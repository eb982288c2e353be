import { describe, expect, it } from "vitest";

import { NO_BANK_DETAILS } from "./bank-details.ts";
import { BUSINESS_FIELDS, type BusinessField, businessChangeJson, fieldWords, missingEssentials } from "./business.ts";

const PAID = { ...NO_BANK_DETAILS, payTo: "paypal.me/maya" };

describe("missingEssentials", () => {
  it.each([
    [null, null, ["name", "bank"]],
    ["Studio", null, ["bank"]],
    [null, PAID, ["name"]],
    ["Studio", NO_BANK_DETAILS, ["bank"]],
    ["Studio", PAID, []],
  ])("of the name %j", (name, bank, missing) => {
    expect(missingEssentials({ name, bank })).toEqual(missing);
  });
});

describe("fieldWords", () => {
  it.each([
    ["address", { address: "1 A St\nLeeds" }, "1 A St, Leeds"],
    ["termsDays", { termsDays: 0 }, "on receipt"],
    ["termsDays", { termsDays: null }, "(not set)"],
    ["tax", { tax: { kind: "charges", label: "VAT", percent: "20" } }, "20 % VAT"],
    ["tax", { tax: { kind: "none", label: "VAT" } }, "not registered for VAT"],
    ["taxIds", { taxIds: [] }, "(not set)"],
    ["taxIds", { taxIds: [{ label: "EIN", country: "US", value: "91-1144442" }] }, "EIN 91-1144442"],
    ["bank", { bank: { ...NO_BANK_DETAILS, iban: "GB33BUKB20201555555555" } }, "IBAN GB33 BUKB 2020 1555 5555 55"],
    ["bank", { bank: null }, "(not set)"],
    ["numberPatterns", { numberPatterns: { invoice: "{year}-{000}" } }, "invoices {year}-{000}"],
    ["numberPatterns", { numberPatterns: {} }, "as usual"],
    ["paper", { paper: "letter" }, "US Letter"],
  ])("says %s as it is read: %j", (field, change, words) => {
    expect(fieldWords(businessChangeJson.parse(change), field as BusinessField)).toBe(words);
  });

  it("has words for every field that can be changed", () => {
    expect(BUSINESS_FIELDS.toSorted()).toEqual(Object.keys(businessChangeJson.shape).toSorted());
  });
});
