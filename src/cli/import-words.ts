import { formatMoney } from "#domain/money";
import type { Outcome } from "#governance/outcome";
import type { OpenImport } from "#transfer/import/open-import";
import type { ProblemsReport } from "#transfer/import/problems-report";
import { type ImportSum, openWords } from "#transfer/import/read-import";

const ENCODINGS = {
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16",
  "windows-1252": "Windows-1252 (not valid UTF-8)",
} as const;
const DELIMITERS: Readonly<Record<string, string>> = { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars" };
const SIMILAR_SHOWN = 5;

const count = (many: number, one: string, more = `${one}s`): string =>
  `${many.toLocaleString("en")} ${many === 1 ? one : more}`;

/** What a file is, and what would come of it. */
export function sumLines(source: OpenImport, sum: ImportSum): readonly string[] {
  const { file, columns, delimiter, manner } = source;
  const how = [
    file.encoding === "utf-8" ? null : ENCODINGS[file.encoding],
    delimiter === "," ? null : `cells between ${DELIMITERS[delimiter] ?? delimiter}`,
    manner.mark === "comma" ? "decimal commas" : null,
    manner.order === null ? null : `dates as ${manner.order === "dmy" ? "day/month/year" : "month/day/year"}`,
  ].filter((one) => one !== null);
  const left = Object.entries(sum.leftOut).filter(([, many]) => many > 0);
  return [
    `${count(sum.rows, "row")} of ${columns.kind}${how.length === 0 ? "" : `, read as ${how.join(", ")}`}.`,
    `To import: ${freshWords(source, sum)}`,
    ...(sum.there === 0 ? [] : [`In the books already, just so: ${sum.there.toLocaleString("en")}.`]),
    ...(left.length === 0 ? [] : [`Left out: ${left.map(([why, many]) => `${many} ${why}`).join(", ")}.`]),
    ...(columns.unused.length === 0 ? [] : [`Columns that are not read: ${columns.unused.join(", ")}.`]),
    ...(sum.similar.length === 0
      ? []
      : [
          `Much alike, and kept as different customers: ${sum.similar.slice(0, SIMILAR_SHOWN).join("; ")}${sum.similar.length > SIMILAR_SHOWN ? " and more" : ""}.`,
        ]),
  ];
}

function freshWords({ columns }: OpenImport, sum: ImportSum): string {
  if (sum.fresh === 0) return "nothing.";
  if (columns.kind === "customers") {
    const filled = sum.filled === 0 ? "" : `, and what is missing of ${count(sum.filled, "customer")} on file`;
    return `${count(sum.customers, "customer")}${filled}.`;
  }
  const added = sum.customers === 0 ? "" : `; ${count(sum.customers, "customer is", "customers are")} new`;
  return `${count(sum.fresh, "open invoice")}, open ${openWords(sum, formatMoney).join(" and ")}${added}.`;
}

/** The first rows that are wrong, a sum by kind, and where all of them are named. */
export function problemLines(report: ProblemsReport, path: string | null, skipBad: boolean): readonly string[] {
  if (report.count === 0) return [];
  const kinds = report.kinds().map(([kind, many]) => `${many.toLocaleString("en")} ${kind}`);
  return [
    "",
    `${count(report.count, "problem")}: ${kinds.join(", ")}.`,
    ...report.shown.map((one) => `  ${one}`),
    ...(report.count > report.shown.length
      ? [`  and ${(report.count - report.shown.length).toLocaleString("en")} more`]
      : []),
    `All of them: ${path ?? ""}`,
    skipBad
      ? "Rows with a problem are left out."
      : "Nothing was written. Put them right and import again, or leave them out with --skip-bad.",
  ];
}

export function doneWords(outcome: Outcome, sum: ImportSum): readonly string[] {
  if (outcome.kind === "refused") return outcome.reasons;
  if (outcome.kind === "awaiting")
    return [`It waits for the owner: approve ${outcome.approval.code}. Until then nothing is in the books.`];
  const { customers, filled, invoices } = outcome.result as Readonly<Record<string, number>>;
  const made = [
    ...(invoices === 0 ? [] : [count(invoices ?? 0, "open invoice")]),
    ...(customers === 0 ? [] : [count(customers ?? 0, "customer")]),
  ];
  const rest = filled === undefined || filled === 0 ? "" : ` Completed on file: ${count(filled, "customer")}.`;
  const open = sum.open.size === 0 ? "" : ` Open: ${openWords(sum, formatMoney).join(" and ")}.`;
  return [`Imported: ${made.length === 0 ? "no new rows" : made.join(" and ")}.${rest}${open}`];
}
