import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import pg from "pg";
import { describe } from "vitest";

import { sha256 } from "#kernel/canonical-json";
import { PurserError } from "#kernel/errors";
import { takeLock } from "#storage/embedded/lock";
import { openEmbedded } from "#storage/embedded/open";
import { migrate } from "#storage/migrate";

/** A database of its own, brought up to date and empty, until it is closed. */
export interface TestDatabase {
  readonly url: string;
  close(): Promise<void>;
}

export interface DatabaseKind {
  readonly name: string;
  open(): Promise<TestDatabase>;
}

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const MIGRATIONS = join(ROOT, "prisma", "migrations");
const WORK = join(ROOT, "test", ".work");
const LOCK_POLL_MS = 50;

/** For a suite that runs on PostgreSQL in a file of its own. */
export const EMBEDDED: DatabaseKind = { name: "the embedded database", open: openCopy };

/**
 * The databases that a suite runs on: the embedded one always, PostgreSQL when PURSER_TEST_DATABASE_URL names a server
 * where databases may be made.
 *
 * @throws when PURSER_REQUIRE_REAL is set and there is no server
 */
export function databases(): readonly DatabaseKind[] {
  const server = serverUrl();
  return server === undefined ? [EMBEDDED] : [EMBEDDED, postgres(server)];
}

/** A suite for PostgreSQL alone. Where there is no server it is skipped, and its title says why. */
export function describePostgres(title: string, suite: (kind: DatabaseKind) => void): void {
  const server = serverUrl();
  const why = server === undefined ? " (PURSER_TEST_DATABASE_URL is not set)" : "";
  describe.skipIf(server === undefined)(`${title}${why}`, () => {
    suite(postgres(server ?? ""));
  });
}

function serverUrl(): string | undefined {
  const url = process.env["PURSER_TEST_DATABASE_URL"];
  if (url !== undefined && url !== "") return url;
  if (process.env["PURSER_REQUIRE_REAL"] !== "1") return undefined;
  throw new Error("PURSER_REQUIRE_REAL is set, so PURSER_TEST_DATABASE_URL must name a PostgreSQL server.");
}

function postgres(server: string): DatabaseKind {
  const command = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  return {
    name: "PostgreSQL",
    async open() {
      const name = `purser_test_${randomBytes(8).toString("hex")}`;
      await command(`CREATE DATABASE ${name}`);
      const url = new URL(server);
      url.pathname = `/${name}`;
      await migrate(url.href, MIGRATIONS);
      return { url: url.href, close: () => command(`DROP DATABASE ${name} WITH (FORCE)`) };
    },
  };
}

/** Opens a copy of the template: making a new database takes two seconds, copying one a fraction of one. */
async function openCopy(): Promise<TestDatabase> {
  const home = await mkdtemp(join(tmpdir(), "purser-test-"));
  await copyBooks(home);
  const embedded = await openEmbedded(home);
  return {
    url: embedded.url,
    async close() {
      await embedded.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** Puts books that are up to date and empty into a data folder. */
export async function copyBooks(home: string): Promise<void> {
  await cp(join(await readyTemplate(), "books"), join(home, "books"), { recursive: true });
}

/** The template, made by the first that needs it and kept until the migrations or PGlite change. */
async function readyTemplate(): Promise<string> {
  const template = join(WORK, `template-${await templateKey()}`);
  if (existsSync(template)) return template;
  await mkdir(WORK, { recursive: true });
  const unlock = await waitForLock(WORK);
  try {
    if (!existsSync(template)) await makeTemplate(template);
  } finally {
    unlock();
  }
  return template;
}

async function makeTemplate(template: string): Promise<void> {
  const fresh = join(WORK, "fresh");
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh);
  const embedded = await openEmbedded(fresh);
  await migrate(embedded.url, MIGRATIONS).finally(() => embedded.close());
  await rename(fresh, template);
}

async function templateKey(): Promise<string> {
  const names = (await readdir(MIGRATIONS, { recursive: true })).filter((name) => name.endsWith(".sql")).toSorted();
  const sources = [
    ...names.map((name) => join(MIGRATIONS, name)),
    join(ROOT, "node_modules", "@electric-sql", "pglite", "package.json"),
  ];
  const contents = await Promise.all(sources.map((path) => readFile(path, "utf8")));
  return sha256([...names, ...contents].join("\0")).slice(0, 16);
}

async function waitForLock(folder: string): Promise<() => void> {
  for (;;) {
    try {
      return takeLock(folder);
    } catch (error) {
      if (!(error instanceof PurserError && error.code === "home-held")) throw error;
      await pause(LOCK_POLL_MS);
    }
  }
}
