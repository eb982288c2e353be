import { type Verdict, VERDICTS } from "./score.ts";

export interface Result {
  readonly kind: string;
  readonly verdict: Verdict;
}

const HEADS: Readonly<Record<Verdict, string>> = {
  right: "right",
  asked: "asked",
  "not-understood": "not understood",
  wrong: "wrong",
  "wrong-act": "WRONG ACT",
};

/** How many there were of each verdict. */
export function sumOf(results: readonly Result[]): Readonly<Record<Verdict, number>> {
  const counts = VERDICTS.map((verdict) => [verdict, results.filter((one) => one.verdict === verdict).length] as const);
  return Object.fromEntries(counts) as Record<Verdict, number>;
}

/** A table in Markdown, one row a kind in the order of the file, the sum last. */
export function tableOf(results: readonly Result[]): string {
  const kinds = Map.groupBy(results, ({ kind }) => kind);
  const rows = [...kinds].map(([kind, own]) => rowOf(kind, own));
  const all = [["kind", "cases", ...VERDICTS.map((verdict) => HEADS[verdict])], ...rows, rowOf("all", results)];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(" | ")} |`;
  const [head = [], ...body] = all;
  const rule = `| ${widths.map((width, at) => (at === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)).join(" | ")} |`;
  return [line(head), rule, ...body.map(line)].join("\n");
}

function rowOf(name: string, results: readonly Result[]): readonly string[] {
  const sum = sumOf(results);
  return [name, String(results.length), ...VERDICTS.map((verdict) => String(sum[verdict]))];
}
