import { expect, test } from "vitest";

import type { Table } from "#cards/card";

import { drawTable } from "./draw-table.ts";
import { width } from "./draw-text.ts";
import { noPaint } from "./paint.ts";

const left = (label: string) => ({ label, align: "left" as const });
const right = (label: string) => ({ label, align: "right" as const });

const ageing: Table = {
  columns: [left("Customer"), right("Not due"), right("1-30"), right("31-60"), right("61-90"), right("Over 90")],
  rows: [
    ["Acme Ltd (USD)", "2,500.00", "0.00", "1,200.00", "0.00", "0.00"],
    ["张伟贸易 🚀 النور (EUR)", "0.00", "12,000.50", "0.00", "0.00", "999.00"],
    ["José (JPY)", "1,250,000", "0", "0", "80,000", "0"],
  ],
};

test("figures stand right-aligned under their label, and names of every script keep the columns straight", () => {
  expect(drawTable(ageing, { columns: 77, paint: noPaint })).toEqual([
    "Customer                   Not due       1-30     31-60   61-90  Over 90",
    "────────────────────────────────────────────────────────────────────────",
    "Acme Ltd (USD)            2,500.00       0.00  1,200.00    0.00     0.00",
    "张伟贸易 🚀 النور (EUR)       0.00  12,000.50      0.00    0.00   999.00",
    "José (JPY)               1,250,000          0         0  80,000        0",
  ]);
});

test("a name gives way before a figure does", () => {
  const lines = drawTable(ageing, { columns: 60, paint: noPaint });
  expect(Math.max(...lines.map(width))).toBeLessThanOrEqual(60);
  expect(lines).toContain("Acme Ltd      2,500.00       0.00  1,200.00    0.00     0.00");
  expect(lines).toContain("(USD)");
});

test("where not even that fits, each row is a block of its own", () => {
  const lines = drawTable({ ...ageing, rows: ageing.rows.slice(0, 2) }, { columns: 37, paint: noPaint });
  expect(lines).toEqual([
    "Acme Ltd (USD)",
    "  Not due   2,500.00",
    "  1-30          0.00",
    "  31-60     1,200.00",
    "  61-90         0.00",
    "  Over 90       0.00",
    "",
    "张伟贸易 🚀 النور (EUR)",
    "  Not due       0.00",
    "  1-30     12,000.50",
    "  31-60         0.00",
    "  61-90         0.00",
    "  Over 90     999.00",
  ]);
});

test("a table without rows shows its header, one without columns nothing", () => {
  const look = { columns: 40, paint: noPaint };
  expect(drawTable({ columns: [left("Name"), right("Total")], rows: [] }, look)).toEqual([
    "Name  Total",
    "───────────",
  ]);
  expect(drawTable({ columns: [], rows: [] }, look)).toEqual([]);
});

test("a row that is too short leaves its last cells empty", () => {
  const table = { columns: [left("Name"), right("Total")], rows: [["Acme"]] };
  expect(drawTable(table, { columns: 40, paint: noPaint }).at(-1)).toBe("Acme");
});
