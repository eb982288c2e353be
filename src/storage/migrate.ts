import { randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import pg from "pg";

import { sha256 } from "#kernel/canonical-json";
import { PurserError } from "#kernel/errors";

import type { Db } from "./database.ts";

export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** What of a client is used, so that one inside a pool will do as well. */
type Client = Pick<pg.ClientBase, "query">;

/** Prisma's own, so that its command line agrees about what was applied and does not run beside us. */
const LOCK_KEY = 72_707_369;
const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;
const APPLIED = `SELECT migration_name AS name, checksum FROM _prisma_migrations
  WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
const UNDEFINED_TABLE = "42P01";

/**
 * Brings a database up to this build: applies each migration of a folder that it has not seen, in order, each whole or
 * not at all, one process at a time. One query when there is nothing to do.
 *
 * @param database a connected client that is used alone, or an address
 * @param options.only applies no others than these, to make a database of an earlier schema
 * @returns the names of what was applied now
 * @throws PurserError `database-newer` when it has seen a migration that this build does not know,
 *   `migration-edited` when one was changed after it was applied
 */
export async function migrate(
  database: Client | string,
  dir: string,
  options: { readonly only?: ReadonlySet<string> } = {},
): Promise<string[]> {
  if (typeof database !== "string") return migrateWith(database, dir, options);
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    return await migrateWith(client, dir, options);
  } finally {
    await client.end();
  }
}

async function migrateWith(
  client: Client,
  dir: string,
  { only }: { readonly only?: ReadonlySet<string> },
): Promise<string[]> {
  const [migrations, before] = await Promise.all([readMigrations(dir), readApplied(client)]);
  const names: string[] = [];
  for (const migration of pending(migrations, before)) {
    if (only !== undefined && !only.has(migration.name)) continue;
    if (await applyOnce(client, migration, migrations)) names.push(migration.name);
  }
  return names;
}

/** The migrations of a folder, in order. */
export async function readMigrations(dir: string): Promise<Migration[]> {
  const entries = await readdir(dir, { withFileTypes: true });
  const names = entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(dir, name, "migration.sql"), "utf8");
      return { name, sql, checksum: sha256(sql) };
    }),
  );
}

async function readApplied(client: Client): Promise<Map<string, string>> {
  try {
    const { rows } = await client.query<{ name: string; checksum: string }>(APPLIED);
    return new Map(rows.map((row) => [row.name, row.checksum]));
  } catch (error) {
    if ((error as { code?: string }).code === UNDEFINED_TABLE) return new Map();
    throw error;
  }
}

function pending(migrations: Migration[], applied: ReadonlyMap<string, string>): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration.checksum]));
  for (const [name, checksum] of applied) {
    if (!known.has(name)) throw newer(name);
    if (known.get(name) !== checksum) throw edited(name);
  }
  return migrations.filter((migration) => !applied.has(migration.name));
}

/** False when another process applied it while this one waited for its turn. */
async function applyOnce(client: Client, migration: Migration, migrations: Migration[]): Promise<boolean> {
  await client.query("BEGIN");
  try {
    // Held by the transaction: behind the embedded gate all clients share one session, which may lock twice.
    await client.query(`SELECT pg_advisory_xact_lock(${LOCK_KEY})`);
    await client.query(TABLE);
    const mine = pending(migrations, await readApplied(client)).includes(migration);
    if (mine) {
      await client.query(migration.sql);
      await client.query(
        `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
         VALUES ($1, $2, $3, clock_timestamp(), 1)`,
        [randomUUID(), migration.checksum, migration.name],
      );
    }
    await client.query("COMMIT");
    return mine;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  }
}

function newer(name: string): PurserError {
  return new PurserError("database-newer", `The database was changed by a newer Purser (it holds ${name}).`, {
    next: "Update Purser to at least that version, and start again. Nothing was changed.",
    fields: { name },
  });
}

function edited(name: string): PurserError {
  return new PurserError("migration-edited", `The migration ${name} was changed after it had been applied.`, {
    next: "Take back the change to its file, and put what is new into a migration of its own.",
    fields: { name },
  });
}

/** The migrations that a database has seen, in order. */
export async function appliedMigrations(db: Db): Promise<readonly Pick<Migration, "name" | "checksum">[]> {
  return db.$queryRaw<{ name: string; checksum: string }[]>`
    select migration_name as name, checksum from _prisma_migrations
    where finished_at is not null and rolled_back_at is null order by migration_name`;
}
