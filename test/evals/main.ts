import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";

import type { EvalCase } from "./eval-case.ts";
import { readCases } from "./read-cases.ts";
import { type Score, score } from "./score.ts";
import { openStage } from "./stage.ts";
import { sumOf, tableOf } from "./table.ts";

const OWN_FILE = new URL("main-job.jsonl", import.meta.url);
const README = new URL("README.md", import.meta.url);
const MARKED = /(<!-- last run -->\n)[\s\S]*?(<!-- end -->)/;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { json: { type: "boolean" }, only: { type: "string" }, yes: { type: "boolean" } },
    allowPositionals: true,
  });
  // npm runs scripts in the project's folder, and says where it was called.
  const from = process.env["INIT_CWD"] ?? process.cwd();
  const file = positionals[0] === undefined ? OWN_FILE : resolve(from, positionals[0]);
  const text = readFile(file);
  if (text === undefined) return 1;
  const read = readCases(text);
  if (!read.ok) {
    process.stderr.write(`${nameOf(file)} was not run:\n${read.problems.map((problem) => `  ${problem}\n`).join("")}`);
    return 1;
  }
  const { only } = values;
  const cases = only === undefined ? read.cases : read.cases.filter(({ id }) => id.startsWith(only));
  const json = values.json === true;
  const yes = values.yes === true;
  const results = await run(cases, yes, json ? tellJson : tellWords);
  const sum = sumOf(results);
  if (json) process.stdout.write(`${JSON.stringify({ sum: { cases: results.length, ...sum } })}\n`);
  else process.stdout.write(`\n${tableOf(results)}\n`);
  if (file === OWN_FILE && only === undefined && !yes) keep(tableOf(results));
  return sum["wrong-act"] > 0 ? 1 : 0;
}

interface Result extends Score {
  readonly id: string;
  readonly kind: string;
}

/** @param yes whether "Do you mean ...?" is answered with yes, and what comes of that is judged */
async function run(
  cases: readonly EvalCase[],
  yes: boolean,
  tell: (one: EvalCase, result: Result, text: string) => void,
) {
  const stage = await openStage();
  const results: Result[] = [];
  try {
    for (const one of cases) {
      const observed = await stage.play(one, yes);
      const result = { id: one.id, kind: one.kind, ...score(one, observed) };
      tell(one, result, observed.text);
      results.push(result);
    }
  } finally {
    await stage.close();
  }
  return results;
}

function tellWords({ say }: EvalCase, { id, verdict, why }: Result): void {
  if (verdict === "right") return;
  process.stdout.write(`${id}: ${verdict}: "${say}"\n${why.map((words) => `    ${words}\n`).join("")}`);
}

function tellJson({ say }: EvalCase, result: Result, text: string): void {
  process.stdout.write(`${JSON.stringify({ ...result, say, text })}\n`);
}

function readFile(file: string | URL): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    process.stderr.write(`${nameOf(file)} cannot be read (${(error as NodeJS.ErrnoException).code ?? "?"}).\n`);
    return undefined;
  }
}

function nameOf(file: string | URL): string {
  return typeof file === "string" ? file : "main-job.jsonl";
}

/** Keeps the last whole run's table in the page about the evaluations. */
function keep(table: string): void {
  const page = readFileSync(README, "utf8");
  writeFileSync(
    README,
    page.replace(MARKED, (_, from: string, to: string) => `${from}\n${table}\n\n${to}`),
  );
}

process.exit(await main());
