import type { Business } from "#domain/business";

import type { InvoiceWords } from "./invoice-words.ts";

/** What an invoice takes from the business where nothing is said, and how that is told. */
export interface UsualWords {
  readonly termsDays: number | null;
  readonly taxPercent: string | null;
  /** "Taken from your settings: due in 14 days, 20 % VAT."; null where all was said. */
  readonly told: string | null;
}

/** @param partyTermsDays the customer's own terms, which come before the business's */
export function usualWords(
  { termsDays, tax }: Pick<Business, "termsDays" | "tax">,
  words: InvoiceWords,
  partyTermsDays: number | null,
): UsualWords {
  const saysDue = words.due !== undefined || words.termsDays !== undefined || partyTermsDays !== null;
  const saysTax = words.taxPercent !== undefined || words.noTax !== undefined;
  const terms = saysDue || termsDays === null ? [] : [termsDays === 0 ? "due on receipt" : `due in ${termsDays} days`];
  const rate = saysTax || tax?.kind !== "charges" ? [] : [`${tax.percent} % ${tax.label}`];
  const told = [...terms, ...rate];
  return {
    termsDays: partyTermsDays ?? termsDays,
    taxPercent: tax?.kind === "charges" ? tax.percent : null,
    told: told.length === 0 ? null : `Taken from your settings: ${told.join(", ")}.`,
  };
}
