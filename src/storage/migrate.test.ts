import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";

import { type Gate, openGate } from "./embedded/gate.ts";
import { greetingOf } from "./embedded/greeting.ts";
import { migrate } from "./migrate.ts";

let database: PGlite;
let gate: Gate;
let url: string;
let client: pg.Client;
let dir: string;

function write(name: string, sql: string): void {
  mkdirSync(join(dir, name), { recursive: true });
  writeFileSync(join(dir, name, "migration.sql"), sql);
}

async function rows(sql: string): Promise<unknown[]> {
  return (await client.query(sql)).rows;
}

beforeAll(async () => {
  database = await PGlite.create("memory://");
  gate = await openGate(database, { at: { port: 0 }, greeting: await greetingOf(database) });
  url = `postgres://postgres@127.0.0.1:${gate.port}/postgres`;
  client = new pg.Client(url);
  await client.connect();
});

beforeEach(async () => {
  await client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  dir = mkdtempSync(join(tmpdir(), "purser-migrations-"));
  writeFileSync(join(dir, "migration_lock.toml"), 'provider = "postgresql"\n');
  write("01_entries", "CREATE TABLE entries (n int);");
  write(
    "02_guard",
    "CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'kept'; END; $$;\nINSERT INTO entries VALUES (1);",
  );
});

afterEach(() => rmSync(dir, { recursive: true }));

afterAll(async () => {
  await client.end();
  await gate.close();
  await database.close();
});

test("all that is new is applied in order, once, and recorded as Prisma would", async () => {
  expect(await migrate(url, dir)).toEqual(["01_entries", "02_guard"]);
  expect(await migrate(client, dir)).toEqual([]);
  expect(await rows("SELECT n FROM entries")).toEqual([{ n: 1 }]);
  // sha256 of "CREATE TABLE entries (n int);", by sha256sum.
  expect(
    await rows(
      "SELECT checksum, applied_steps_count, finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE migration_name = '01_entries'",
    ),
  ).toEqual([
    {
      checksum: "dabb20ee14f44d05fc2649bc790cab2b655895249e07c52ade84059f16aeca4e",
      applied_steps_count: 1,
      finished: true,
    },
  ]);
  write("03_more", "INSERT INTO entries VALUES (2);");
  expect(await migrate(url, dir)).toEqual(["03_more"]);
});

test("with nothing to do it asks one question", async () => {
  await migrate(client, dir);
  const asked: unknown[] = [];
  const counting = { query: (...args: unknown[]) => (asked.push(args[0]), client.query(...(args as [string]))) };
  await migrate(counting, dir);
  expect(asked).toHaveLength(1);
});

test("a migration that fails leaves nothing of itself, and what stood before it stays", async () => {
  write("03_bad", "INSERT INTO entries VALUES (3); INSERT INTO nowhere VALUES (1);");
  await expect(migrate(url, dir)).rejects.toMatchObject({ code: "42P01" });
  expect(await rows("SELECT n FROM entries")).toEqual([{ n: 1 }]);
  expect(await rows("SELECT migration_name FROM _prisma_migrations ORDER BY 1")).toEqual([
    { migration_name: "01_entries" },
    { migration_name: "02_guard" },
  ]);
  write("03_bad", "INSERT INTO entries VALUES (3);");
  expect(await migrate(url, dir)).toEqual(["03_bad"]);
});

test("of several at once each migration is applied by one", async () => {
  const applied = await Promise.all([migrate(url, dir), migrate(url, dir), migrate(url, dir)]);
  expect(applied.flat().toSorted()).toEqual(["01_entries", "02_guard"]);
  expect(await rows("SELECT n FROM entries")).toEqual([{ n: 1 }]);
});

test("a database that a newer build changed is refused and left alone", async () => {
  write("03_future", "INSERT INTO entries VALUES (3);");
  await migrate(url, dir);
  rmSync(join(dir, "03_future"), { recursive: true });
  write("04_mine", "INSERT INTO entries VALUES (4);");
  await expect(migrate(url, dir)).rejects.toMatchObject({
    code: "database-newer",
    message: expect.stringContaining("03_future"),
  });
  expect(await rows("SELECT n FROM entries ORDER BY n")).toEqual([{ n: 1 }, { n: 3 }]);
});

test("a migration that was changed after it was applied is refused by name", async () => {
  await migrate(url, dir);
  write("01_entries", "CREATE TABLE entries (n bigint);");
  await expect(migrate(url, dir)).rejects.toMatchObject({
    code: "migration-edited",
    message: expect.stringContaining("01_entries"),
  });
});
