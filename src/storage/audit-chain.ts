import { canonicalJson, sha256 } from "#kernel/canonical-json";

/** Where the chain stands: how many entries it has, and the hash of the last. */
export interface AuditHead {
  readonly count: bigint;
  readonly hash: string;
}

/** One entry as it is stored. */
export interface AuditRow {
  readonly seq: bigint;
  readonly at: Date;
  readonly kind: string;
  readonly body: string;
  readonly prevHash: string;
  readonly hash: string;
}

/** The hash before the first entry. */
export const GENESIS = "0".repeat(64);

/** Why an entry cannot be the one that follows `before`, in words; null where it can. */
export function entryProblem(row: AuditRow, before: AuditHead): string | null {
  if (row.seq !== before.count + 1n) return `Entry ${before.count + 1n} is missing.`;
  if (row.prevHash !== before.hash) return `Entry ${row.seq} does not follow the entry before it.`;
  const at = Temporal.Instant.fromEpochMilliseconds(row.at.getTime()).toString();
  const hash = entryHash({ seq: row.seq, at, kind: row.kind, body: row.body, prevHash: row.prevHash });
  return hash === row.hash ? null : `Entry ${row.seq} was changed after it was written.`;
}

interface Hashed {
  readonly seq: bigint;
  readonly at: string;
  readonly kind: string;
  readonly body: string;
  readonly prevHash: string;
}

function entryHash(entry: Hashed): string {
  return sha256(canonicalJson(entry));
}

/** What an entry's hash is taken over, around where the hash before it and its own place will stand. */
export function textAround(entry: Omit<Hashed, "seq" | "prevHash">): readonly [string, string, string] {
  const text = canonicalJson({ ...entry, seq: 0n, prevHash: "" });
  // By name these two come last, in this order; what stands in the body comes before them.
  const end = '"prevHash":"","seq":"0"}';
  if (!text.endsWith(end)) throw new Error("an entry of the audit log is put together in another order");
  return [`${text.slice(0, -end.length)}"prevHash":"`, '","seq":"', '"}'];
}
