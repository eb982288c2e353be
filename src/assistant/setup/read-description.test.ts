import { describe, expect, it } from "vitest";

import { isAboutBusiness } from "./about-business.ts";
import { readDescription } from "./read-description.ts";

const IBAN = { iban: "GB33BUKB20201555555555" };

describe("readDescription", () => {
  it.each([
    [
      "my business is Studio Maya, 12 High Street, London N1, VAT GB123456789, IBAN GB33BUKB20201555555555, we work in pounds, London time",
      {
        name: "Studio Maya",
        address: "12 High Street\nLondon N1",
        taxIds: [{ label: "VAT", value: "GB123456789" }],
        bank: IBAN,
        currency: "GBP",
        zone: "Europe/London",
      },
    ],
    [
      "we work in pounds, London time, IBAN GB33 BUKB 2020 1555 5555 55 and our business is called Studio Maya",
      { name: "Studio Maya", bank: IBAN, currency: "GBP", zone: "Europe/London" },
    ],
    [
      "Our company is called Smith and Sons Ltd. at 5 Low Road, Leeds LS1 4AP and our VAT number is GB 980 7806 84 and our IBAN is GB33 BUKB 2020 1555 5555 55 and we charge 20% VAT",
      {
        name: "Smith and Sons Ltd.",
        address: "5 Low Road\nLeeds LS1 4AP",
        taxIds: [{ label: "VAT", value: "GB 980 7806 84" }],
        bank: IBAN,
        tax: { kind: "charges", label: "VAT", percent: "20" },
      },
    ],
    [
      "my business is Studio Maya\n12 High Street\nLondon N1\nVAT GB980780684",
      { name: "Studio Maya", address: "12 High Street\nLondon N1", taxIds: [{ label: "VAT", value: "GB980780684" }] },
    ],
    [
      "my business is Kita e.V., Hauptstraße 5, 10115 Berlin, USt-IdNr DE136695976",
      { name: "Kita e.V.", address: "Hauptstraße 5\n10115 Berlin", taxIds: [{ label: "UST", value: "DE136695976" }] },
    ],
    [
      "We are called Studio Maya and work in euros, Berlin time. Terms 30 days. A4 paper",
      { name: "Studio Maya", currency: "EUR", zone: "Europe/Berlin", termsDays: 30, paper: "a4" },
    ],
    ["change our address to 7 Mill Lane, Bristol BS1 2AB", { address: "7 Mill Lane\nBristol BS1 2AB" }],
    ["our VAT number is GB980780684", { taxIds: [{ label: "VAT", value: "GB980780684" }] }],
    ["default terms are 14 days", { termsDays: 14 }],
    ["our terms are net 30", { termsDays: 30 }],
    ["our terms are two weeks", null],
    ["our payment terms are 2 weeks", { termsDays: 14 }],
    ["number invoices like 2026-0001", { numbering: { kind: "invoice", pattern: "2026-0001" } }],
    ["number our invoices like INV-{year}-{n}", { numbering: { kind: "invoice", pattern: "INV-{year}-{n}" } }],
    ["we charge 20% VAT", { tax: { kind: "charges", label: "VAT", percent: "20" } }],
    ["our VAT rate is 7,5 %", { tax: { kind: "charges", label: "VAT", percent: "7.5" } }],
    ["we are not registered for VAT", { tax: { kind: "none", label: "VAT" } }],
    ["we're not VAT registered", { tax: { kind: "none", label: "VAT" } }],
    ["use this logo: /home/maya/My Logo.png", { logo: { path: "/home/maya/My Logo.png" } }],
    ["use this logo /tmp/logo", { logo: { path: "/tmp/logo" } }],
    ["here's our logo", { logo: { path: null } }],
    ["use letter paper", { paper: "letter" }],
    ["we're in New York", { zone: "America/New_York" }],
    ["set the currency to euros", { currency: "EUR" }],
    ["our currency is Swiss francs", { currency: "CHF" }],
    [
      "our sort code is 20-20-15 and account number 55779911",
      { bank: { sortCode: "20-20-15", accountNumber: "55779911" } },
    ],
    [
      "our routing number is 021000021, account 123456789, account name Maya Inc",
      { bank: { routingNumber: "021000021", accountNumber: "123456789", holder: "Maya Inc" } },
    ],
    ["customers pay us at paypal.me/studiomaya", { bank: { payTo: "paypal.me/studiomaya" } }],
    [
      "my business is Studio Maya, 12 High Street, Boston, customers pay us at paypal.me/studiomaya",
      { name: "Studio Maya", address: "12 High Street\nBoston", bank: { payTo: "paypal.me/studiomaya" } },
    ],
    [
      "my business is Studio Maya, 12 High Street, Boston, customers can pay us at maya@zelle.example",
      { name: "Studio Maya", address: "12 High Street\nBoston", bank: { payTo: "maya@zelle.example" } },
    ],
    ["pay us via https://buy.stripe.com/abc123", { bank: { payTo: "https://buy.stripe.com/abc123" } }],
    ["our iban is GB33BUKB20201555555555 and the bic is BUKBGB22", { bank: { ...IBAN, bic: "BUKBGB22" } }],
    [
      "our email is maya@studio.example, phone +44 20 7946 0000, website studiomaya.example",
      { email: "maya@studio.example", phone: "+44 20 7946 0000", website: "studiomaya.example" },
    ],
    [
      "our EIN is 91-1144442, we're based in Chicago",
      { taxIds: [{ label: "EIN", value: "91-1144442" }], zone: "America/Chicago" },
    ],
    ["remove our IBAN", { clears: "bank" }],
  ])("%s", (said, facts) => {
    const { problems, notes: _notes, unread, ...read } = readDescription(said, "USD");
    expect(problems).toEqual([]);
    if (facts === null) return expect(unread).not.toEqual([]);
    expect(read).toEqual(facts);
    expect(unread).toEqual([]);
    expect(isAboutBusiness(said, "USD")).toBe(true);
  });

  it.each([
    ["our iban is GB00BUKB20201555555555", "check digits of the IBAN GB00BUKB20201555555555 do not fit"],
    ["our IBAN is GB33 BUKB 2020", "has 12 characters, and one of GB has 22"],
    ["our sort code is 20-20-1 and account number 55779911", '"20-20-1" is not a sort code'],
    ["we invoice in kroner", "say its three letters"],
    ["we charge 120% VAT", "between 0 and 100"],
  ])("names what is wrong in %s", (said, problem) => {
    expect(readDescription(said, "USD").problems.join(" ")).toContain(problem);
    expect(isAboutBusiness(said, "USD"), "so that it is told").toBe(true);
  });

  it("says what it did not understand beside what it did", () => {
    const read = readDescription("my business is Green Door Ltd, invoice Acme $500 for design, terms 14 days", "USD");
    expect(read).toMatchObject({ name: "Green Door Ltd", termsDays: 14, unread: ["invoice Acme $500 for design"] });
  });

  it("says how it read what has two meanings", () => {
    expect(readDescription("we work in dollars", "GBP").notes).toEqual([
      'I read "dollars" as USD (United States dollar).',
    ]);
  });
});

describe("isAboutBusiness", () => {
  it.each([
    "our terms with Acme are 30 days",
    "our terms are 30 days for Acme",
    "my business is doing well",
    "my business is a bakery",
    "what is our IBAN?",
    "our VAT number?",
    "we charge Acme $500",
    "we invoice Acme $500 for design due in 14 days",
    "invoice Acme $500 for our new logo",
    "Acme's address is 5 Low Road",
    "change the due date to 5 May",
    "I am in a hurry",
    "we are in trouble",
    "our account with Globex is overdue",
    "our phone bill is 45.20",
    "use the credit for INV-0001",
    "number 5 please",
    "forwarded: our new IBAN is DE89370400440532013000",
    "Please note that our bank details have changed. Our IBAN is DE89370400440532013000",
    "add customer Acme Ltd, ana@acme.com, terms 30 days",
    "customers pay late",
    "we use Stripe",
  ])("leaves to others: %s", (said) => {
    expect(isAboutBusiness(said, "USD")).toBe(false);
  });
});
