import { z } from "zod";

import { card } from "#cards/card";
import { defineOperation } from "#governance/define-operation";
import { Refused } from "#kernel/errors";
import { appendAudit } from "#storage/audit-store";
import type { Db } from "#storage/database";
import { customersThere, dropRows, holdImports, invoicesThere, sumOfRows } from "#storage/import-rows";
import { takeInCustomers, takeInInvoices } from "#storage/take-in-rows";

const hash = z.string().regex(/^[0-9a-f]{64}$/, "That is no SHA-256.");
const input = z.object({
  /** Under which the rows were staged. */
  importId: z.string().regex(/^imp_[0-9a-z]{26}$/, "That is no import."),
  kind: z.enum(["customers", "invoices"]),
  fileSha256: hash,
  /** What was looked at: other rows are not taken in under this asking. */
  rows: z.int().min(1),
  rowsSha256: hash,
  /** What is open in each currency, in words, for the card. */
  open: z.array(z.string().max(60)).max(200).default([]),
});

/** Takes customers and open invoices of another program into the books, all of a file or nothing. Nobody is written to. */
export default defineOperation({
  name: "import-open-items",
  said: { todo: "import a file", once: "file imported", many: "files imported" },
  workflow: "administration",
  effect: "commit",
  timeoutMs: 30 * 60_000,
  input,
  subject: ({ importId }) => importId,
  async describe(db, asked) {
    await staged(db, asked);
    const notes = ["They come from a file, and nothing is sent to anybody."];
    if (asked.kind === "invoices") notes.push("What is owed is booked against the opening balance.");
    const what = `${asked.rows} ${asked.kind === "customers" ? "customer" : "open invoice"}${asked.rows === 1 ? "" : "s"}`;
    const open = asked.open.length === 0 ? "" : `: ${asked.open.join(", ")}`;
    return { ...card({ title: `Import ${what}${open}`, tone: "attention" }), notes };
  },
  async perform(tx, asked, world) {
    await holdImports(tx);
    await staged(tx, asked);
    const { importId, kind, fileSha256, rowsSha256 } = asked;
    await refuseConflicts(tx, asked);
    const how = { importId, actId: world.actId, at: world.at };
    const counts = kind === "customers" ? await customers(how) : await invoices(how);
    await dropRows(tx, importId);
    const body = { act: world.actId, import: importId, file: fileSha256, rows: rowsSha256, ...counts };
    await appendAudit(tx, { kind: "imported", at: world.at, body });
    return { subject: importId, result: { importId, ...counts } };

    async function customers(taking: typeof how) {
      const { made, filled } = await takeInCustomers(tx, taking);
      return { customers: made, filled, invoices: 0 };
    }
    async function invoices(taking: typeof how) {
      const { made, customers: new_ } = await takeInInvoices(tx, taking);
      return { customers: new_, filled: 0, invoices: made };
    }
  },
});

/** That what is staged is what was asked for. */
async function staged(db: Db, { importId, rows, rowsSha256 }: z.output<typeof input>): Promise<void> {
  const sum = await sumOfRows(db, importId);
  if (sum.rows === rows && sum.sha256 === rowsSha256) return;
  throw new Refused(
    "rows-changed",
    "The rows of this import are not those that were looked at.",
    "Import the file again.",
  );
}

/** The books may have moved on since the file was looked at. */
async function refuseConflicts(db: Db, { importId, kind }: z.output<typeof input>): Promise<void> {
  const there = kind === "customers" ? await customersThere(db, { importId }) : await invoicesThere(db, { importId });
  const [first] = there.filter(({ differs }) => differs.length > 0);
  if (first === undefined) return;
  const what = "number" in first ? first.number : first.name;
  throw new Refused(
    "import-conflict",
    `${what} (line ${first.line}) is in the books otherwise by now (${first.differs.join(", ")}).`,
    "Import the file again to see all that differs. Nothing was imported.",
  );
}
