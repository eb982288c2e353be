import { similarity } from "#domain/similarity";
import { PurserError } from "#kernel/errors";

export type ImportKind = "customers" | "invoices";

interface Field {
  readonly name: string;
  /** What other programs call it. */
  readonly also: readonly string[];
  readonly required?: true;
  readonly type?: "amount" | "date";
}

const CUSTOMERS: readonly Field[] = [
  {
    name: "name",
    also: ["customer", "customer name", "client", "client name", "company", "company name", "display name"],
    required: true,
  },
  { name: "email", also: ["e mail", "mail", "email address", "main email"] },
  { name: "address", also: ["billing address", "postal address"] },
  { name: "terms_days", also: ["terms", "payment terms", "due days", "net days"] },
  { name: "tax_id", also: ["vat id", "vat number", "tax number", "vat no", "ust id", "gst number"] },
];

const INVOICES: readonly Field[] = [
  { name: "number", also: ["invoice number", "invoice no", "invoice", "document number", "no", "num"], required: true },
  {
    name: "customer",
    also: ["customer name", "client", "client name", "name", "company", "contact", "bill to"],
    required: true,
  },
  {
    name: "issue_date",
    also: ["date", "invoice date", "issued", "issued on", "document date"],
    required: true,
    type: "date",
  },
  { name: "due_date", also: ["due", "due on", "payment due"], required: true, type: "date" },
  { name: "currency", also: ["currency code", "curr"] },
  { name: "total", also: ["amount", "gross", "invoice total", "total amount", "invoice amount"], type: "amount" },
  { name: "net", also: ["subtotal", "net amount", "total net"], type: "amount" },
  { name: "tax", also: ["vat", "tax amount", "gst", "sales tax"], type: "amount" },
  {
    name: "open",
    also: ["open amount", "open balance", "balance", "balance due", "amount due", "outstanding"],
    type: "amount",
  },
  { name: "paid", also: ["amount paid", "paid amount"], type: "amount" },
  { name: "paid_on", also: ["paid date", "payment date", "last payment"], type: "date" },
  { name: "status", also: ["state"] },
  { name: "description", also: ["memo", "subject", "item", "details"] },
  { name: "reference", also: ["po number", "purchase order", "your reference", "po"] },
  { name: "notes", also: ["note", "comment", "comments", "message"] },
];

export const FIELDS: Readonly<Record<ImportKind, readonly Field[]>> = { customers: CUSTOMERS, invoices: INVOICES };

/** Where each field stands in the file. */
export interface Columns {
  readonly kind: ImportKind;
  readonly header: readonly string[];
  readonly at: ReadonlyMap<string, number>;
  /** Columns that nothing is read from, as the file names them. */
  readonly unused: readonly string[];
}

/** "Invoice No." and "invoice_no" are the same. */
const plain = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const answersTo = ({ name, also }: Field, header: string): boolean =>
  [name, ...also].some((known) => plain(known) === plain(header));

export function isKnownColumn(name: string): boolean {
  return [...CUSTOMERS, ...INVOICES].some((field) => answersTo(field, name));
}

/**
 * Finds the columns of a file by their names, whatever their order.
 *
 * @param mapped field to the file's own name for it, as a person said
 * @throws PurserError `bad-columns` that names what is missing and what may have been meant
 */
export function matchColumns(
  header: readonly string[],
  options: { readonly kind?: ImportKind; readonly mapped?: ReadonlyMap<string, string> } = {},
): Columns {
  const mapped = options.mapped ?? new Map<string, string>();
  const kind = options.kind ?? kindOf(header, mapped);
  const fields = FIELDS[kind];
  const at = new Map<string, number>();
  for (const [field, column] of mapped) at.set(knownField(kind, field), columnNamed(header, column));
  const taken = new Set(at.values());
  for (const field of fields) {
    if (at.has(field.name)) continue;
    // The field's own name wins over what others call it.
    const own = header.findIndex((name, index) => !taken.has(index) && plain(name) === plain(field.name));
    if (own !== -1) at.set(field.name, own);
    if (own !== -1) taken.add(own);
  }
  for (const field of fields) {
    if (at.has(field.name)) continue;
    const found = header.findIndex((name, index) => !taken.has(index) && answersTo(field, name));
    if (found === -1) continue;
    at.set(field.name, found);
    taken.add(found);
  }
  refuseTwins(header, at);
  refuseMissing(kind, header, at);
  return { kind, header, at, unused: header.filter((_, index) => !taken.has(index)) };
}

function kindOf(header: readonly string[], mapped: ReadonlyMap<string, string>): ImportKind {
  const has = (field: Field): boolean => mapped.has(field.name) || header.some((name) => answersTo(field, name));
  const ofInvoices = INVOICES.filter((field) => field.type !== undefined).filter(has).length;
  return ofInvoices > 0 ? "invoices" : "customers";
}

/** Of two columns of one name nobody knows which is meant. */
function refuseTwins(header: readonly string[], at: ReadonlyMap<string, number>): void {
  for (const index of at.values()) {
    const name = header[index] ?? "";
    if (header.filter((other) => plain(other) === plain(name)).length < 2) continue;
    throw new PurserError("bad-columns", `The file has two columns called "${name}".`, {
      next: "Give one of them another name in the file.",
    });
  }
}

function refuseMissing(kind: ImportKind, header: readonly string[], at: ReadonlyMap<string, number>): void {
  const missing = FIELDS[kind]
    .filter(({ name, required }) => required === true && !at.has(name))
    .map(({ name }) => name);
  if (kind === "invoices" && !["total", "net", "open"].some((name) => at.has(name))) missing.push("total");
  if (missing.length === 0) return;
  const free = header.filter((_, index) => ![...at.values()].includes(index));
  const hints = missing.map((name) => {
    const near = nearest(name, free);
    return near === undefined ? `--map ${name}=COLUMN` : `--map "${name}=${near}" if "${near}" is the ${name}`;
  });
  const which = missing.length === 1 ? `the column ${missing[0]}` : `the columns ${missing.join(", ")}`;
  throw new PurserError("bad-columns", `A file of ${kind} needs ${which}, and this one has: ${header.join(", ")}.`, {
    next: `Name it so in the file, or say ${hints.join(", ")}.`,
    fields: { missing },
  });
}

/** The column whose name is most like the field's, where any is like it at all. */
function nearest(field: string, columns: readonly string[]): string | undefined {
  const known = [...CUSTOMERS, ...INVOICES]
    .filter(({ name }) => name === field)
    .flatMap(({ name, also }) => [name, ...also]);
  const scored = columns.map((column) => ({
    column,
    score: Math.max(...known.map((name) => similarity(plain(name), plain(column)))),
  }));
  const [best] = scored.filter(({ score }) => score >= 0.3).toSorted((a, b) => b.score - a.score);
  return best?.column;
}

function knownField(kind: ImportKind, field: string): string {
  const names = FIELDS[kind].map(({ name }) => name);
  if (names.includes(field)) return field;
  throw new PurserError("bad-columns", `There is no field ${field} in a file of ${kind}.`, {
    next: `There are: ${names.join(", ")}.`,
  });
}

function columnNamed(header: readonly string[], column: string): number {
  const found = header.findIndex((name) => plain(name) === plain(column));
  if (found !== -1) return found;
  const near = header.toSorted((a, b) => similarity(plain(b), plain(column)) - similarity(plain(a), plain(column)))[0];
  throw new PurserError("bad-columns", `The file has no column "${column}".`, {
    next: near === undefined ? "It has none at all." : `Did you mean "${near}"? It has: ${header.join(", ")}.`,
  });
}
