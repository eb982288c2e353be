import { canonicalJson } from "#kernel/canonical-json";

import { type AuditHead, entryProblem, GENESIS, textAround } from "./audit-chain.ts";
import { toDbInstant } from "./convert.ts";
import type { Db, Tx } from "./database.ts";

export { type AuditHead, GENESIS } from "./audit-chain.ts";
import { NO_SQL } from "./sql.ts";

export interface AuditEntry {
  readonly kind: string;
  readonly at: Temporal.Instant;
  /** Ids, digests and codes only: nothing in the hashed body may name or describe a person. */
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * Appends one entry, in one statement. The head's row is locked until the transaction ends, which puts all writers in
 * one order: call it last in a transaction, so that the lock is short. Where there is no head the statement fails, as an
 * entry without a place, and its transaction with it, whether or not anybody waits for it.
 *
 * @param beside what is written by the same statement, as `name as (...),`
 */
export async function appendAudit(tx: Tx, entry: AuditEntry, beside = NO_SQL): Promise<AuditHead> {
  const body = canonicalJson(entry.body);
  const [before, between, after] = textAround({ at: entry.at.toString(), kind: entry.kind, body });
  const [head] = await tx.$queryRaw<{ seq: bigint; hash: string }[]>`
    with ${beside} head as (
      select seq, hash from audit_head where id = 1 for update
    ), entry as (
      select seq + 1 as seq, hash as prev_hash, encode(sha256(convert_to(
        ${before}::text || hash || ${between}::text || (seq + 1)::text || ${after}::text, 'UTF8')), 'hex') as hash
      from head
    ), written as (
      insert into audit (seq, at, kind, body, prev_hash, hash)
      select seq, ${toDbInstant(entry.at)}, ${entry.kind}, ${body}, prev_hash, hash
      from (select 1) as always left join entry on true
    )
    update audit_head set seq = entry.seq, hash = entry.hash from entry where id = 1
    returning audit_head.seq, audit_head.hash`;
  if (head === undefined) throw new Error("the audit log has no head");
  return { count: head.seq, hash: head.hash };
}

export async function readAuditHead(db: Db): Promise<AuditHead> {
  const head = await db.auditHead.findUniqueOrThrow({ where: { id: 1 } });
  return { count: head.seq, hash: head.hash };
}

export type AuditVerdict =
  | { readonly ok: true; readonly head: AuditHead }
  | { readonly ok: false; readonly problem: string };

const PAGE = 2_000;

/**
 * Walks the whole chain and works every hash out again. Entries may be appended meanwhile.
 *
 * @param known heads that left the database earlier; each must still stand at its place, so that a cut tail or a
 *   rewritten whole is found
 */
export async function verifyAudit(db: Db, known: readonly AuditHead[]): Promise<AuditVerdict> {
  const atStart = await readAuditHead(db);
  const expected = new Map(known.map((head) => [head.count, head.hash]));
  let head: AuditHead = { count: 0n, hash: GENESIS };
  for (;;) {
    const rows = await db.audit.findMany({ where: { seq: { gt: head.count } }, orderBy: { seq: "asc" }, take: PAGE });
    if (rows.length === 0) break;
    for (const row of rows) {
      const problem = entryProblem(row, head);
      if (problem !== null) return { ok: false, problem };
      head = { count: row.seq, hash: row.hash };
      const kept = expected.get(row.seq);
      if (kept !== undefined && kept !== row.hash) {
        return {
          ok: false,
          problem: `Entry ${row.seq} is not the one whose hash was kept outside: the log was rewritten.`,
        };
      }
      expected.delete(row.seq);
      if (row.seq === atStart.count && row.hash !== atStart.hash) {
        return { ok: false, problem: `The log's head is not the hash of its entry ${row.seq}.` };
      }
    }
  }
  const missing = [...expected.keys()].filter((count) => count > head.count);
  if (missing.length > 0) {
    return {
      ok: false,
      problem: `The log ends at entry ${head.count}, but entry ${missing[0]} was there before: its tail was cut.`,
    };
  }
  // Entries that came meanwhile lie between the head at the start and the one now.
  const atEnd = await readAuditHead(db);
  if (atStart.count > head.count || atEnd.count < head.count) {
    return { ok: false, problem: `The log's head says entry ${atEnd.count}, but its last entry is ${head.count}.` };
  }
  return { ok: true, head };
}
