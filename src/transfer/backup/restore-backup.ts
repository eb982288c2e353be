import { type AuditEntry, appendAudit, type AuditHead, verifyAudit } from "#storage/audit-store";
import { holdsBooks, unbalancedEntry, withoutGuards } from "#storage/copying/load-books";
import { writeCounters } from "#storage/copying/counters";
import { countRows, speakPlainly, writeRows } from "#storage/copying/rows";
import { ownTables, type TableShape } from "#storage/copying/tables";
import type { Database, Tx } from "#storage/database";
import { giveUpUnanswered, type UnansweredEvent } from "#storage/inbox-store";
import { journalBalance } from "#storage/journal-store";
import { PurserError } from "#kernel/errors";

import type { CheckedBackup } from "./check-backup.ts";
import { type BackupLine, openBackup } from "./read-backup.ts";
import { damaged } from "./read-backup.ts";

/**
 * Puts a backup that was checked into a database of its schema that holds no books: all of it or nothing.
 *
 * @param afterwards runs in the same transaction once everything is in and was looked at
 * @throws PurserError `books-there`, `bad-backup`
 */
export async function restoreBackup<T>(
  database: Database,
  backup: CheckedBackup,
  afterwards: (tx: Tx) => Promise<T>,
): Promise<T> {
  const { lines } = await openBackup(backup.path);
  return database.load(async (tx) => {
    await speakPlainly(tx);
    if (await holdsBooks(tx)) throw booksThere();
    const tables = await ownTables(tx);
    await withoutGuards(tx, tables, () =>
      loadTables(tx, backup, new Map(tables.map((table) => [table.name, table])), lines()),
    );
    await lookThrough(tx, backup, tables);
    return afterwards(tx);
  });
}

async function loadTables(
  tx: Tx,
  { path, header }: CheckedBackup,
  tables: ReadonlyMap<string, TableShape>,
  lines: AsyncGenerator<BackupLine>,
): Promise<void> {
  for (;;) {
    const next = await lines.next();
    if (next.done === true) return;
    if ("row" in next.value || "end" in next.value.mark) throw damaged(path, "its tables are not in order");
    const { mark } = next.value;
    if ("counters" in mark) {
      await writeCounters(tx, mark.counters);
      continue;
    }
    const table = tables.get(mark.table);
    if (table === undefined || JSON.stringify(table.columns) !== JSON.stringify(mark.columns))
      throw damaged(path, `the table ${mark.table} has other columns than its schema (Purser ${header.program})`);
    await writeRows(tx, table, rowsUntilEnd(path, lines));
  }
}

async function* rowsUntilEnd(path: string, lines: AsyncGenerator<BackupLine>): AsyncGenerator<string> {
  for (;;) {
    const next = await lines.next();
    if (next.done === true) throw damaged(path, "a table has no end");
    if ("row" in next.value) yield next.value.row;
    else if ("end" in next.value.mark) return;
    else throw damaged(path, "its tables are not in order");
  }
}

async function lookThrough(tx: Tx, { path, header }: CheckedBackup, tables: readonly TableShape[]): Promise<void> {
  for (const table of tables) {
    const rows = await countRows(tx, table);
    if (rows !== (header.rows[table.name] ?? 0))
      throw damaged(path, `the table ${table.name} came to ${rows} rows instead of ${header.rows[table.name] ?? 0}`);
  }
  await assertSound(tx, (problem) => damaged(path, problem));
}

/** That loaded books are as sound as their guards would have made them. */
export async function assertSound(tx: Tx, problemIs: (problem: string) => Error): Promise<void> {
  const entry = await unbalancedEntry(tx);
  if (entry !== null) throw problemIs(`the journal entry ${entry} does not balance`);
  const off = [...(await journalBalance(tx))].find(([, sum]) => sum !== 0n);
  if (off !== undefined) throw problemIs(`the books do not balance in ${off[0]}`);
  const verdict = await verifyAudit(tx, []);
  if (!verdict.ok) throw problemIs(`the audit log is not whole (${verdict.problem})`);
}

export interface Restored {
  readonly head: AuditHead;
  /** How much was still to go out. */
  readonly halted: number;
  readonly unanswered: readonly UnansweredEvent[];
}

/**
 * What a restore adds to the books: an entry in the audit log that says where they came from, and a halt for what was
 * still to go out when the copy was made. It may have gone out since, so a person says whether it goes again; and what
 * was said and not answered would be done now, days later and perhaps for the second time, so a person says that again.
 */
export async function markRestored(
  tx: Tx,
  backup: CheckedBackup,
  { at, kept }: { readonly at: Temporal.Instant; readonly kept: AuditHead | null },
): Promise<Restored> {
  const halted = await tx.$executeRaw`
    update outbox set status = 'uncertain', claimed_by = null, claimed_until = null,
      last_error = 'Restored from a copy: it may have gone out after the copy was made.'
    where status in ('queued', 'sending')`;
  const unanswered = await giveUpUnanswered(tx);
  const entry: AuditEntry = {
    kind: "restored",
    at,
    body: {
      sha256: backup.sha256,
      createdAt: backup.header.createdAt,
      head: backup.header.audit,
      kept: kept === null ? null : { count: kept.count.toString(), hash: kept.hash, place: backup.kept },
      halted,
      unheard: unanswered.length,
    },
  };
  return { head: await appendAudit(tx, entry), halted, unanswered };
}

export function booksThere(): PurserError {
  return new PurserError("books-there", "There are books in this place already, and a restore never writes over any.", {
    next: "Name a new data folder (--home DIR), or set DATABASE_URL to an empty database. Nothing was changed.",
  });
}
