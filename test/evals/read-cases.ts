import { type EvalCase, evalCaseJson } from "./eval-case.ts";

/** What a case file holds: its cases, or every line of it that is none, with its number and why. */
export type ReadCases =
  | { readonly ok: true; readonly cases: readonly EvalCase[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads JSON lines. Empty lines are skipped; two cases of one id are a problem, as is a file without a case. */
export function readCases(text: string): ReadCases {
  const cases: EvalCase[] = [];
  const problems: string[] = [];
  const lineOf = new Map<string, number>();
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const at = index + 1;
    const read = readLine(line);
    if ("problem" in read) problems.push(`line ${at}: ${read.problem}`);
    else if (lineOf.has(read.one.id))
      problems.push(`line ${at}: the id "${read.one.id}" stands on line ${lineOf.get(read.one.id)} already`);
    else {
      lineOf.set(read.one.id, at);
      cases.push(read.one);
    }
  }
  if (problems.length > 0) return { ok: false, problems };
  return cases.length === 0 ? { ok: false, problems: ["there is no case in it"] } : { ok: true, cases };
}

function readLine(line: string): { readonly one: EvalCase } | { readonly problem: string } {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    return { problem: `it is no JSON (${error instanceof Error ? error.message : String(error)})` };
  }
  const read = evalCaseJson.safeParse(json);
  if (read.success) return { one: read.data };
  const [issue] = read.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? "" : `${issue.path.join(".")}: `;
  return { problem: `it is no case (${where}${issue?.message ?? "unknown"})` };
}
