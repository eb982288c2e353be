import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import type { Business } from "#domain/business";
import { NO_BANK_DETAILS } from "#domain/bank-details";
import { sha256 } from "#kernel/canonical-json";
import { pngOf } from "#test/pictures";
import { temporaryFolder } from "#test/temporary-folder";

import { composeChange } from "./compose-change.ts";
import { readDescription } from "./read-description.ts";

const BUSINESS: Business = {
  name: "Studio Maya",
  address: null,
  email: null,
  phone: null,
  website: null,
  currency: "GBP",
  zone: "Europe/London",
  taxIds: [{ label: "VAT", country: "GB", value: "GB980780684" }],
  bank: { ...NO_BANK_DETAILS, iban: "GB33BUKB20201555555555", bic: "BUKBGB22", payTo: "paypal.me/maya" },
  termsDays: 14,
  tax: null,
  numberPatterns: { quote: "Q-{000}" },
  paper: "a4",
  logo: null,
};

const picture = join(temporaryFolder(), "logo.png");
writeFileSync(picture, pngOf(8, 8));

const compose = (said: string, options: { files?: string[]; local?: boolean; business?: Business } = {}) => {
  const { files = [], local = true, business = BUSINESS } = options;
  return composeChange(readDescription(said, business.currency), {
    business,
    today: Temporal.PlainDate.from("2026-11-24"),
    files,
    local,
    keepLogo: async (_facts, bytes) => sha256(bytes),
  });
};

describe("composeChange", () => {
  it("puts a new IBAN in the place of the old one, without the old one's BIC, and keeps other ways to pay", async () => {
    const { set, was } = await compose("our IBAN is DE89 3704 0044 0532 0130 00");
    expect(set).toEqual({
      bank: { ...NO_BANK_DETAILS, iban: "DE89370400440532013000", payTo: "paypal.me/maya" },
    });
    expect(was).toEqual({ bank: BUSINESS.bank });
  });

  it.each([
    ["our sort code is 20-20-15", "The account number that goes with the sort code is missing."],
    [
      "our account number is 55779911",
      "An account number alone is not enough: say its sort code or routing number too.",
    ],
  ])("changes nothing by %s", async (said, problem) => {
    expect(await compose(said)).toMatchObject({ set: {}, problems: [problem] });
  });

  it("puts a tax number in the place of the one of that name, and beside the others", async () => {
    expect((await compose("our EIN is 91-1144442")).set.taxIds?.map(({ label }) => label)).toEqual(["VAT", "EIN"]);
    expect((await compose("our VAT number is DE136695976")).set.taxIds).toEqual([
      { label: "VAT", country: "DE", value: "DE136695976" },
    ]);
  });

  it("keeps how other documents are numbered", async () => {
    expect((await compose("number invoices like 2026-001")).set.numberPatterns).toEqual({
      quote: "Q-{000}",
      invoice: "{year}-{000}",
    });
  });

  it("names only what becomes something else", async () => {
    expect(await compose("my business is Studio Maya, terms 14 days, London time")).toMatchObject({ set: {}, was: {} });
    expect((await compose("remove our phone")).set).toEqual({});
    expect((await compose("remove our bank details")).set).toEqual({ bank: null });
  });

  it("takes a picture that came with the words wherever one speaks, and a path only on this machine", async () => {
    const id = sha256(pngOf(8, 8));
    expect((await compose("use this logo", { files: [picture], local: false })).set).toEqual({ logo: id });
    expect((await compose(`use this logo: ${picture}`)).set).toEqual({ logo: id });
    const elsewhere = await compose(`use this logo: ${picture}`, { local: false });
    expect(elsewhere).toMatchObject({ set: {}, problems: [expect.stringContaining("can only be named on it")] });
    expect(await compose("use this logo")).toMatchObject({ problems: [expect.stringContaining("Which picture?")] });
    expect(await compose("use this logo", { files: [picture, picture] })).toMatchObject({ set: {} });
  });
});
