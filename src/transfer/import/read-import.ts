import { money } from "#domain/money";
import { nameKey } from "#domain/party";
import type { Db } from "#storage/database";
import {
  customersThere,
  invoicesThere,
  keysNotOnFile,
  type Staged,
  type StagedCustomer,
  type StagedInvoice,
} from "#storage/import-rows";

import { type Cells, readCells } from "./read-cells.ts";
import { readCustomer } from "./read-customer.ts";
import { type InvoiceContext, type LeftOut, readInvoice } from "./read-invoice.ts";
import type { OpenImport } from "./open-import.ts";
import type { Problem } from "./problem.ts";

/** What a file comes to, beside the books as they stand. */
export interface ImportSum {
  rows: number;
  /** How many rows would be taken in. */
  fresh: number;
  /** Rows that the books have already, just so. */
  there: number;
  /** Customers that would be added: those of the file, or those whom its invoices name. */
  customers: number;
  /** Customers on file of whom the file knows more. */
  filled: number;
  leftOut: Record<LeftOut, number>;
  /** What is open, in minor units, by currency. */
  open: Map<string, bigint>;
  /** Names that are alike but for their form of company. */
  similar: string[];
}

export interface Hearers {
  problem(problem: Problem): Promise<void>;
  progress(rows: number): void;
  /** Gets the rows that would be taken in, in pieces. */
  fresh?(rows: readonly Staged[]): Promise<void>;
}

const PIECE = 500;
const SIMILAR_KEPT = 100;

/**
 * Reads all rows of a file, tells what is wrong with each that is, and compares the others with the books. Memory grows
 * by a few dozen bytes a row, to find what stands in the file twice.
 */
export async function readImport(
  db: Db,
  source: OpenImport,
  context: Omit<InvoiceContext, "manner">,
  hearers: Hearers,
): Promise<ImportSum> {
  const { columns } = source;
  const sum: ImportSum = {
    rows: 0,
    fresh: 0,
    there: 0,
    customers: 0,
    filled: 0,
    leftOut: { paid: 0, void: 0, draft: 0 },
    open: new Map(),
    similar: [],
  };
  const lines = new Map<string, number>();
  const names = namesOf(sum);
  let piece: Staged[] = [];
  let problems: Problem[] = [];
  const flush = async (): Promise<void> => {
    const found = await compare(db, columns.kind, piece, names, sum);
    problems.push(...found.problems);
    for (const problem of problems.toSorted((a, b) => a.line - b.line)) await hearers.problem(problem);
    if (found.fresh.length > 0) await hearers.fresh?.(found.fresh);
    piece = [];
    problems = [];
    hearers.progress(sum.rows);
  };
  for await (const row of source.rows()) {
    sum.rows += 1;
    const cells = readCells(row, columns);
    const read =
      columns.kind === "customers" ? readCustomer(cells) : readInvoice(cells, { ...context, manner: source.manner });
    if (typeof read === "string") sum.leftOut[read] += 1;
    else if (read !== null && isFirst(cells, read, lines)) piece.push({ line: row.line, row: read });
    problems.push(...cells.problems);
    if (piece.length + problems.length >= PIECE) await flush();
  }
  await flush();
  return sum;
}

/** Notes the row, unless another one before it has its number or name. */
function isFirst(cells: Cells, row: StagedCustomer | StagedInvoice, lines: Map<string, number>): boolean {
  const [field, key] = row.kind === "invoice" ? ["number", row.number.toLowerCase()] : ["name", row.key];
  const before = lines.get(key);
  if (before === undefined) {
    lines.set(key, cells.line);
    return true;
  }
  cells.bad(field, "twice in the file", `It stands on line ${before} already.`, "Keep one of them.");
  return false;
}

interface Compared {
  readonly fresh: readonly Staged[];
  readonly problems: readonly Problem[];
}

async function compare(
  db: Db,
  kind: "customers" | "invoices",
  piece: readonly Staged[],
  names: ReturnType<typeof namesOf>,
  sum: ImportSum,
): Promise<Compared> {
  if (piece.length === 0) return { fresh: [], problems: [] };
  return kind === "customers"
    ? compareCustomers(db, piece as readonly Staged<StagedCustomer>[], names, sum)
    : compareInvoices(db, piece as readonly Staged<StagedInvoice>[], names, sum);
}

async function compareCustomers(
  db: Db,
  piece: readonly Staged<StagedCustomer>[],
  names: ReturnType<typeof namesOf>,
  sum: ImportSum,
): Promise<Compared> {
  const there = new Map((await customersThere(db, piece)).map((one) => [one.line, one]));
  const problems: Problem[] = [];
  const fresh = piece.filter(({ line, row }) => {
    const found = there.get(line);
    if (found === undefined) {
      sum.customers += 1;
      names.note(row.name, row.key);
      return true;
    }
    if (found.differs.length > 0)
      problems.push(conflict(line, "name", found.name, found.differs, `${found.name} is on file`));
    else if (found.adds) sum.filled += 1;
    else sum.there += 1;
    return found.differs.length === 0 && found.adds;
  });
  sum.fresh += fresh.length;
  return { fresh, problems };
}

async function compareInvoices(
  db: Db,
  piece: readonly Staged<StagedInvoice>[],
  names: ReturnType<typeof namesOf>,
  sum: ImportSum,
): Promise<Compared> {
  const there = new Map((await invoicesThere(db, piece)).map((one) => [one.line, one]));
  const problems: Problem[] = [];
  const fresh = piece.filter(({ line }) => {
    const found = there.get(line);
    if (found === undefined) return true;
    if (found.differs.length === 0) sum.there += 1;
    else
      problems.push(
        conflict(line, "number", found.number, found.differs, `${found.number} to ${found.party} is in the books`),
      );
    return false;
  });
  for (const { row } of fresh) {
    const open = BigInt(row.totalMinor) - BigInt(row.paidMinor);
    sum.open.set(row.currency, (sum.open.get(row.currency) ?? 0n) + open);
  }
  const unseen = new Map(fresh.filter(({ row }) => !names.has(row.key)).map(({ row }) => [row.key, row.customer]));
  const missing = new Set(await keysNotOnFile(db, [...unseen.keys()]));
  for (const [key, name] of unseen) {
    if (missing.has(key)) sum.customers += 1;
    names.note(name, key);
  }
  sum.fresh += fresh.length;
  return { fresh, problems };
}

function conflict(line: number, column: string, value: string, differs: readonly string[], what: string): Problem {
  return {
    line,
    column,
    value,
    kind: "differs from the books",
    problem: `${what} already, with another ${differs.join(", ")}.`,
    expected: "Put the file or the books right, or take the row out.",
  };
}

/** The names that were met, and which of them differ only by their form of company. */
function namesOf(sum: ImportSum) {
  const met = new Set<string>();
  const byCore = new Map<string, string>();
  return {
    has: (key: string): boolean => met.has(key),
    note(name: string, key: string): void {
      if (met.has(key)) return;
      met.add(key);
      const core = nameKey(name);
      const other = byCore.get(core);
      if (other === undefined) byCore.set(core, name);
      else if (sum.similar.length < SIMILAR_KEPT) sum.similar.push(`"${other}" and "${name}"`);
    },
  };
}

/** "1,200.00 EUR": what is open in each currency. */
export function openWords(sum: ImportSum, format: (value: ReturnType<typeof money>) => string): readonly string[] {
  return [...sum.open]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, minor]) => format(money(minor, currency)));
}
