import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip, gzipSync } from "node:zlib";

import { wholeFile } from "#effects/whole-file";
import type { Clock } from "#kernel/clock";
import { readAuditHead } from "#storage/audit-store";
import { readCounters } from "#storage/copying/counters";
import { countRows, readRows, speakPlainly } from "#storage/copying/rows";
import { ownTables, type TableShape } from "#storage/copying/tables";
import type { Database, Tx } from "#storage/database";
import { appliedMigrations } from "#storage/migrate";

import { type BackupHeader, type BackupMark, FORMAT, seal, VERSION } from "./format.ts";
import { tableDigest } from "./table-digest.ts";

export interface WrittenBackup {
  readonly header: BackupHeader;
  /** Of every byte before the seal. */
  readonly sha256: string;
}

/**
 * Writes the whole books into one file, as they stand at one instant, while others work with them. Nothing of the
 * settings is in it, so no secret is.
 *
 * @throws PurserError `cannot-write`
 */
export function writeBackup(database: Pick<Database, "snapshot">, path: string, clock: Clock): Promise<WrittenBackup> {
  return wholeFile(path, (file) =>
    database.snapshot(async (tx) => {
      await speakPlainly(tx);
      const tables = await ownTables(tx);
      const header = await headerOf(tx, tables, clock);
      const hash = createHash("sha256");
      const first = gzipSync(`${JSON.stringify(header)}\n`);
      await file.appendFile(hash.update(first) && first);
      await writeBody(file, body(tx, tables), hash);
      const sha256 = hash.digest("hex");
      await file.appendFile(seal(sha256));
      return { header, sha256 };
    }),
  );
}

async function headerOf(tx: Tx, tables: readonly TableShape[], clock: Clock): Promise<BackupHeader> {
  const rows: Record<string, number> = {};
  for (const table of tables) rows[table.name] = await countRows(tx, table);
  const { count, hash } = await readAuditHead(tx);
  return {
    format: FORMAT,
    version: VERSION,
    program: programVersion(),
    createdAt: clock.now().toString(),
    migrations: [...(await appliedMigrations(tx))],
    audit: { count: count.toString(), hash },
    rows,
  };
}

async function* body(tx: Tx, tables: readonly TableShape[]): AsyncGenerator<string> {
  const mark = (value: BackupMark): string => `${JSON.stringify(value)}\n`;
  for (const table of tables) {
    yield mark({ table: table.name, columns: [...table.columns] });
    const digest = tableDigest();
    for await (const page of readRows(tx, table)) {
      for (const line of page) digest.add(line);
      yield `${page.join("\n")}\n`;
    }
    yield mark({ end: table.name, ...digest.sum() });
  }
  yield mark({ counters: [...(await readCounters(tx))] });
}

async function writeBody(
  file: FileHandle,
  lines: AsyncIterable<string>,
  hash: ReturnType<typeof createHash>,
): Promise<void> {
  await pipeline(Readable.from(lines), createGzip(), async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) {
      hash.update(chunk);
      // A plain write may take only a part where a disk is nearly full.
      await file.appendFile(chunk);
    }
  });
}

function programVersion(): string {
  const text = readFileSync(new URL("../../../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
