import type { Before, DocumentFacts } from "./deed.ts";
import type { Args } from "./eval-case.ts";
import { normalDecimal, normalText } from "./normal.ts";

const TODAY = "2026-11-22";

/** What a new invoice must say when exactly this was said of it: what was not said stands as it does by default. */
export function wantedInvoice(args: Args, { terms }: Before): DocumentFacts {
  const tax = args.taxPercent ?? null;
  const { lines = [], amount } = args;
  const currency = amount?.currency ?? lines.find(({ unitPrice }) => unitPrice !== undefined)?.unitPrice?.currency;
  const single = { quantity: "1", description: args.description ?? "", unitPrice: amount?.amount ?? "" };
  const said = lines.length === 0 ? [single] : lines;
  const issueDate = args.issueDate ?? TODAY;
  return {
    party: args.party ?? "",
    currency: currency ?? "",
    lines: said.map(({ quantity = "1", description = "", unitPrice = "" }) => ({
      quantity,
      description,
      unitPrice: typeof unitPrice === "string" ? unitPrice : unitPrice.amount,
      taxPercent: tax,
      discountPercent: null,
    })),
    issueDate,
    due: args.due ?? dueByTerms(issueDate, terms.get(args.party ?? "") ?? null),
    taxIncluded: args.taxIncluded === "yes",
    discountPercent: args.discountPercent ?? null,
    reference: args.reference ?? null,
  };
}

/** A document after a correction: what was said put in place, all else as it was. */
export function wantedCorrection(args: Args, was: DocumentFacts): DocumentFacts {
  const { line } = args;
  const lines = was.lines.map((old, index) => ({
    ...old,
    ...(args.taxPercent === undefined ? {} : { taxPercent: args.taxPercent }),
    ...(args.amount === undefined ? {} : { unitPrice: args.amount.amount }),
    ...(args.description === undefined ? {} : { description: args.description }),
    ...(line?.index !== index + 1
      ? {}
      : {
          ...(line.quantity === undefined ? {} : { quantity: line.quantity }),
          ...(line.description === undefined ? {} : { description: line.description }),
          ...(line.unitPrice === undefined ? {} : { unitPrice: line.unitPrice.amount }),
        }),
  }));
  return {
    ...was,
    lines,
    party: args.party ?? was.party,
    currency: args.amount?.currency ?? was.currency,
    issueDate: args.issueDate ?? was.issueDate,
    due: args.due ?? was.due,
    taxIncluded: args.taxIncluded === undefined ? was.taxIncluded : args.taxIncluded === "yes",
    discountPercent: args.discountPercent ?? was.discountPercent,
    reference: args.reference ?? was.reference,
  };
}

/** Where two documents differ, in words; empty where they say the same. */
export function documentDiff(wanted: DocumentFacts, is: DocumentFacts): readonly string[] {
  const [a, b] = [flat(wanted), flat(is)];
  return [...new Set([...a.keys(), ...b.keys()])]
    .filter((key) => a.get(key) !== b.get(key))
    .map((key) => `${key} is ${b.get(key) ?? "absent"}, wanted ${a.get(key) ?? "none"}`);
}

function flat(facts: DocumentFacts): ReadonlyMap<string, string> {
  const decimal = (text: string | null): string => (text === null ? "none" : normalDecimal(text));
  return new Map([
    ["party", facts.party],
    ["currency", facts.currency],
    ["issueDate", facts.issueDate],
    ["due", facts.due ?? "none"],
    ["taxIncluded", String(facts.taxIncluded)],
    ["discountPercent", decimal(facts.discountPercent)],
    ["reference", facts.reference ?? "none"],
    ...facts.lines.flatMap((line, index): [string, string][] => [
      [`line ${index + 1} quantity`, decimal(line.quantity)],
      [`line ${index + 1} description`, normalText(line.description)],
      [`line ${index + 1} unitPrice`, decimal(line.unitPrice)],
      [`line ${index + 1} taxPercent`, decimal(line.taxPercent)],
      [`line ${index + 1} discountPercent`, decimal(line.discountPercent)],
    ]),
  ]);
}

function dueByTerms(issueDate: string, days: number | null): string | null {
  return days === null ? null : Temporal.PlainDate.from(issueDate).add({ days }).toString();
}
