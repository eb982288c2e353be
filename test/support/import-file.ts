import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Actor } from "#governance/define-operation";
import type { Outcome } from "#governance/outcome";
import { newId } from "#kernel/ids";
import { dropRows, stageRows, sumOfRows } from "#storage/import-rows";
import { writable } from "#test/writable";
import type { TestOffice } from "#test/open-office";
import { openImport, type Said } from "#transfer/import/open-import";
import type { Problem } from "#transfer/import/problem";
import { type ImportSum, readImport } from "#transfer/import/read-import";

export interface Imported {
  readonly sum: ImportSum;
  readonly problems: readonly Problem[];
  /** Null where there was a problem, or nothing to take in. */
  readonly outcome: Outcome | null;
  readonly importId: string;
}

/** Imports a file's text as the command does: staged, and taken in through the door where no row is wrong. */
export async function importText(
  office: TestOffice,
  text: string,
  { by = office.anaByHand, ...said }: Said & { readonly by?: Actor } = {},
): Promise<Imported> {
  const folder = await mkdtemp(join(tmpdir(), "purser-import-"));
  const path = join(folder, "file.csv");
  await writeFile(path, text);
  try {
    return await importFrom(office, path, said, by);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function importFrom(office: TestOffice, path: string, said: Said, by: Actor): Promise<Imported> {
  const source = await openImport(path, said);
  const db = office.database.reads;
  const importId = newId("imp");
  const problems: Problem[] = [];
  const context = { currency: "USD", today: Temporal.PlainDate.from("2026-11-23"), numberPattern: "INV-{0000}" };
  const sum = await readImport(db, source, context, {
    problem: async (problem) => void problems.push(problem),
    progress: () => {},
    fresh: (rows) => stageRows(writable(office.database), importId, rows, office.clock.now()),
  });
  if (problems.length > 0 || sum.fresh === 0) {
    await dropRows(writable(office.database), importId);
    return { sum, problems, outcome: null, importId };
  }
  const { rows, sha256: rowsSha256 } = await sumOfRows(db, importId);
  const input = { importId, kind: source.columns.kind, fileSha256: source.file.sha256, rows, rowsSha256 };
  return { sum, problems, outcome: await office.act("import-open-items", input, by), importId };
}
