import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { readLedger } from "./read-ledger.ts";
import { allocationFormula, countbackRows, customerFormula, invoiceFormulas, results } from "./sheet-formulas.ts";

/**
 * Writes `figures.fods` from `ledger.csv`: `node test/figures/make-spreadsheet.ts`. LibreOffice works its formulas out;
 * the values that it comes to are stored beside each formula. Nothing of Purser takes part.
 */
const FILE = new URL("figures.fods", import.meta.url);
const NAMESPACES = [
  ["office", "office"],
  ["table", "table"],
  ["text", "text"],
]
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(" ");

type Cell = { readonly formula: string } | { readonly date: string } | { readonly number: string } | string;

const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

function drawCell(cell: Cell, value: string | undefined): string {
  if (cell === "") return "<table:table-cell/>";
  if (typeof cell === "string")
    return `<table:table-cell office:value-type="string"><text:p>${escape(cell)}</text:p></table:table-cell>`;
  if ("date" in cell) return `<table:table-cell office:value-type="date" office:date-value="${cell.date}"/>`;
  if ("number" in cell) return `<table:table-cell office:value-type="float" office:value="${cell.number}"/>`;
  const cached = value === undefined ? "" : ` office:value-type="float" office:value="${value}"`;
  return `<table:table-cell table:formula="of:=${escape(cell.formula)}"${cached}/>`;
}

type Sheet = readonly [name: string, rows: readonly (readonly Cell[])[]];

function draw(sheets: readonly Sheet[], cached: Iterator<string> | null): string {
  const tables = sheets.map(([name, rows]) => {
    const drawn = rows.map((cells) => {
      const inside = cells.map((cell) =>
        drawCell(
          cell,
          typeof cell === "object" && "formula" in cell ? (cached?.next().value as string | undefined) : undefined,
        ),
      );
      return `<table:table-row>${inside.join("")}</table:table-row>`;
    });
    return `<table:table table:name="${name}">\n${drawn.join("\n")}\n</table:table>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${NAMESPACES} xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:body><office:spreadsheet>
${tables.join("\n")}
</office:spreadsheet></office:body></office:document>
`;
}

function sheetsOf(): readonly Sheet[] {
  const ledger = readLedger();
  const of = (kind: string) => ledger.filter((row) => row.kind === kind);
  const [invoices, payments, allocations] = [of("invoice"), of("payment"), of("allocation")];
  const counts = { invoices: invoices.length, payments: payments.length, allocations: allocations.length };
  const day = (text: string): Cell => (text === "" ? "" : { date: text });
  const formula = (text: string): Cell => ({ formula: text });
  const customers = [...new Set(invoices.map(({ customer }) => customer))].toSorted();
  return [
    [
      "Results",
      [
        ["figure", "currency", "as of", "value"],
        ...results(counts).map((row): Cell[] => [row.figure, row.currency, { date: row.asOf }, formula(row.formula)]),
      ],
    ],
    [
      "Invoices",
      [
        ["number", "customer", "currency", "issued", "due", "total", "void on", "paid on", "usual day"],
        ...invoices.map((row, index): Cell[] => [
          row.id,
          row.customer,
          row.currency,
          day(row.date),
          day(row.due),
          { number: row.amount },
          day(row.back),
          ...invoiceFormulas(index + 2, counts).map(formula),
        ]),
      ],
    ],
    [
      "Allocations",
      [
        ["payment", "invoice", "date", "amount", "taken back on", "stands"],
        ...allocations.map((row, index): Cell[] => [
          row.payment,
          row.invoice,
          day(row.date),
          { number: row.amount },
          day(row.back),
          formula(allocationFormula(index + 2)),
        ]),
      ],
    ],
    [
      "Payments",
      [
        ["payment", "currency", "date", "amount", "taken back on"],
        ...payments.map((row): Cell[] => [row.id, row.currency, day(row.date), { number: row.amount }, day(row.back)]),
      ],
    ],
    [
      "Customers",
      [
        ["customer", "days beyond terms"],
        ...customers.map((customer, index): Cell[] => [customer, formula(customerFormula(index + 2, counts))]),
      ],
    ],
    [
      "Countback",
      [
        ["currency", "as of", "months back", "first day", "last day", "sales", "sales from here on", "owed", "days"],
        ...countbackRows(counts).map(({ values: [currency, asOf, back], formulas }): Cell[] => [
          currency,
          { date: asOf },
          { number: String(back) },
          ...formulas.map(formula),
        ]),
      ],
    ],
  ];
}

/** Every formula's value, in the order in which they stand, as LibreOffice has them. */
function workOut(text: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "figures-"));
  try {
    writeFileSync(join(folder, "in.fods"), text);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    execFileSync("soffice", [
      profile,
      "--headless",
      "--convert-to",
      "fods:OpenDocument Spreadsheet Flat XML",
      "--outdir",
      join(folder, "out"),
      join(folder, "in.fods"),
    ]);
    const worked = readFileSync(join(folder, "out", "in.fods"), "utf8");
    return [...worked.matchAll(/<table:table-cell[^>]*table:formula="[^"]*"[^>]*>/g)].map(([cell]) => {
      const value =
        /office:value="([^"]*)"/.exec(cell)?.[1] ?? dayNumber(/office:date-value="([^"]*)"/.exec(cell)?.[1]);
      if (value === undefined || cell.includes('calcext:value-type="error"')) throw new Error(`no value: ${cell}`);
      return value;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A day as the spreadsheet counts it. */
function dayNumber(iso: string | undefined): string | undefined {
  if (iso === undefined) return undefined;
  return String(Temporal.PlainDate.from("1899-12-30").until(Temporal.PlainDate.from(iso.slice(0, 10))).days);
}

const sheets = sheetsOf();
const values = workOut(draw(sheets, null));
writeFileSync(FILE, draw(sheets, values[Symbol.iterator]()));
process.stdout.write(`${values.length} formulas worked out\n`);
