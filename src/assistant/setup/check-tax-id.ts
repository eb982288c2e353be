import { parsed, refused, type Parsed } from "#domain/parsed";
import type { TaxId } from "#domain/tax-id";

import { NAMED_KINDS, type TaxIdKind, VAT_KINDS } from "./tax-id-kinds.ts";

/** A tax number as it was said: "VAT", "GB 980 7806 84". */
export interface TaxIdSaid {
  readonly label: string;
  readonly value: string;
}

/** A tax number that may stand on documents; `doubt` says what to look at again. */
export interface CheckedTaxId {
  readonly taxId: TaxId;
  readonly doubt: string | null;
}

interface Check {
  validate(value: string): { readonly isValid: boolean; readonly error?: { readonly name: string } };
}

/**
 * Checks a tax number by the rules of the country that gives it. A wrong form is refused. Check digits that do not fit
 * are only a doubt: some countries give numbers that their own rule does not fit, and the owner reads it off a paper.
 *
 * @param home the country of the business, for a number that does not name its own; null where it is not known
 */
export async function checkTaxId(
  { label: said, value }: TaxIdSaid,
  home: string | null,
): Promise<Parsed<CheckedTaxId>> {
  const label = said.toUpperCase();
  const compact = value.replace(/[\s.]/g, "").toUpperCase();
  const found = kindOf(label, compact, home);
  if (found === null) {
    const taxId = { label, country: null, value: value.trim().toUpperCase() };
    return parsed({ taxId, doubt: `I know no rule for ${label} ${taxId.value}, so nobody checked it.` });
  }
  const { kind } = found;
  const check = ((await import(`stdnum/lib/cjs/${kind.check}.js`)) as { default: Check }).default;
  const { isValid, error } = check.validate(value.trim());
  // The package takes any five characters for the number of a British department.
  const misread =
    kind.check === "gb/vat" && !/^(?:GB|XI)?(?:\d{9}|\d{12}|(?:GD|HA)\d{3})$/.test(compact.replace(/-/g, ""));
  const wrong = error?.name ?? "InvalidLength";
  const what = kind.label === "VAT" ? `VAT number of ${countryName(kind.country)}` : `${kind.label} number`;
  if (misread || (!isValid && wrong !== "InvalidChecksum")) {
    return refused(
      `"${value.trim()}" is no ${what}: ${REASONS[wrong] ?? "it has another form"}. One looks like ${kind.looks}.`,
    );
  }
  const taxId = { label: kind.label, country: kind.country, value: written(kind, compact, value) };
  const doubt = `The check digits of the ${what} ${taxId.value} do not fit: look whether every digit is right.`;
  return parsed({ taxId, doubt: isValid ? null : doubt });
}

const REASONS: Readonly<Record<string, string>> = {
  InvalidLength: "it has too many characters or too few",
  InvalidFormat: "it has letters or digits where there are none",
  InvalidComponent: "a part of it means nothing there",
};

const PREFIXES: Readonly<Record<string, string>> = { EL: "GR", XI: "GB" };

function kindOf(label: string, compact: string, home: string | null): { readonly kind: TaxIdKind } | null {
  const named = Object.hasOwn(NAMED_KINDS, label) ? NAMED_KINDS[label] : undefined;
  if (named !== undefined) return { kind: named };
  if (/^\d{2}[A-Z]{5}\d{4}[A-Z]/.test(compact)) return given(NAMED_KINDS["GSTIN"]);
  if (!/^(?:VAT|TAX|BTW|MWST|TVA|IVA|MOMS|UST|GST|NIF|UID|TIN)/.test(label)) return null;
  const prefix = /^[A-Z]{2}/.exec(compact)?.[0];
  const country = prefix === undefined ? home : (PREFIXES[prefix] ?? prefix);
  if (label === "GST" && country === "AU") return given(NAMED_KINDS["ABN"]);
  if (/^(?:TAX|TIN)/.test(label) && country === "US") return given(NAMED_KINDS["EIN"]);
  return country === null ? null : given(VAT_KINDS.get(country));
}

const given = (kind: TaxIdKind | undefined): { readonly kind: TaxIdKind } | null =>
  kind === undefined ? null : { kind };

/** As it stands on documents: a VAT number begins with its country, others keep the grouping that was said. */
function written({ label, country }: TaxIdKind, compact: string, said: string): string {
  if (label !== "VAT") return said.trim().toUpperCase();
  const prefix = country === "GR" ? "EL" : country;
  const keepsOwn = /^[A-Z]{2}/.test(compact) || country === "ZA";
  return keepsOwn ? compact : `${prefix}${compact}`;
}

function countryName(country: string): string {
  const name = new Intl.DisplayNames("en", { type: "region" }).of(country) ?? country;
  return /^(?:United|Netherlands)/.test(name) ? `the ${name}` : name;
}
