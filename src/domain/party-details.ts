import { z } from "zod";

import { textJson } from "./text.ts";

/** What may be on file of a party beside its name; null is not set. */
export const partyDetailsJson = {
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

/** Some details of a party with what they shall be; null takes one back to not set. */
export const partyChangeJson = z.strictObject({
  name: z.string().exactOptional(),
  email: partyDetailsJson.email.exactOptional(),
  address: partyDetailsJson.address.exactOptional(),
  taxId: partyDetailsJson.taxId.exactOptional(),
  termsDays: partyDetailsJson.termsDays.exactOptional(),
});

export type PartyChange = z.output<typeof partyChangeJson>;
export type PartyField = keyof PartyChange;

const NAMES: Readonly<Record<PartyField, string>> = {
  name: "name",
  email: "e-mail",
  address: "address",
  taxId: "tax number",
  termsDays: "terms",
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
