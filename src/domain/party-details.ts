import { z } from "zod";

import { textJson } from "./text.ts";

/** What a person may say of a party beside its name; null is not set. */
const partyDetailsJson = {
  email: z.email("That is not an e-mail address. Write it like ana@acme.com.").nullable(),
  /** Lines, one under the other. */
  address: textJson("The address", 500).nullable(),
  /** As it stands in a register: GB123456789. Its check digits are the party's business. */
  taxId: textJson("A tax number", 40)
    .regex(/^(?=.*\d)[\p{L}\p{N}][\p{L}\p{N} ./-]*$/u, "A tax number has letters and digits only.")
    .nullable(),
  termsDays: z
    .int("Terms are a whole number of days.")
    .min(0, "Terms must not be negative.")
    .max(365, "Terms are at most 365 days.")
    .nullable(),
};

/** What may stand on file of a party beside its name: an import takes more than a person may say. */
export const partyDetailsKeptJson = {
  ...partyDetailsJson,
  address: textJson("The address", 1_000).nullable(),
  taxId: textJson("A tax number", 50).nullable(),
};

/** Some details of a party with what a person says they shall be; null takes one back to not set. */
export const partyChangeJson = changeOf(partyDetailsJson);

/** The same with whatever may stand on file. */
export const partyKeptJson = changeOf(partyDetailsKeptJson);

/** Some details of a party as somebody saw them: only ever compared with what is on file. */
export const partySeenJson = changeOf({
  email: z.string().nullable(),
  address: z.string().nullable(),
  taxId: z.string().nullable(),
  termsDays: z.int().nullable(),
});

function changeOf(details: {
  readonly email: z.ZodType<string | null>;
  readonly address: z.ZodType<string | null>;
  readonly taxId: z.ZodType<string | null>;
  readonly termsDays: z.ZodType<number | null>;
}) {
  return z.strictObject({
    name: z.string().exactOptional(),
    email: details.email.exactOptional(),
    address: details.address.exactOptional(),
    taxId: details.taxId.exactOptional(),
    termsDays: details.termsDays.exactOptional(),
  });
}

export type PartyChange = z.output<typeof partyChangeJson>;
export type PartyField = keyof PartyChange;

const NAMES: Readonly<Record<PartyField, string>> = {
  name: "name",
  email: "e-mail",
  address: "address",
  taxId: "tax number",
  termsDays: "terms",
};

/** What else people call a detail that may be missing. */
export const PARTY_FIELD_WORDS: Readonly<Record<string, Exclude<PartyField, "name">>> = {
  email: "email",
  "e-mail": "email",
  "email address": "email",
  "e-mail address": "email",
  address: "address",
  "postal address": "address",
  "billing address": "address",
  "tax number": "taxId",
  "tax id": "taxId",
  "vat number": "taxId",
  terms: "termsDays",
  "payment terms": "termsDays",
};

/** Every detail, in the order in which a person looks for them. */
export const PARTY_FIELDS = Object.keys(NAMES) as readonly PartyField[];

/** The details that a change names. */
export function partyFieldsIn(change: PartyChange): readonly PartyField[] {
  return PARTY_FIELDS.filter((field) => field in change);
}

/** What people call a detail: "tax number". */
export function partyFieldName(field: PartyField): string {
  return NAMES[field];
}

/** A detail in words: "30 days"; null where it is not set. */
export function partyFieldWords(change: PartyChange, field: PartyField): string | null {
  const value = change[field];
  if (value === undefined || value === null) return null;
  if (typeof value === "number") return value === 0 ? "on receipt" : value === 1 ? "1 day" : `${value} days`;
  return value.replaceAll("\n", ", ");
}
