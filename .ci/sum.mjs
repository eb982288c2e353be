// node .ci/sum.mjs UNIT.json REAL.json: sums vitest's JSON reports. Plain JavaScript for any Node from 20 on.
import { readFileSync } from "node:fs";
import { basename } from "node:path";

/** What a report counts: a file that failed outside its tests is one failure more. */
function count(report) {
  const { numTotalTests: total, numPassedTests: passed, numFailedTests: failedTests, testResults } = report;
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  ).length;
  return { passed, failed: failedTests + brokenFiles, skipped: total - passed - failedTests };
}

/** What failed, by name, each with the first line of why: the log above is long, and its beginning is often cut. */
function failures({ testResults }) {
  const firstLine = (message) => (message ?? "").trim().split("\n")[0];
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (failed.length === 0) return status === "failed" ? [`${name}: ${firstLine(message)}`] : [];
    return failed.map((test) => `${name}: ${test.fullName}: ${firstLine(test.failureMessages?.[0])}`);
  });
}

function read(path) {
  try {
    const report = JSON.parse(readFileSync(path, "utf8"));
    return { ...count(report), failures: failures(report) };
  } catch {
    return undefined;
  }
}

/** Why a run is not to be trusted although it may look green. */
function complaints(name, counts, { maySkip }) {
  if (counts === undefined) return [`The report ${name} is missing or is no report.`];
  const { passed, failed, skipped } = counts;
  return [
    ...counts.failures,
    ...(failed > 0 ? [`${name}: ${failed} failed.`] : []),
    ...(passed + failed === 0 ? [`${name}: no test ran.`] : []),
    ...(skipped > 0 && !maySkip ? [`${name}: ${skipped} skipped, and here nothing may be.`] : []),
  ];
}

const [unitPath, realPath] = process.argv.slice(2);
if (unitPath === undefined || realPath === undefined) throw new Error("Usage: node .ci/sum.mjs UNIT.json REAL.json");
const unit = read(unitPath);
const real = read(realPath);
const wrong = [
  ...complaints(basename(unitPath), unit, { maySkip: true }),
  ...complaints(basename(realPath), real, { maySkip: false }),
];
for (const line of wrong) process.stdout.write(`${line}\n`);
const total = (what) => (unit?.[what] ?? 0) + (real?.[what] ?? 0);
process.stdout.write(`${total("passed")} passed, ${total("failed")} failed, ${total("skipped")} skipped\n`);
process.exitCode = wrong.length === 0 ? 0 : 1;
