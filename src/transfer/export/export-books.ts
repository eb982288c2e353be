import { appendFile, readdir, readFile, rename, rm, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";

import { readDocumentView } from "#books/read-document-view";
import { existingDocument } from "#books/existing";
import type { DocumentType } from "#documents/define-document-type";
import { knownCurrency } from "#domain/currencies";
import { writeDecimal } from "#domain/decimal";
import { makeFolder, syncFolder, wholeFile } from "#effects/whole-file";
import { writeFileWhole } from "#effects/write-file-whole";
import { cannotWrite } from "#kernel/cannot-write";
import { canonicalJson, sha256 } from "#kernel/canonical-json";
import { PurserError } from "#kernel/errors";
import { noProbe } from "#kernel/points";
import { renderDocument } from "#rendering/render-document";
import type { Database, Tx } from "#storage/database";
import { EXPORT_TABLES, exportRows, type ExportTable, issuedDocuments } from "#storage/export-rows";

import { csvLine } from "../csv-line.ts";

export interface ExportSum {
  /** Rows by the file's name. */
  readonly rows: ReadonlyMap<string, number>;
  readonly pdfs: number;
  /** How many of those an earlier try had made already. */
  readonly kept: number;
}

export interface ExportOptions {
  readonly database: Database;
  readonly documentTypes: ReadonlyMap<string, DocumentType>;
  /** Where a user's own fonts lie. */
  readonly fontFolder: string;
  progress(pdfs: number): void;
}

/** Which PDF shows what: a try that was cut off goes on with those that would be the same. */
const RENDERED = "rendered.txt";

/**
 * Writes the books for other programs and other people: a CSV file a table, as they stand at one instant, and the PDF of
 * each document that has a number. All of it is written into `DIR.partial`, which becomes DIR when it is whole.
 *
 * @throws PurserError `export-there` unless DIR does not exist or is empty, `cannot-write`
 */
export async function exportBooks(dir: string, options: ExportOptions): Promise<ExportSum> {
  await refuseFull(dir);
  const partial = `${dir}.partial`;
  // First where it is to lie: what cannot be there is told by the name that was given.
  await makeFolder(dirname(dir));
  await makeFolder(join(partial, "pdf"));
  const rows = await options.database.snapshot((tx) => writeTables(tx, partial));
  const { pdfs, kept } = await writePdfs(partial, options);
  try {
    await rm(join(partial, "pdf", RENDERED), { force: true });
    await rmdir(dir).catch(() => {});
    await rename(partial, dir);
    await syncFolder(dirname(dir));
  } catch (error) {
    throw cannotWrite(dir, error);
  }
  return { rows, pdfs, kept };
}

async function refuseFull(dir: string): Promise<void> {
  const there = await readdir(dir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw new PurserError("export-there", `${dir} is no folder to export into (${error.code}).`, {
      next: "Name a new folder, at a place that Purser may write to.",
      cause: error,
    });
  });
  if (there.length === 0) return;
  throw new PurserError("export-there", `The folder ${dir} is not empty.`, {
    next: "Name a new folder: an export never mixes with what is there.",
  });
}

async function writeTables(tx: Tx, folder: string): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const table of EXPORT_TABLES) {
    let count = 0;
    const lines = async function* (): AsyncGenerator<string> {
      yield csvLine(table.columns.map(headOf));
      for await (const page of exportRows(tx, table)) {
        count += page.length;
        yield page.map((row) => csvLine(cellsOf(table, row))).join("");
      }
    };
    await wholeFile(join(folder, `${table.name}.csv`), async (file) => {
      for await (const text of lines()) await file.appendFile(text);
    });
    counts.set(table.name, count);
  }
  return counts;
}

const MINOR = /_minor$/;
const headOf = (column: string): string => column.replace(MINOR, "");

/** Amounts as people write them, with the digits that their currency has. */
function cellsOf({ columns }: ExportTable, row: readonly (string | null)[]): readonly (string | null)[] {
  const currency = row[columns.indexOf("currency")];
  return row.map((value, index) => {
    if (value === null || !MINOR.test(columns[index] ?? "")) return value;
    const { digits } = knownCurrency(currency ?? "");
    const [whole, fraction = ""] = writeDecimal(BigInt(value), digits).split(".");
    return digits === 0 ? (whole ?? "") : `${whole}.${fraction.padEnd(digits, "0")}`;
  });
}

async function writePdfs(
  folder: string,
  { database, documentTypes, fontFolder, progress }: ExportOptions,
): Promise<{ readonly pdfs: number; readonly kept: number }> {
  const db = database.reads;
  const listPath = join(folder, "pdf", RENDERED);
  const before = new Set((await readFile(listPath, "utf8").catch(() => "")).split("\n"));
  let [pdfs, kept] = [0, 0];
  for await (const id of issuedDocuments(db)) {
    const document = await existingDocument(db, id);
    const view = await readDocumentView(db, document, documentTypes);
    const name = `${document.kind}-${encodeURIComponent(document.number ?? id)}.pdf`;
    const line = `${sha256(canonicalJson(view))} ${name}`;
    if (before.has(line)) kept += 1;
    else {
      await writeFileWhole(noProbe, join(folder, "pdf", name), (await renderDocument(view, { fontFolder })).pdf);
      await appendFile(listPath, `${line}\n`, { mode: 0o600 }).catch((error: unknown) => {
        throw cannotWrite(listPath, error);
      });
    }
    pdfs += 1;
    progress(pdfs);
  }
  return { pdfs, kept };
}
