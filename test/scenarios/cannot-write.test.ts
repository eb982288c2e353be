import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { expectPlainWords } from "../support/plain-words.ts";
import { prepareHome } from "../support/prepare-home.ts";
import { runPurser } from "../support/start-purser.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const folder = temporaryFolder();
const home = join(folder, "home");
const inside = (name: string): string => join(folder, name);

beforeAll(async () => {
  await prepareHome(home);
  writeFileSync(inside("a-file"), "mine");
  mkdirSync(inside("a-folder"));
  writeFileSync(
    inside("bad.csv"),
    "number,customer,issue_date,due_date,total\nINV-1,Acme,2026-11-01,2026-11-15,much\n",
  );
});

describe("what cannot be written ends in plain words with the next step, and with 1", () => {
  const CASES: readonly (readonly [what: string, args: readonly string[], words: string])[] = [
    ["an export onto a file", ["export", inside("a-file")], "a-file is no folder to export into (ENOTDIR). Name a new"],
    ["an export below a file", ["export", inside("a-file/x")], "a-file/x is no folder to export into (ENOTDIR). Name"],
    [
      "a backup below a file",
      ["backup", inside("a-file/x.gz")],
      "a-file cannot be written: a file stands where there should be a folder (EEXIST). Name another place.",
    ],
    ["a backup onto a folder", ["backup", inside("a-folder")], "a-folder is there already, and a backup never writes"],
    [
      "the problems of an import below a file",
      ["import", inside("bad.csv"), "--problems", inside("a-file/problems.csv")],
      "a-file cannot be written: a file stands where there should be a folder (EEXIST). Name another place.",
    ],
    [
      "the problems of an import onto a folder",
      ["import", inside("bad.csv"), "--problems", inside("a-folder")],
      "a-folder cannot be written: that is a folder (EISDIR). Name a file in it.",
    ],
    ...(process.platform === "linux"
      ? [
          [
            "an export to no place at all",
            ["export", "/proc/nowhere/books"],
            "/proc/nowhere cannot be written: there is no such place, and it cannot be made (ENOENT). Name another place.",
          ] as const,
        ]
      : []),
  ];

  it.each(CASES)("%s", async (_, args, words) => {
    const { code, output, errors } = await runPurser(args, { home });
    expectPlainWords(errors);
    expect(errors).toContain(words);
    expect([code, output, errors.trimEnd().split("\n").length]).toEqual([1, "", 1]);
    expect(readdirSync(folder).toSorted()).toEqual(["a-file", "a-folder", "bad.csv", "home"]);
    expect(readdirSync(inside("a-folder"))).toEqual([]);
    expect(readFileSync(inside("a-file"), "utf8")).toBe("mine");
  });
});
