import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { prepareBooks } from "./books-folder.ts";
import { startEngine } from "./engine.ts";

/** A file of the write-ahead log is named by 24 hexadecimal digits. */
const LOG_FILE = /^[0-9A-F]{24}$/;

const home = mkdtempSync(join(tmpdir(), "purser-engine-"));
const books = join(home, "books");
const synced: string[] = [];
let engine: PGlite;

beforeAll(async () => {
  await prepareBooks(books);
  engine = await startEngine(books, {
    onDeath: (error) => expect.unreachable(error.message),
    onSync: (name) => synced.push(name),
  });
  await engine.exec("CREATE TABLE entries (n int)");
});

beforeEach(() => {
  synced.length = 0;
});

afterAll(async () => {
  await engine.close();
  rmSync(home, { recursive: true });
});

test("a start syncs the control file, before anything is asked", async () => {
  const early: string[] = [];
  await engine.close();
  engine = await startEngine(books, { onDeath: () => {}, onSync: (name) => early.push(name) });
  expect(early).toContain("pg_control");
  await engine.close();
  engine = await startEngine(books, { onDeath: () => {}, onSync: (name) => synced.push(name) });
});

test("each commit syncs the log once", async () => {
  for (let n = 1; n <= 20; n++) await engine.exec(`INSERT INTO entries VALUES (${n})`);
  expect(synced.filter((name) => LOG_FILE.test(name))).toHaveLength(20);
});

test("a transaction syncs the log once, at its commit, and one that only reads does not", async () => {
  await engine.exec("BEGIN; INSERT INTO entries VALUES (1); INSERT INTO entries VALUES (2)");
  expect(synced).toEqual([]);
  await engine.exec("COMMIT");
  expect(synced.filter((name) => LOG_FILE.test(name))).toHaveLength(1);
  await engine.exec("SELECT count(*) FROM entries");
  expect(synced).toHaveLength(1);
});

test("a checkpoint syncs the tables, and the folders that name new files", async () => {
  await engine.exec("CREATE TABLE more (n int); INSERT INTO more VALUES (1)");
  const { rows } = await engine.query<{ path: string }>("SELECT pg_relation_filepath('more') AS path");
  const table = rows[0]?.path.split("/").at(-1);
  synced.length = 0;
  await engine.exec("CHECKPOINT");
  expect(synced).toEqual(expect.arrayContaining([table, "pg_control", "pg_xact"]));
});

test("the extensions that the books use can be made", async () => {
  await engine.exec("CREATE EXTENSION pg_trgm; CREATE EXTENSION unaccent");
  const { rows } = await engine.query("SELECT similarity('acme', 'acme') AS same, unaccent('Café') AS plain");
  expect(rows).toEqual([{ same: 1, plain: "Cafe" }]);
});

test("nothing but the finished folder is left of its making", () => {
  expect(readdirSync(home)).toEqual(["books"]);
  expect(statSync(join(books, "PG_VERSION")).isFile()).toBe(true);
});
