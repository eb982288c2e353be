import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";

import { PurserError } from "#kernel/errors";
import { type AuditHead, entryProblem, GENESIS } from "#storage/audit-chain";
import type { TableShape } from "#storage/copying/tables";
import { readMigrations } from "#storage/migrate";

import type { BackupHeader } from "./format.ts";
import { readSeal, SEAL_BYTES } from "./format.ts";
import { damaged, openBackup } from "./read-backup.ts";
import { tableDigest } from "./table-digest.ts";

export interface CheckedBackup {
  readonly path: string;
  readonly header: BackupHeader;
  readonly sha256: string;
  /** Whether the head of the audit log that was kept outside stands in this log, lies after its end, or is another's. */
  readonly kept: "none" | "stands" | "later" | "other";
}

/**
 * Looks at a whole backup before anything is written: its seal, its header, that this program knows its schema, each
 * table's rows against their digest, the audit log's chain, and that the books in it balance.
 *
 * @param kept the head of the audit log that lies in the data folder, where one does
 * @throws PurserError `no-backup`, `not-a-backup`, `backup-newer`, `bad-backup`
 */
export async function checkBackup(path: string, migrations: string, kept: AuditHead | null): Promise<CheckedBackup> {
  // What it is comes first, so that a holiday picture is not called a damaged backup.
  const { header, lines } = await openBackup(path);
  await knowSchema(path, header, migrations);
  const sha256 = await checkSeal(path);
  const chain = auditChain(path, kept);
  const sums = new Map<string, bigint>();
  const counts: Record<string, number> = {};
  let table: Pick<TableShape, "name" | "columns"> | null = null;
  let digest = tableDigest();
  let whole = false;
  for await (const line of lines()) {
    if ("row" in line) {
      if (table === null) throw damaged(path, "a row stands outside of a table");
      digest.add(line.row);
      if (table.name === "audit") chain.add(valuesOf(table, line.row));
      if (table.name === "postings") addPosting(sums, valuesOf(table, line.row));
    } else if ("table" in line.mark) {
      table = { name: line.mark.table, columns: line.mark.columns };
      digest = tableDigest();
    } else if ("end" in line.mark) {
      const { rows, sha256: found } = digest.sum();
      if (rows !== line.mark.rows || found !== line.mark.sha256)
        throw damaged(path, `the table ${line.mark.end} is not whole`);
      counts[line.mark.end] = rows;
      table = null;
    } else whole = true;
  }
  const all = Object.entries(header.rows);
  if (!whole || all.some(([name, rows]) => counts[name] !== rows)) throw damaged(path, "tables are missing");
  chain.end({ count: BigInt(header.audit.count), hash: header.audit.hash });
  const off = [...sums].find(([, sum]) => sum !== 0n);
  if (off !== undefined) throw damaged(path, `the books in it do not balance in ${off[0]}`);
  return { path, header, sha256, kept: chain.kept() };
}

async function checkSeal(path: string): Promise<string> {
  const { size } = await stat(path);
  const tail = Buffer.alloc(SEAL_BYTES);
  const file = await open(path, "r");
  await file.read(tail, 0, SEAL_BYTES, size - SEAL_BYTES).finally(() => file.close());
  const sealed = readSeal(tail);
  if (sealed === null) throw damaged(path, "its end is missing, so it was cut off");
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { end: size - SEAL_BYTES - 1 })) hash.update(chunk as Buffer);
  if (hash.digest("hex") !== sealed) throw damaged(path, "its bytes are not those that were written");
  return sealed;
}

async function knowSchema(path: string, header: BackupHeader, folder: string): Promise<void> {
  const known = new Map((await readMigrations(folder)).map(({ name, checksum }) => [name, checksum]));
  for (const { name, checksum } of header.migrations) {
    if (known.get(name) === checksum) continue;
    throw new PurserError("backup-newer", `${path} was written by another Purser (its tables are those of ${name}).`, {
      next: "Update Purser to at least the version that wrote it, and restore again. Nothing was changed.",
      fields: { name, program: header.program },
    });
  }
}

type Values = Readonly<Record<string, string | null>>;

function valuesOf(table: Pick<TableShape, "columns">, row: string): Values {
  const values = JSON.parse(row) as (string | null)[];
  return Object.fromEntries(table.columns.map(({ name }, index) => [name, values[index] ?? null]));
}

function addPosting(sums: Map<string, bigint>, { currency, amount_minor: amount }: Values): void {
  const key = currency ?? "";
  sums.set(key, (sums.get(key) ?? 0n) + BigInt(amount ?? "0"));
}

function auditChain(path: string, kept: AuditHead | null) {
  let head: AuditHead = { count: 0n, hash: GENESIS };
  let stands: boolean | null = null;
  return {
    add(values: Values): void {
      const row = {
        seq: BigInt(values["seq"] ?? "0"),
        at: new Date((values["at"] ?? "").replace(" ", "T").replace(/\+00$/, "Z")),
        kind: values["kind"] ?? "",
        body: values["body"] ?? "",
        prevHash: values["prev_hash"] ?? "",
        hash: values["hash"] ?? "",
      };
      const problem = entryProblem(row, head);
      if (problem !== null) throw broken(path, problem);
      head = { count: row.seq, hash: row.hash };
      if (kept !== null && row.seq === kept.count) stands = row.hash === kept.hash;
    },
    end(expected: AuditHead): void {
      if (head.count !== expected.count || head.hash !== expected.hash)
        throw broken(path, `Its head says entry ${expected.count}, but its last entry is ${head.count}.`);
    },
    kept: (): CheckedBackup["kept"] => {
      if (kept === null) return "none";
      if (stands === null) return kept.count === 0n ? "stands" : "later";
      return stands ? "stands" : "other";
    },
  };
}

function broken(path: string, problem: string): PurserError {
  return new PurserError("bad-backup", `The audit log in ${path} is not whole. ${problem}`, {
    next: "These books were changed by hand before they were copied: use an older copy. Nothing was changed.",
  });
}
