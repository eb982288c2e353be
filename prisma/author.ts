import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import type { DiffResult, MigrationList } from "@prisma/schema-engine-wasm";

import { openSchemaEngine } from "./schema-engine.ts";
import { openShadowDatabase } from "./shadow-database.ts";

const LOCKFILE = { path: "migration_lock.toml", content: 'provider = "postgresql"\n' };
const EXTENSIONS = ["pg_trgm", "unaccent"];
/** Made by hand-written migrations for a library; `schema.prisma` does not know them. */
const EXTERNAL_TABLES = ["public.agenda_jobs"];
const USAGE = `Usage:
  npm run schema -- author NAME   write a migration that leads from the migrations to schema.prisma
                                  (a NAME such as 20260102000000_init takes its own place in the order)
  npm run schema -- drift         end with 2 when the migrations do not lead to schema.prisma
`;

/** Where a schema and its migrations stand: `schema.prisma` and `migrations/` in one folder. */
export interface SchemaFolder {
  readonly folder: string;
}

/** The migrations in order, up to but without `before` when it is given. */
async function readMigrations(dir: string, before?: string): Promise<MigrationList> {
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => []);
  const names = entries
    .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
    .filter((name) => before === undefined || name < before)
    .toSorted();
  const read = async (path: string) => {
    const value = await readFile(join(dir, path, "migration.sql"), "utf8");
    return { path, migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value } } };
  };
  return {
    baseDir: dir,
    lockfile: LOCKFILE,
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(names.map(read)),
  };
}

/** What would lead from the migrations to the schema: `exitCode` 2 and the SQL, or 0. */
async function difference({ folder }: SchemaFolder, before?: string): Promise<DiffResult & { first: boolean }> {
  const path = join(folder, "schema.prisma");
  const content = await readFile(path, "utf8");
  const migrations = await readMigrations(join(folder, "migrations"), before);
  const database = await openShadowDatabase();
  try {
    const { engine, firstFailure } = await openSchemaEngine(database.url);
    const comparing = engine.diff({
      from: { tag: "migrations", ...migrations },
      to: { tag: "schemaDatamodel", files: [{ path, content }] },
      script: true,
      exitCode: true,
      filters: { externalTables: EXTERNAL_TABLES, externalEnums: [] },
    });
    const result = await comparing.catch((error: unknown) => {
      throw firstFailure() ?? error;
    });
    return { ...result, first: migrations.migrationDirectories.length === 0 };
  } finally {
    await database.close();
  }
}

/**
 * Writes a new migration and returns its folder's name, or undefined when nothing has changed. A `name` that begins
 * with its own fourteen digits takes that place in the order, after the migrations that stand before it.
 */
export async function author(at: SchemaFolder, name: string, now = new Date()): Promise<string | undefined> {
  const id = /^\d{14}_/.test(name) ? name : `${now.toISOString().replaceAll(/\D/g, "").slice(0, 14)}_${name}`;
  const { exitCode, stdout, first } = await difference(at, id);
  if (exitCode !== 2 || stdout === null) return undefined;
  const dir = join(at.folder, "migrations");
  // Indexes of the schema need them, and the schema cannot say so.
  const extensions = EXTENSIONS.map((extension) => `CREATE EXTENSION IF NOT EXISTS ${extension};\n`).join("");
  await mkdir(join(dir, id), { recursive: true });
  await writeFile(join(dir, id, "migration.sql"), first ? `${extensions}\n${stdout}` : stdout);
  await writeFile(join(dir, LOCKFILE.path), LOCKFILE.content);
  return id;
}

/** The SQL that is missing between the migrations and the schema, or undefined when they agree. */
export async function drift(at: SchemaFolder): Promise<string | undefined> {
  const { exitCode, stdout } = await difference(at);
  return exitCode === 0 ? undefined : (stdout ?? "");
}

async function main([command, name]: string[]): Promise<number> {
  const at = { folder: fileURLToPath(new URL(".", import.meta.url)) };
  if (command === "author" && name !== undefined && /^[a-z0-9_]+$/.test(name)) {
    const id = await author(at, name);
    process.stdout.write(id === undefined ? "Nothing has changed.\n" : `Wrote prisma/migrations/${id}.\n`);
    return 0;
  }
  if (command === "drift") {
    const missing = await drift(at);
    process.stdout.write(missing === undefined ? "The migrations lead to the schema.\n" : missing);
    return missing === undefined ? 0 : 2;
  }
  process.stderr.write(USAGE);
  return 1;
}

if (import.meta.main) process.exit(await main(process.argv.slice(2)));
