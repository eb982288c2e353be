import { PurserError } from "#kernel/errors";
import { appendAudit, readAuditHead } from "#storage/audit-store";
import { readCounters, writeCounters } from "#storage/copying/counters";
import { holdsBooks, withoutGuards } from "#storage/copying/load-books";
import { readRows, speakPlainly, writeRows } from "#storage/copying/rows";
import { ownTables, type TableShape } from "#storage/copying/tables";
import type { Database, Db, Tx } from "#storage/database";

import { assertSound } from "./backup/restore-backup.ts";
import { tableDigest, type TableSum } from "./backup/table-digest.ts";

export interface CopiedBooks {
  readonly tables: number;
  readonly rows: number;
}

/**
 * Copies whole books from one database into another of the same schema that holds none, in one transaction there: all
 * or nothing. Before it ends, every table is read back and compared, the journal is balanced, and the audit log is
 * walked; its last entry then says that the books were moved.
 *
 * @throws PurserError `copy-differs`
 */
export function copyBooks(from: Database, to: Database, at: Temporal.Instant): Promise<CopiedBooks> {
  return from.snapshot((source) =>
    to.load(async (target) => {
      await speakPlainly(source);
      await speakPlainly(target);
      const tables = await ownTables(source);
      await sameShape(target, tables);
      const sums = new Map<string, TableSum>();
      await withoutGuards(target, tables, async () => {
        for (const table of tables) sums.set(table.name, await copyTable(source, target, table));
        await writeCounters(target, await readCounters(source));
      });
      for (const table of tables) await sameRows(target, table, sums.get(table.name));
      await assertSound(target, differs);
      const { count, hash } = await readAuditHead(source);
      const body = { count: count.toString(), hash };
      await appendAudit(target, { kind: "moved", at, body });
      const rows = [...sums.values()].reduce((all, sum) => all + sum.rows, 0);
      return { tables: tables.length, rows };
    }),
  );
}

/** Whether a database already holds a whole copy of these books, whose mover was ended before it could say so. */
export async function isCopyOf(from: Db, to: Db): Promise<boolean> {
  if (!(await holdsBooks(to))) return false;
  const { count, hash } = await readAuditHead(from);
  const rows = await to.$queryRaw<unknown[]>`
    select 1 as one from audit where seq = ${count + 1n} and kind = 'moved' and prev_hash = ${hash}`;
  return rows.length === 1;
}

async function copyTable(source: Tx, target: Tx, table: TableShape): Promise<TableSum> {
  const digest = tableDigest();
  async function* lines(): AsyncGenerator<string> {
    for await (const page of readRows(source, table)) {
      for (const line of page) {
        digest.add(line);
        yield line;
      }
    }
  }
  await writeRows(target, table, lines());
  return digest.sum();
}

async function sameShape(target: Tx, tables: readonly TableShape[]): Promise<void> {
  const there = new Map((await ownTables(target)).map((table) => [table.name, table]));
  for (const table of tables) {
    if (JSON.stringify(there.get(table.name)?.columns) !== JSON.stringify(table.columns))
      throw differs(`the table ${table.name} has other columns there`);
  }
}

async function sameRows(target: Tx, table: TableShape, expected: TableSum | undefined): Promise<void> {
  const digest = tableDigest();
  for await (const page of readRows(target, table)) for (const line of page) digest.add(line);
  const found = digest.sum();
  if (found.rows !== expected?.rows || found.sha256 !== expected.sha256)
    throw differs(`the table ${table.name} did not arrive as it was sent`);
}

function differs(problem: string): PurserError {
  return new PurserError("copy-differs", `The copy is not like the books: ${problem}.`, {
    next: "Nothing was kept of it, and the books here are as they were.",
  });
}
