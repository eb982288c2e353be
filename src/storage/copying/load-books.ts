import type { Db, Tx } from "../database.ts";

import { quoted, type TableShape } from "./tables.ts";
import { rawSql } from "../sql.ts";

/** What says that somebody began to keep books: a first start writes the first two. */
const BEGUN = ["business", "members", "parties", "documents", "acts", "audit", "inbox"];

/** Whether there are books in the database: tables of ours with anything in them. */
export async function holdsBooks(db: Db): Promise<boolean> {
  for (const table of BEGUN) {
    const [there] = await db.$queryRaw<{ there: boolean }[]>`select to_regclass(${quoted(table)}) is not null as there`;
    if (there?.there !== true) continue;
    const rows = await db.$queryRaw<unknown[]>(rawSql(`select 1 as one from ${quoted(table)} limit 1`));
    if (rows.length > 0) return true;
  }
  return false;
}

/**
 * Lets rows be loaded that were guarded when they were first written: triggers are put aside for `load`, in this
 * transaction alone, and stand again before it ends. What migrations put into the tables is taken out first. Foreign
 * keys, checks and unique indexes hold throughout; that entries balance is looked at by the caller.
 */
export async function withoutGuards(tx: Tx, tables: readonly TableShape[], load: () => Promise<void>): Promise<void> {
  const triggers = await tx.$queryRaw<{ table: string; name: string }[]>`
    select c.relname::text as "table", t.tgname::text as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where not t.tgisinternal and t.tgenabled = 'O' and c.relnamespace = current_schema()::regnamespace`;
  const own = triggers.filter(({ table }) => tables.some(({ name }) => name === table));
  for (const { table, name } of own)
    await tx.$executeRawUnsafe(`alter table ${quoted(table)} disable trigger ${quoted(name)}`);
  for (const { name } of tables.toReversed()) await tx.$executeRawUnsafe(`delete from ${quoted(name)}`);
  await load();
  // Nothing may wait for the end of the transaction on a table that is altered.
  await tx.$executeRaw`set constraints all immediate`;
  for (const { table, name } of own)
    await tx.$executeRawUnsafe(`alter table ${quoted(table)} enable trigger ${quoted(name)}`);
}

/** A journal entry whose postings do not add up to zero, where there is one: no guard looked while they were loaded. */
export async function unbalancedEntry(db: Db): Promise<string | null> {
  const [row] = await db.$queryRaw<{ entry_id: string }[]>`
    select entry_id from postings group by entry_id, currency having sum(amount_minor) <> 0 limit 1`;
  return row?.entry_id ?? null;
}
