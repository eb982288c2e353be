import { createReadStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { createGunzip } from "node:zlib";

import { type Database, openDatabase } from "#storage/database";
import type { DatabaseKind } from "#test/databases";
import { manualClock } from "#test/manual-clock";
import { checkBackup } from "#transfer/backup/check-backup";
import { restoreBackup } from "#transfer/backup/restore-backup";
import { writeBackup } from "#transfer/backup/write-backup";

export const MIGRATIONS = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));

/** A database of its own, which holds no books. */
export async function emptyDatabase(kind: DatabaseKind): Promise<{ database: Database; close(): Promise<void> }> {
  const books = await kind.open();
  const database = openDatabase(books.url);
  return {
    database,
    async close() {
      await database.close();
      await books.close();
    },
  };
}

/** Copies books into a file, and what the file holds into an empty database, as they are. */
export async function copyThrough(folder: string, from: Database, to: Database): Promise<string> {
  const path = join(folder, `copy-${Math.random().toString(36).slice(2)}.purser.gz`);
  await writeBackup(from, path, manualClock());
  await restoreBackup(to, await checkBackup(path, MIGRATIONS, null), async () => {});
  return path;
}

/** A backup's lines as `gunzip` gives them, without its seal. */
export async function linesOf(path: string): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of createInterface({ input: createReadStream(path).pipe(createGunzip()) })) lines.push(line);
  return lines.slice(0, -1);
}
