import { z } from "zod";

import { bankDetailsJson, canBePaid, formatIban, paymentRows, type BankDetails } from "./bank-details.ts";
import { currencyOf, unknownCurrency } from "./currencies.ts";
import type { LogoFacts } from "./logo.ts";
import { percentJson } from "./percent.ts";
import { taxIdJson, type TaxId, type TaxRegime } from "./tax-id.ts";
import { textJson } from "./text.ts";

/** The business whose books these are. What is null is not set yet. All of it is JSON. */
export interface Business {
  readonly name: string | null;
  /** Lines, one under the other. */
  readonly address: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly website: string | null;
  /** ISO 4217. */
  readonly currency: string;
  /** IANA time zone: where business dates are reckoned. */
  readonly zone: string;
  readonly taxIds: readonly TaxId[];
  /** How customers pay. */
  readonly bank: BankDetails | null;
  /** Days until an invoice is due where neither it nor its customer says otherwise. */
  readonly termsDays: number | null;
  /** What a line is taxed with where nothing is said; null where the business did not say. */
  readonly tax: TaxRegime | null;
  /** By the document's type: "INV-{year}-{000}". A type that is not here is numbered by its own pattern. */
  readonly numberPatterns: Readonly<Record<string, string>>;
  readonly paper: Paper;
  /** Its bytes are read apart: `businessLogo` of the store. */
  readonly logo: LogoMark | null;
}

export type Paper = "a4" | "letter";

export interface LogoMark extends LogoFacts {
  /** SHA-256 of its bytes, under which they are kept. */
  readonly id: string;
  readonly sizeBytes: number;
}

const text = (what: string, max: number) => textJson(what, max).nullable().exactOptional();
const line = (what: string, max: number) =>
  textJson(what, max)
    .regex(/^[^\n\r\t]*$/, `${what} is one line.`)
    .nullable()
    .exactOptional();

/** Some fields of the business with what they shall be; null takes a field back to not set. */
export const businessChangeJson = z.strictObject({
  name: line("The business's name", 200),
  address: text("The address", 500),
  email: z.email("That is not an e-mail address. Write it like ana@acme.com.").nullable().exactOptional(),
  phone: line("The phone number", 40),
  website: line("The website", 200),
  currency: z
    .string()
    .refine((code) => currencyOf(code)?.code === code, { error: ({ input }) => unknownCurrency(String(input)) })
    .exactOptional(),
  zone: z.string().refine(isZone, "That is not a time zone. Write it like Europe/London.").exactOptional(),
  taxIds: z.array(taxIdJson).max(8, "A business has 8 tax numbers at most.").exactOptional(),
  bank: bankDetailsJson.nullable().exactOptional(),
  termsDays: z
    .int("Terms are a whole number of days.")
    .min(0, "Terms must not be negative.")
    .max(365, "Terms are at most 365 days.")
    .nullable()
    .exactOptional(),
  tax: z
    .discriminatedUnion("kind", [
      z.strictObject({
        kind: z.literal("charges"),
        label: textJson("The tax's name", 30),
        percent: z.string().refine((percent) => percentJson.safeDecode(percent).success, "That is not a rate of tax."),
      }),
      z.strictObject({ kind: z.literal("none"), label: textJson("The tax's name", 30) }),
    ])
    .nullable()
    .exactOptional(),
  numberPatterns: z.record(z.string(), z.string()).exactOptional(),
  paper: z.enum(["a4", "letter"]).exactOptional(),
  /** The id of a logo that was kept before. */
  logo: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .exactOptional(),
});

export type BusinessChange = z.output<typeof businessChangeJson>;

export type BusinessField = keyof BusinessChange;

/** What the business says of some fields now, in the form of a change. */
export function fieldsOf(business: Business, fields: readonly BusinessField[]): BusinessChange {
  const all: Required<BusinessChange> = {
    ...business,
    taxIds: [...business.taxIds],
    numberPatterns: { ...business.numberPatterns },
    logo: business.logo?.id ?? null,
  };
  return Object.fromEntries(fields.map((field) => [field, all[field]]));
}

/** What has to be set before anything goes out by itself. */
export type Essential = "name" | "bank";

/** The essentials that are missing, in the order in which they are asked for. */
export function missingEssentials({ name, bank }: Pick<Business, "name" | "bank">): readonly Essential[] {
  return [...(name === null ? (["name"] as const) : []), ...(canBePaid(bank) ? [] : (["bank"] as const))];
}

/** "no name and no way to be paid". */
export function missingWords(missing: readonly Essential[]): string {
  return missing.map((one) => (one === "name" ? "no name" : "no way to be paid")).join(" and ");
}

const NAMES: Readonly<Record<BusinessField, string>> = {
  name: "name",
  address: "address",
  email: "e-mail",
  phone: "phone",
  website: "website",
  currency: "currency",
  zone: "time zone",
  taxIds: "tax numbers",
  bank: "bank details",
  termsDays: "terms",
  tax: "tax",
  numberPatterns: "numbering",
  paper: "paper",
  logo: "logo",
};

/** What people call a field: "bank details". */
export function fieldName(field: BusinessField): string {
  return NAMES[field];
}

/** Every field, in the order in which a person looks for them. */
export const BUSINESS_FIELDS = Object.keys(NAMES) as readonly BusinessField[];

/** Stands for what was never said. */
export const NOT_SET = "(not set)";

/** A field of a change in words: "IBAN GB33 BUKB 2020 1555 5555 55". */
export function fieldWords(change: BusinessChange, field: BusinessField): string {
  return WORDS[field](change) ?? NOT_SET;
}

type Words = (change: BusinessChange) => string | null | undefined;

const WORDS: Readonly<Record<BusinessField, Words>> = {
  name: ({ name }) => name,
  address: ({ address }) => address?.replaceAll("\n", ", "),
  email: ({ email }) => email,
  phone: ({ phone }) => phone,
  website: ({ website }) => website,
  currency: ({ currency }) => currency,
  zone: ({ zone }) => zone,
  taxIds: ({ taxIds = [] }) =>
    taxIds.length === 0 ? null : taxIds.map(({ label, value }) => `${label} ${value}`).join(", "),
  bank: ({ bank }) => bank && bankWords(bank),
  termsDays: ({ termsDays }) =>
    termsDays === 0 ? "on receipt" : typeof termsDays === "number" ? `${termsDays} days` : null,
  tax: ({ tax }) => tax && (tax.kind === "none" ? `not registered for ${tax.label}` : `${tax.percent} % ${tax.label}`),
  numberPatterns({ numberPatterns = {} }) {
    const patterns = Object.entries(numberPatterns).map(([kind, pattern]) => `${kind}s ${pattern}`);
    return patterns.length === 0 ? "as usual" : patterns.join(", ");
  },
  paper: ({ paper }) => (paper === "letter" ? "US Letter" : "A4"),
  logo: ({ logo }) => logo && `a picture (${logo.slice(0, 8)})`,
};

function bankWords(bank: BankDetails): string {
  const rows = paymentRows({ name: null, bank });
  if (bank.iban !== null && rows.length === 1) return `IBAN ${formatIban(bank.iban)}`;
  return rows.map(({ label, value }) => `${label} ${value}`).join(", ");
}

function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}
