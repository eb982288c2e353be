import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, it } from "vitest";

import { writeRun } from "#storage/home";
import { temporaryFolder } from "#test/temporary-folder";

import { claimDemoFolder } from "./claim-demo-folder.ts";

const ABOUT = { seed: 1, day: "2026-11-24" };
const code = (claim: () => unknown): unknown => {
  try {
    claim();
  } catch (error) {
    return (error as { code?: string }).code;
  }
  return "taken";
};

/** A data folder as Purser leaves it, with something in its books. */
function booksOf(home: string): string {
  mkdirSync(join(home, "books"), { recursive: true });
  writeFileSync(join(home, "purser.json"), '{"format":1}');
  writeFileSync(join(home, "books", "PG_VERSION"), "17");
  return home;
}

it("never takes a folder with books that are not a demo's, and changes nothing in it", () => {
  const home = booksOf(join(temporaryFolder(), "mine"));
  expect(code(() => claimDemoFolder(home, ABOUT))).toBe("demo-other-books");
  expect(readdirSync(home).toSorted()).toEqual(["books", "purser.json"]);
  expect(readdirSync(join(home, "books"))).toEqual(["PG_VERSION"]);
});

it("never takes a folder with other things in it", () => {
  const home = temporaryFolder();
  writeFileSync(join(home, "letter.txt"), "dear");
  expect(code(() => claimDemoFolder(home, ABOUT))).toBe("home-foreign");
  expect(readdirSync(home)).toEqual(["letter.txt"]);
});

it("makes a new folder, and throws a demo's own books away when it is made again", () => {
  const home = claimDemoFolder(join(temporaryFolder(), "demo"), ABOUT);
  writeFileSync(join(home, "books", "PG_VERSION"), "17");
  writeFileSync(join(home, "notes.txt"), "kept");
  expect(claimDemoFolder(home, ABOUT)).toBe(home);
  expect(readdirSync(join(home, "books"))).toEqual([]);
  expect(existsSync(join(home, "notes.txt"))).toBe(true);
});

it("leaves a demo alone that is still open", () => {
  const home = claimDemoFolder(join(temporaryFolder(), "demo"), ABOUT);
  const close = writeRun(home, { pid: process.pid, databaseUrl: "postgres://x", startedAt: "2026-11-24T08:00:00Z" });
  expect(code(() => claimDemoFolder(home, ABOUT))).toBe("demo-open");
  close();
  expect(code(() => claimDemoFolder(home, ABOUT))).toBe("taken");
});
