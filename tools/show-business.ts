import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import { checkTaxId } from "#assistant/setup/check-tax-id";
import { homeCountry } from "#assistant/setup/home-country";
import { card } from "#cards/card";
import { paymentRows } from "#domain/bank-details";
import {
  BUSINESS_FIELDS,
  type Business,
  type BusinessField,
  fieldName,
  fieldsOf,
  fieldWords,
  missingEssentials,
  missingWords,
  NOT_SET,
} from "#domain/business";
import { knownCurrency } from "#domain/currencies";
import { inCapital } from "#domain/text";

export default defineTool({
  name: "show-business",
  description: "Shows what is set of the business: name, address, tax numbers, bank details, currency, terms, logo.",
  input: z.object({ see: z.string().optional(), about: z.string().optional() }),
  reads: true,
  topic: "your business",
  example: "what is our IBAN?",
  slots: {
    // As a slot the verb makes no sentence about something else look like one about the business.
    see: { type: "word", words: { show: "show", "show me": "show", see: "show", view: "show", display: "show" } },
    about: {
      type: "word",
      words: {
        name: "name",
        address: "address",
        "e-mail": "email",
        email: "email",
        "phone number": "phone",
        phone: "phone",
        website: "website",
        currency: "currency",
        "time zone": "zone",
        timezone: "zone",
        "tax id": "taxIds",
        "tax number": "taxIds",
        "tax numbers": "taxIds",
        "vat number": "taxIds",
        "vat id": "taxIds",
        abn: "taxIds",
        ein: "taxIds",
        iban: "bank",
        "sort code": "bank",
        "account number": "bank",
        "bank details": "bank",
        "bank account": "bank",
        "payment details": "bank",
        terms: "termsDays",
        "default terms": "termsDays",
        "payment terms": "termsDays",
        "tax rate": "tax",
        "vat rate": "tax",
        "invoice numbers": "numberPatterns",
        numbering: "numberPatterns",
        paper: "paper",
        logo: "logo",
      },
    },
  },
  phrases: [
    "{see} (my|our|the) (business|company|settings|set-up|setup|business settings|business details)",
    "{see} (my|our|the business's) {about}",
    "(my|our) business",
    "(business|company) (settings|details)",
    "(what is|what's|what are) (my|our|the business's) {about}",
    "what (do|does) (we|you) (know|have) about (us|my business|our business)",
    { say: "(how|where) do (customers|clients|people) pay (us|me)", set: { about: "bank" } },
    { say: "(what|which) currency (do|are) we (work|invoice|working) in", set: { about: "currency" } },
    { say: "what time zone are we in", set: { about: "zone" } },
    { say: "(what|how much) (vat|tax) do we charge", set: { about: "tax" } },
    { say: "who are we", set: { about: "name" } },
  ],
  async run({ about }, { business }) {
    const field = BUSINESS_FIELDS.find((one) => one === about);
    if (field !== undefined) return { kind: "answer", say: await oneField(business, field) };
    const missing = missingEssentials(business);
    const doubts = await doubtsAbout(business);
    const still = missing.length === 0 ? [] : [`It has ${missingWords(missing)} yet, so nothing goes out by itself.`];
    return {
      kind: "answer",
      say: [`This is what is set of ${business.name ?? "your business"}.`, ...still, ...doubts].join(" "),
      card: card({
        title: business.name ?? "Your business",
        fields: BUSINESS_FIELDS.map((one) => ({ label: labelOf(one), value: words(business, one) })),
        notes: ['Each is changed by saying it: "our address is ...", "default terms are 14 days".'],
      }),
    };
  },
});

async function oneField(business: Business, field: BusinessField): Promise<string> {
  const value = words(business, field);
  if (value === NOT_SET)
    return `Your ${fieldName(field)} ${field === "taxIds" || field === "bank" ? "are" : "is"} not set yet.`;
  const doubts = field === "taxIds" ? await doubtsAbout(business) : [];
  const rows =
    field === "bank"
      ? paymentRows(business)
          .map((row) => `${row.label} ${row.value}`)
          .join(", ")
      : value;
  return [`${labelOf(field)}: ${rows}.`, ...doubts].join(" ");
}

function words(business: Business, field: BusinessField): string {
  if (field === "currency") return `${business.currency} (${knownCurrency(business.currency).name})`;
  if (field === "logo" && business.logo !== null) {
    const { format, width, height, sizeBytes } = business.logo;
    const size = width === null || height === null ? "" : `, ${width} x ${height}`;
    return `${format.toUpperCase()}${size}, ${Math.max(1, Math.round(sizeBytes / 1024))} kB`;
  }
  return fieldWords(fieldsOf(business, [field]), field);
}

async function doubtsAbout(business: Business): Promise<readonly string[]> {
  const checked = await Promise.all(business.taxIds.map((taxId) => checkTaxId(taxId, homeCountry(business))));
  return checked.flatMap((one) => (one.ok && one.value.doubt !== null ? [one.value.doubt] : []));
}

function labelOf(field: BusinessField): string {
  return inCapital(fieldName(field));
}
