import { describe, expect, it } from "vitest";

import { checkTaxId } from "./check-tax-id.ts";
import { NAMED_KINDS, VAT_KINDS } from "./tax-id-kinds.ts";

describe("checkTaxId", () => {
  it.each([
    ["VAT", "GB 980 7806 84", null, { label: "VAT", country: "GB", value: "GB980780684" }],
    ["VAT", "980780684", "GB", { label: "VAT", country: "GB", value: "GB980780684" }],
    ["vat", "de136695976", null, { label: "VAT", country: "DE", value: "DE136695976" }],
    ["UST", "DE136695976", null, { label: "VAT", country: "DE", value: "DE136695976" }],
    ["VAT", "EL094259216", null, { label: "VAT", country: "GR", value: "EL094259216" }],
    ["EIN", "91-1144442", null, { label: "EIN", country: "US", value: "91-1144442" }],
    ["TAX", "91-1144442", "US", { label: "EIN", country: "US", value: "91-1144442" }],
    ["ABN", "51 824 753 556", null, { label: "ABN", country: "AU", value: "51 824 753 556" }],
    ["GST", "27AAPFU0939F1ZV", "IN", { label: "GSTIN", country: "IN", value: "27AAPFU0939F1ZV" }],
  ])("takes the %s number %s", async (label, value, home, taxId) => {
    expect(await checkTaxId({ label, value }, home)).toEqual({ ok: true, value: { taxId, doubt: null } });
  });

  it.each([
    ["VAT", "GB12345", null, "is no VAT number of the United Kingdom: it has too many characters or too few"],
    ["VAT", "GB98078068X", null, "it has letters or digits where there are none. One looks like GB980780684."],
    ["VAT", "DE12345", null, "is no VAT number of Germany"],
    ["EIN", "9-1144442", null, "is no EIN number: it has too many characters or too few. One looks like 91-1144442."],
    ["ABN", "51 824 753", null, "is no ABN number"],
  ])("refuses the %s number %s, which has the wrong form", async (label, value, home, why) => {
    expect(await checkTaxId({ label, value }, home)).toMatchObject({
      ok: false,
      problem: expect.stringContaining(why),
    });
  });

  // One digit of each was changed.
  it.each([
    ["VAT", "GB980780685"],
    ["VAT", "GB123456789"],
    ["VAT", "DE136695977"],
    ["ABN", "51 824 753 557"],
  ])("doubts the %s number %s, whose check digits do not fit", async (label, value) => {
    const checked = await checkTaxId({ label, value }, null);
    expect(checked).toMatchObject({
      ok: true,
      value: {
        doubt: expect.stringMatching(/^The check digits of the .* do not fit: look whether every digit is right\.$/),
      },
    });
  });

  it.each([
    ["VAT", "XX99", null],
    ["VAT", "12345", "US"],
    ["TAX", "12345", null],
  ])("notes that nobody checked the %s number %s", async (label, value, home) => {
    expect(await checkTaxId({ label, value }, home)).toMatchObject({
      ok: true,
      value: { taxId: { country: null, value }, doubt: expect.stringContaining("nobody checked it") },
    });
  });

  it.each(
    [...VAT_KINDS.values(), ...Object.values(NAMED_KINDS)].map(
      (kind) => [`${kind.country} ${kind.label}`, kind] as const,
    ),
  )("knows how one looks: %s", async (_, { label, country, looks }) => {
    expect(await checkTaxId({ label, value: looks }, country)).toMatchObject({ ok: true, value: { doubt: null } });
  });
});
