import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, it } from "vitest";

import { temporaryFolder } from "#test/temporary-folder";

import { problemsReport } from "./problems-report.ts";

const folder = temporaryFolder();

it("names ten thousand problems in a file, shows the first twenty, and counts them by kind", async () => {
  const path = join(folder, "deep", "bad.csv.problems.csv");
  const report = problemsReport(path);
  for (let line = 2; line < 10_002; line++) {
    const kind = line % 4 === 0 ? "not a date" : "not an amount";
    await report.add({ line, column: "total", value: `=x"${line}`, kind, problem: "Wrong.", expected: "Write 5." });
  }
  expect(await report.close()).toBe(path);
  const lines = readFileSync(path, "utf8").trimEnd().split("\r\n");
  expect(lines).toHaveLength(10_001);
  expect(lines[0]).toBe("line,column,value,problem,expected,kind");
  expect(lines.at(-1)).toBe(`10001,total,"'=x""10001",Wrong.,Write 5.,not an amount`);
  expect(report.count).toBe(10_000);
  expect(report.kinds()).toEqual([
    ["not an amount", 7_500],
    ["not a date", 2_500],
  ]);
  expect(report.shown).toHaveLength(20);
  expect(report.shown[0]).toBe('line 2, total "=x"2": Wrong. Write 5.');
});

it("leaves no file where nothing is wrong", async () => {
  const path = join(folder, "good.csv");
  expect(await problemsReport(path).close()).toBeNull();
  expect(existsSync(path)).toBe(false);
});
