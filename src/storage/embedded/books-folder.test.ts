import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { prepareBooks } from "./books-folder.ts";

let home: string;
let books: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "purser-books-"));
  books = join(home, "books");
  mkdirSync(books);
});

afterEach(() => rmSync(home, { recursive: true }));

test("books of another PostgreSQL are refused with both versions and the way out", async () => {
  writeFileSync(join(books, "PG_VERSION"), "17\n");
  await expect(prepareBooks(books)).rejects.toMatchObject({
    code: "books-other-version",
    message: expect.stringContaining("PostgreSQL 17, and this build holds PostgreSQL 18"),
    next: expect.stringContaining("back them up"),
  });
});

test("a folder of something else is refused and left as it was", async () => {
  writeFileSync(join(books, "letters.txt"), "dear");
  await expect(prepareBooks(books)).rejects.toMatchObject({ code: "books-damaged" });
  expect(readdirSync(home)).toEqual(["books"]);
  expect(readdirSync(books)).toEqual(["letters.txt"]);
});
