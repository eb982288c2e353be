import { fieldsIn, sameValue } from "#books/business-change";
import { problemWith } from "#domain/bank-details";
import { type Business, type BusinessChange, fieldsOf } from "#domain/business";
import type { LogoFacts } from "#domain/logo";
import type { TaxId } from "#domain/tax-id";
import { readNumberPattern } from "#documents/number-pattern";

import { checkTaxId, type TaxIdSaid } from "./check-tax-id.ts";
import type { Described } from "./described.ts";
import { homeCountry } from "./home-country.ts";
import { mergedBank } from "./read-bank-words.ts";
import { readLogoFile } from "./read-logo-file.ts";

/** What a tool has to give for it. */
export interface ComposeOptions {
  readonly business: Business;
  readonly today: Temporal.PlainDate;
  /** Files that came with what was said. */
  readonly files: readonly string[];
  readonly local: boolean;
  keepLogo(facts: LogoFacts, bytes: Uint8Array): Promise<string>;
}

/** A change of the business, ready for the door, with what to tell beside it. */
export interface ComposedChange {
  readonly set: BusinessChange;
  readonly was: BusinessChange;
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Makes a change of what was said: only the fields that become something else than they are. */
export async function composeChange(described: Described, options: ComposeOptions): Promise<ComposedChange> {
  const { business } = options;
  const problems = [...described.problems];
  const notes = [...described.notes];
  const set: Mutable<BusinessChange> = {};
  for (const field of [
    "name",
    "address",
    "email",
    "phone",
    "website",
    "currency",
    "zone",
    "termsDays",
    "tax",
    "paper",
  ] as const) {
    if (described[field] !== undefined) Object.assign(set, { [field]: described[field] });
  }
  if (described.bank !== undefined) {
    const bank = mergedBank(business.bank, described.bank);
    const problem = problemWith(bank);
    if (problem === null) set.bank = bank;
    // Where a part of it was wrong, that was said already, and what is missing now follows from it.
    else if (problems.length === 0) problems.push(problem);
  }
  if (described.taxIds !== undefined) {
    const home = homeCountry({ currency: set.currency ?? business.currency, zone: set.zone ?? business.zone });
    const taxIds = await taxIdsOf(described.taxIds, { home, problems, notes });
    const kept = business.taxIds.filter((one) => !taxIds.some(({ label }) => label === one.label));
    if (taxIds.length > 0) set.taxIds = [...kept, ...taxIds];
  }
  if (described.numbering !== undefined) {
    const { kind, pattern: said } = described.numbering;
    const pattern = readNumberPattern(said, options.today);
    if (pattern === null) problems.push(`Documents cannot be numbered like "${said.slice(0, 40)}". ${NUMBERS}`);
    else set.numberPatterns = { ...business.numberPatterns, [kind?.replaceAll(" ", "-") ?? "invoice"]: pattern };
  }
  if (described.logo !== undefined) {
    const logo = await logoOf(described.logo.path, options);
    if ("problem" in logo) problems.push(logo.problem);
    else set.logo = logo.id;
  }
  if (described.clears !== undefined) Object.assign(set, { [described.clears]: EMPTY[described.clears] ?? null });
  const now = fieldsOf(business, fieldsIn(set));
  const changed = fieldsIn(set).filter((field) => !sameValue(set[field], now[field]));
  const only = (values: BusinessChange): BusinessChange =>
    Object.fromEntries(changed.map((field) => [field, values[field]]));
  return { set: only(set), was: only(now), problems, notes };
}

const EMPTY: Readonly<Record<string, unknown>> = { taxIds: [], numberPatterns: {} };

const NUMBERS = "A number has letters, digits and dashes, and digits that count at its end, such as INV-2026-001.";

async function taxIdsOf(
  said: readonly TaxIdSaid[],
  { home, problems, notes }: { readonly home: string | null; readonly problems: string[]; readonly notes: string[] },
): Promise<TaxId[]> {
  const taxIds: TaxId[] = [];
  for (const one of said) {
    const checked = await checkTaxId(one, home);
    if (!checked.ok) problems.push(checked.problem);
    else {
      taxIds.push(checked.value.taxId);
      if (checked.value.doubt !== null) notes.push(checked.value.doubt);
    }
  }
  return taxIds;
}

/** A file that came with the words, or one of this machine that a person who sits at it names. */
async function logoOf(
  path: string | null,
  { files, local, keepLogo }: ComposeOptions,
): Promise<{ readonly id: string } | { readonly problem: string }> {
  const [attached] = files;
  if (files.length > 1) return { problem: "Several files came with that. Send the logo alone." };
  if (attached === undefined && path === null) {
    return {
      problem: local ? 'Which picture? Say it like "use this logo: /home/ana/logo.png".' : "Send the picture with it.",
    };
  }
  if (attached === undefined && !local)
    return { problem: "A file of this machine can only be named on it. Send the picture with it." };
  const file = await readLogoFile(attached ?? path ?? "");
  return file.ok ? { id: await keepLogo(file.value.facts, file.value.bytes) } : { problem: file.problem };
}
