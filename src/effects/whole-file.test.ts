import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { join } from "node:path";

import { expect, it, vi } from "vitest";

import { temporaryFolder } from "#test/temporary-folder";

import { beginFile, makeFolder, wholeFile } from "./whole-file.ts";

const folder = temporaryFolder();

it("is there whole, for its owner alone, in folders that were made for it", async () => {
  const path = join(folder, "a", "b", "whole.txt");
  expect(await wholeFile(path, (file) => file.appendFile("all of it").then(() => 3))).toBe(3);
  expect(readFileSync(path, "utf8")).toBe("all of it");
  expect([statSync(path).mode & 0o777, statSync(join(folder, "a")).mode & 0o777]).toEqual([0o600, 0o700]);
  expect(readdirSync(join(folder, "a", "b"))).toEqual(["whole.txt"]);
});

it("forces the file to the disk before it is moved, and then the folders that have a new name in them", async () => {
  const synced: string[] = [];
  const handle = await open(folder, "r");
  const spied = Object.getPrototypeOf(handle) as FileHandle;
  await handle.close();
  const spy = vi.spyOn(spied, "sync").mockImplementation(async function sync(this: FileHandle) {
    const stat = await this.stat();
    synced.push(stat.isDirectory() ? "folder" : `file, ${readdirSync(join(folder, "new", "deep")).join()}`);
  });
  await wholeFile(join(folder, "new", "deep", "x.txt"), (file) => file.appendFile("x"));
  spy.mockRestore();
  // Above "new", above "deep", the file under its other name, then its own folder.
  expect(synced).toEqual(["folder", "folder", expect.stringMatching(/^file, x\.txt\.[0-9a-f]{8}\.part$/), "folder"]);
});

it("leaves what was there, and no half file, where writing breaks", async () => {
  const path = join(folder, "kept.txt");
  writeFileSync(path, "old");
  const broken = wholeFile(path, async (file) => {
    await file.appendFile("new");
    throw new Error("broke");
  });
  await expect(broken).rejects.toThrow("broke");
  expect(readFileSync(path, "utf8")).toBe("old");
  expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
});

it("says in words where it cannot be", async () => {
  writeFileSync(join(folder, "file"), "x");
  mkdirSync(join(folder, "there"));
  const inFile = join(folder, "file", "x.txt");
  await expect(beginFile(inFile)).rejects.toThrow(
    `${join(folder, "file")} cannot be written: a file stands where there should be a folder (EEXIST).`,
  );
  await expect(makeFolder(inFile)).rejects.toMatchObject({ code: "cannot-write" });
  if (process.platform === "linux") {
    await expect(makeFolder("/proc/nowhere/deep")).rejects.toThrow("there is no such place, and it cannot be made");
  }
  await expect(wholeFile(join(folder, "there"), (file) => file.appendFile("x"))).rejects.toThrow(
    "cannot be written: that is a folder (EISDIR).",
  );
  expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
});
