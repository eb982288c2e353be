import { type Card, card, type Tone } from "#cards/card";
import { type Business, type BusinessChange, type BusinessField, fieldName, fieldWords } from "#domain/business";
import { knownCurrency } from "#domain/currencies";
import { businessDate, formatDate } from "#domain/business-date";
import { formatNumber } from "#documents/number-pattern";
import { canonicalJson } from "#kernel/canonical-json";
import type { Db } from "#storage/database";
import { nextNumber } from "#storage/documents-store";
import { inCapital } from "#domain/text";

/** The fields that a change names. */
export function fieldsIn(change: BusinessChange): readonly BusinessField[] {
  return Object.keys(change) as BusinessField[];
}

/** "Change your business: name, bank details". */
export function changeTitle(change: BusinessChange): string {
  return `Change your business: ${fieldsIn(change).map(fieldName).join(", ")}`;
}

/** What each field was and what it becomes, side by side. */
export function changeCard(
  { was, set }: { readonly was: BusinessChange; readonly set: BusinessChange },
  { title, tone, notes = [] }: { readonly title: string; readonly tone: Tone; readonly notes?: readonly string[] },
): Card {
  const left = (label: string) => ({ label, align: "left" as const });
  const rows = fieldsIn(set).map((field) => [
    inCapital(fieldName(field)),
    fieldWords(was, field),
    fieldWords(set, field),
  ]);
  return card({ title, tone, tables: [{ columns: [left(""), left("Was"), left("Becomes")], rows }], notes });
}

/** What a change means for what the business does next, in whole sentences. */
export async function changeNotes(
  db: Db,
  set: BusinessChange,
  { business, at }: { readonly business: Business; readonly at: Temporal.Instant },
): Promise<readonly string[]> {
  const notes: string[] = [];
  const { currency, zone, numberPatterns } = set;
  if (currency !== undefined && currency !== business.currency) {
    const { name } = knownCurrency(currency);
    notes.push(
      `Documents so far keep their currency; new ones are in ${currency} (${name}) where nothing else is said, and so are the limits of what goes out alone.`,
    );
  }
  if (zone !== undefined && zone !== business.zone) {
    notes.push(`In ${zone} it is ${formatDate(businessDate(at, zone))}; dates are counted there from now on.`);
  }
  for (const [kind, pattern] of Object.entries(numberPatterns ?? {})) {
    const next = formatNumber(pattern, await nextNumber(db, kind), businessDate(at, zone ?? business.zone));
    notes.push(`The next ${kind} is ${next}; numbers only go up, and those given stay.`);
  }
  if (set.bank !== undefined && set.bank !== null) {
    notes.push("Customers are told to pay there from the next document on.");
  }
  return notes;
}

/** Whether two values of a field are the same. */
export function sameValue(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
