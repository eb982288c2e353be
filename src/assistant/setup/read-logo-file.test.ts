import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, it } from "vitest";

import { pngOf } from "#test/pictures";
import { temporaryFolder } from "#test/temporary-folder";

import { readLogoFile } from "./read-logo-file.ts";

const folder = temporaryFolder();
const at = (name: string): string => join(folder, name);
const put = (name: string, content: string | Uint8Array): string => {
  writeFileSync(at(name), content);
  return at(name);
};

it("reads a picture, also by a link to it and by a way around", async () => {
  const picture = put("logo.bin", pngOf(20, 10));
  symlinkSync(picture, at("link.png"));
  for (const path of [picture, at("link.png"), join(folder, "..", folder.split("/").at(-1) ?? "", "logo.bin")]) {
    const read = await readLogoFile(path);
    expect(read).toMatchObject({ ok: true, value: { facts: { format: "png", width: 20, height: 10 } } });
    expect(read.ok && Buffer.compare(read.value.bytes, pngOf(20, 10))).toBe(0);
  }
});

it.each([
  ["words that are named a picture", () => put("words.png", "not a picture at all"), "is not a picture"],
  ["an empty file", () => put("empty.png", ""), "is empty"],
  ["a folder", () => (mkdirSync(at("folder.png")), at("folder.png")), "is a folder"],
  ["a file that there is not", () => at("nowhere.png"), "There is no file"],
  ["a device", () => "/dev/zero", "is no ordinary file"],
  ["a part of a file", () => join(put("file.png", "x"), "logo.png"), "There is no file"],
  ["a place that depends on where one is", () => "logo.png", "Say the whole path"],
  ["a place above where one is", () => "../../logo.png", "Say the whole path"],
])("refuses %s", async (_, path, why) => {
  expect(await readLogoFile(path())).toMatchObject({ ok: false, problem: expect.stringContaining(why) });
});

it("refuses 50 MB by their size, when they begin as a picture does", async () => {
  const path = put("large.png", pngOf(20, 10));
  truncateSync(path, 50 * 1024 * 1024);
  expect(await readLogoFile(path)).toMatchObject({
    ok: false,
    problem: "That file has 50.0 MB, and a logo may have 2 MB at most. Save a smaller one.",
  });
});

it("is not held up by a pipe that nobody writes to", async () => {
  execFileSync("mkfifo", [at("pipe.png")]);
  expect(await readLogoFile(at("pipe.png"))).toMatchObject({ problem: expect.stringContaining("is no ordinary file") });
});
