import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

const SUM = fileURLToPath(new URL("../../.ci/sum.mjs", import.meta.url));

type Status = "passed" | "failed" | "skipped";

/** A report as vitest writes it: one file with tests of these statuses. */
function report(statuses: readonly Status[], file: "passed" | "failed" = "passed"): object {
  const count = (status: Status): number => statuses.filter((one) => one === status).length;
  return {
    numTotalTests: statuses.length,
    numPassedTests: count("passed"),
    numFailedTests: count("failed"),
    testResults: [
      {
        name: "some.test.ts",
        status: file,
        message: file === "failed" ? "SyntaxError: no end\n    at here" : "",
        assertionResults: statuses.map((status, index) => ({
          status,
          fullName: `does ${index}`,
          failureMessages: status === "failed" ? ["AssertionError: not so\n    at there"] : [],
        })),
      },
    ],
  };
}

describe("the sum of the test reports", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "purser-sum-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function sum(unit: object | null, real: object | null): { code: number | null; lines: string[] } {
    const paths = [unit, real].map((content, index) => {
      const path = join(folder, ["unit.json", "real.json"][index] ?? "");
      if (content !== null) writeFileSync(path, JSON.stringify(content));
      return path;
    });
    const { status, stdout } = spawnSync(process.execPath, [SUM, ...paths], { encoding: "utf8" });
    return { code: status, lines: stdout.split("\n").slice(0, -1) };
  }

  it("adds both up, alone on the last line", () => {
    const result = sum(report(["passed", "passed", "skipped"]), report(["passed"]));
    expect(result).toEqual({ code: 0, lines: ["3 passed, 0 failed, 1 skipped"] });
  });

  it("is a failure when a test failed, and names it", () => {
    const result = sum(report(["passed", "failed"], "failed"), report(["passed"]));
    expect(result).toEqual({
      code: 1,
      lines: ["some.test.ts: does 1: AssertionError: not so", "unit.json: 1 failed.", "2 passed, 1 failed, 0 skipped"],
    });
  });

  it("is a failure when a file broke outside its tests, and names it", () => {
    const result = sum(report(["passed"]), report(["passed"], "failed"));
    expect(result).toEqual({
      code: 1,
      lines: ["some.test.ts: SyntaxError: no end", "real.json: 1 failed.", "2 passed, 1 failed, 0 skipped"],
    });
  });

  it("is a failure when a report is missing", () => {
    const result = sum(report(["passed"]), null);
    expect(result).toEqual({
      code: 1,
      lines: ["The report real.json is missing or is no report.", "1 passed, 0 failed, 0 skipped"],
    });
  });

  it("is a failure when no test ran", () => {
    const result = sum(report([]), report(["passed"]));
    expect(result).toEqual({ code: 1, lines: ["unit.json: no test ran.", "1 passed, 0 failed, 0 skipped"] });
  });

  it("is a failure when a test against a real server was skipped", () => {
    const result = sum(report(["passed"]), report(["passed", "skipped"]));
    expect(result).toEqual({
      code: 1,
      lines: ["real.json: 1 skipped, and here nothing may be.", "2 passed, 0 failed, 1 skipped"],
    });
  });
});
