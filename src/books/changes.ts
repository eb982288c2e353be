import { canonicalJson } from "#kernel/canonical-json";
import { formatDate } from "#domain/business-date";
import { formatMoney } from "#domain/money";
import type { StoredDocument } from "#storage/documents-store";

/** What a document says, with the name of whom it is to. */
type Said = Pick<StoredDocument, "total" | "issueDate" | "dueDate" | "content"> & { readonly to: string };

const PARTS: Readonly<Record<string, string>> = {
  lines: "its lines",
  discountPercent: "its discount",
  taxIncluded: "whether its prices have the tax in them",
  reference: "its reference",
  notes: "its note",
};

/** What a document says otherwise than before, each in words: "due 30 Jun 2027 instead of 6 Dec 2026", "its lines". */
export function changesBetween(before: Said, after: Said): readonly string[] {
  const rows: readonly (readonly [what: string, was: string, is: string])[] = [
    ["to", before.to, after.to],
    ["total", formatMoney(before.total), formatMoney(after.total)],
    ["issue date", formatDate(before.issueDate), formatDate(after.issueDate)],
    ["due", dateOrNone(before.dueDate), dateOrNone(after.dueDate)],
  ];
  const changed = rows.flatMap(([what, was, is]) => (was === is ? [] : [`${what} ${is} instead of ${was}`]));
  const parts = Object.entries(PARTS).filter(([part]) => partOf(before, part) !== partOf(after, part));
  return [...changed, ...parts.map(([, words]) => words)];
}

const dateOrNone = (date: Temporal.PlainDate | null): string => (date === null ? "no date" : formatDate(date));

function partOf({ content }: Said, part: string): string {
  return canonicalJson((content as Readonly<Record<string, unknown>>)[part] ?? null);
}
