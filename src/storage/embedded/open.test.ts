import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

import { prepareHome } from "#test/prepare-home";

import { openHome, readRun, writeRun } from "../home.ts";
import { type Embedded, openEmbedded } from "./open.ts";

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const work = mkdtempSync(join(tmpdir(), "purser-open-"));
const template = join(work, "template");
const children: ChildProcess[] = [];
let opened: Embedded | undefined;
let homes = 0;

/** A data folder whose database was made already. */
function madeHome(): string {
  const home = join(work, `home-${++homes}`);
  cpSync(template, home, { recursive: true });
  return home;
}

async function open(home: string): Promise<Embedded> {
  opened = await openEmbedded(home);
  return opened;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  // A lost connection also fails the query that waits for it.
  client.on("error", () => {});
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

/** Another process, with `openEmbedded`, `home` and pg's `Client` at hand. It says what it prints, line by line. */
function otherProcess(home: string, body: string): { child: ChildProcess; lines: string[] } {
  const script = `
    import { writeSync } from "node:fs";
    import pg from "pg";
    import { openEmbedded } from "${new URL("./open.ts", import.meta.url).href}";
    const home = ${JSON.stringify(home)};
    const say = (line) => writeSync(1, line + "\\n");
    ${body}`;
  const args = ["--disable-warning=ExperimentalWarning", "--input-type=module", "-e", script];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const lines: string[] = [];
  child.stdout.on("data", (data: Buffer) => lines.push(...data.toString().split("\n").filter(Boolean)));
  children.push(child);
  return { child, lines };
}

const ended = (child: ChildProcess): Promise<unknown> => new Promise((resolve) => child.once("close", resolve));

async function until(isSo: () => boolean, child: ChildProcess): Promise<void> {
  while (!isSo()) {
    if (child.exitCode !== null) throw new Error(`The other process ended with ${child.exitCode}.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

beforeAll(() => prepareHome(template));

afterEach(async () => {
  await opened?.close();
  opened = undefined;
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

afterAll(() => rmSync(work, { recursive: true }));

test("what was stored is there when the books are opened again", async () => {
  const home = madeHome();
  const { url, close } = await openEmbedded(home);
  await query(url, "CREATE TABLE entries AS SELECT 42 AS n");
  await close();
  expect(await query((await open(home)).url, "SELECT n FROM entries")).toEqual([{ n: 42 }]);
});

test("the socket lies in the data folder, and goes with the process", async () => {
  const home = madeHome();
  await open(home);
  expect(existsSync(join(home, ".s.PGSQL.5432"))).toBe(true);
  await opened?.close();
  expect(existsSync(join(home, ".s.PGSQL.5432"))).toBe(false);
});

test("a path too long for a socket gets one in a short private folder", async () => {
  const home = join(work, "long-".repeat(25));
  cpSync(template, home, { recursive: true });
  const { url, close } = await open(home);
  const folder = new URL(url).searchParams.get("host") ?? "";
  expect(folder.length).toBeLessThan(90);
  expect(await query(url, "SELECT 1 AS n")).toEqual([{ n: 1 }]);
  await close();
  opened = undefined;
  expect(existsSync(folder)).toBe(false);
});

describe("one process at a time", () => {
  test("a second one is refused and told who holds the folder", async () => {
    const home = madeHome();
    const { child, lines } = otherProcess(home, `await openEmbedded(home); say("open");`);
    await until(() => lines.includes("open"), child);
    writeRun(home, { pid: child.pid ?? 0, databaseUrl: "postgres://", startedAt: "2026-01-01T00:00:00Z" });
    await expect(openEmbedded(home)).rejects.toMatchObject({
      code: "home-held",
      message: expect.stringContaining(`Process ${child.pid} is using the books`),
      fields: { pid: child.pid },
    });
    child.kill("SIGKILL");
    await ended(child);
    expect(readRun(home)).toBeUndefined();
    expect(await query((await open(home)).url, "SELECT 1 AS n")).toEqual([{ n: 1 }]);
  });

  test("closing gives the folder back, and so does failing to open", async () => {
    const home = madeHome();
    await (await openEmbedded(home)).close();
    renameSync(join(home, "books", "global"), join(home, "global"));
    await expect(openEmbedded(home)).rejects.toMatchObject({ code: "books-damaged" });
    renameSync(join(home, "global"), join(home, "books", "global"));
    expect(await query((await open(home)).url, "SELECT 1 AS n")).toEqual([{ n: 1 }]);
  });
});

describe("a process that is killed", () => {
  test.for([1, 150])("after %i commits were acknowledged loses none of them", async (commits) => {
    const home = madeHome();
    const { child, lines } = otherProcess(
      home,
      `const { url } = await openEmbedded(home);
       const client = new pg.Client(url);
       client.on("error", () => {});
       await client.connect();
       await client.query("CREATE TABLE entries (n int)");
       for (let n = 1; ; n++) { await client.query("INSERT INTO entries VALUES ($1)", [n]); say(String(n)); }`,
    );
    await until(() => lines.length >= commits, child);
    child.kill("SIGKILL");
    await ended(child);
    const acknowledged = Number(lines.at(-1));
    const [found] = await query((await open(home)).url, "SELECT count(*)::int AS count, max(n) AS last FROM entries");
    // One more may have been stored without its answer getting out.
    expect([acknowledged, acknowledged + 1]).toContain((found as { count: number }).count);
    expect((found as { last: number }).last).toBe((found as { count: number }).count);
  });

  test("while it makes a new database, at one moment or another, leaves a home that opens", async () => {
    const home = join(work, `home-${++homes}`);
    openHome(home);
    for (const sign of ["books.new", "books.new/PG_VERSION"]) {
      const { child } = otherProcess(home, "await openEmbedded(home);");
      await until(() => existsSync(join(home, sign)), child);
      child.kill("SIGKILL");
      await ended(child);
      expect(readdirSync(join(home, "books"))).toEqual([]);
    }
    expect(await query((await open(home)).url, "SELECT 1 AS n")).toEqual([{ n: 1 }]);
    expect(existsSync(join(home, "books.new"))).toBe(false);
  });
});

test("the end of the database itself is told, and what was committed before survives it", async () => {
  const home = madeHome();
  const { url, failed, close } = await openEmbedded(home);
  await query(url, "CREATE TABLE entries AS SELECT 42 AS n");
  // A log file that cannot be made any more is what a full disk comes to.
  renameSync(join(home, "books", "pg_wal"), join(home, "pg_wal"));
  await query(url, "SELECT pg_switch_wal()");
  await expect(query(url, "CREATE TABLE more AS SELECT 1")).rejects.toThrow();
  expect((await failed).message).toContain("pg_wal");
  await close();
  renameSync(join(home, "pg_wal"), join(home, "books", "pg_wal"));
  expect(await query((await open(home)).url, "SELECT n FROM entries")).toEqual([{ n: 42 }]);
});

describe("books that cannot be opened", () => {
  test.for(["global/pg_control", "pg_wal"])(
    "because %s is gone are called damaged, with the next step",
    async (part) => {
      const home = madeHome();
      rmSync(join(home, "books", part), { recursive: true });
      await expect(openEmbedded(home)).rejects.toMatchObject({
        code: "books-damaged",
        next: expect.stringContaining("last backup"),
      });
    },
  );

  test("because of another PostgreSQL are refused", async () => {
    const home = madeHome();
    writeFileSync(join(home, "books", "PG_VERSION"), "17\n");
    await expect(openEmbedded(home)).rejects.toMatchObject({ code: "books-other-version" });
  });
});

test.runIf(isRoot)("another user of the machine reaches neither the socket nor the files", async () => {
  const home = madeHome();
  openHome(home);
  await open(home);
  // Everything above the home is open to them: only the home itself keeps them out.
  const script = `
    const tried = async (what) => { try { await what(); return "open"; } catch (error) { return error.code; } };
    const fs = require("node:fs");
    const home = ${JSON.stringify(home)};
    const dial = () => new Promise((resolve, reject) => require("node:net").connect(home + "/.s.PGSQL.5432", resolve).on("error", reject));
    (async () => {
      const results = [];
      for (const what of [dial, () => fs.readFileSync(home + "/books/PG_VERSION"), () => fs.readFileSync(home + "/lock.db"), () => fs.readdirSync(home)]) results.push(await tried(what));
      console.log(results.join(" "));
      process.exit(0);
    })();`;
  chmodSync(work, 0o755);
  const child = spawn(process.execPath, ["-e", script], {
    uid: NOBODY,
    gid: NOBODY,
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  let said = "";
  child.stdout.on("data", (data: Buffer) => (said += data.toString()));
  await ended(child);
  expect(said.trim()).toBe("EACCES EACCES EACCES EACCES");
});
