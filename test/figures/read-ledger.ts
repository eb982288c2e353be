import { readFileSync } from "node:fs";

import { parse } from "csv-parse/sync";

import { ledgerRow, type LedgerRow } from "./ledger-row.ts";

export function readLedger(): readonly LedgerRow[] {
  const text = readFileSync(new URL("ledger.csv", import.meta.url), "utf8");
  return ledgerRow.array().parse(parse(text, { columns: true }));
}
