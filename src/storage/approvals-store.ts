import type { Card } from "#cards/card";
import type { Approval, ApprovalStatus } from "#domain/approval";
import type { Role, Rule } from "#domain/policy";
import { newCode } from "#kernel/ids";

import type { Approval as ApprovalRow } from "../generated/prisma/client.ts";

import { fromDbInstant, toDbInstant, toDbJson } from "./convert.ts";
import type { Db, Tx } from "./database.ts";
import { NO_SQL, sql } from "./sql.ts";

export interface StoredApproval extends Approval {
  /** The card that was shown when it was asked for. */
  readonly card: Card;
}

/** An act frozen behind a button's code. */
export interface ButtonAct {
  readonly code: string;
  readonly operation: string;
  readonly input: unknown;
  readonly expiresAt: Temporal.Instant;
}

/** Codes to try, longer where chance is against it. */
export function* codesToTry(): Generator<string> {
  for (let attempt = 0; attempt < 30; attempt++) yield newCode(4 + Math.floor(attempt / 10));
  throw new Error("no free code was found");
}

/** A code that no approval and no button bears. */
export async function freshCode(db: Db): Promise<string> {
  for (const code of codesToTry()) {
    const [row] = await db.$queryRaw<{ taken: boolean }[]>`
      select exists (select 1 from approvals where code = ${code})
        or exists (select 1 from button_acts where code = ${code}) as taken`;
    if (row?.taken === false) return code;
  }
  throw new Error("no code was tried");
}

export async function insertApproval(tx: Tx, approval: StoredApproval): Promise<void> {
  await tx.approval.create({
    data: {
      ...approval,
      roles: [...approval.roles],
      input: toDbJson(approval.input),
      card: toDbJson(approval.card),
      rules: toDbJson(approval.rules),
      createdAt: toDbInstant(approval.createdAt),
      expiresAt: toDbInstant(approval.expiresAt),
      decidedAt: null,
    },
  });
}

export async function approvalByCode(db: Db, code: string): Promise<StoredApproval | null> {
  const row = await db.approval.findUnique({ where: { code: code.toUpperCase() } });
  return row === null ? null : asApproval(row);
}

/** Lets nobody decide it until the transaction ends: a decision that is under way is waited for. */
export async function holdApproval(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`select 1 from approvals where id = ${id} for share`;
}

export async function approvalById(db: Db, id: string): Promise<StoredApproval | null> {
  const row = await db.approval.findUnique({ where: { id } });
  return row === null ? null : asApproval(row);
}

/** What waits for a person and has not expired, oldest first. */
export async function pendingApprovals(
  db: Db,
  now: Temporal.Instant,
  subject?: string,
): Promise<readonly StoredApproval[]> {
  const rows = await db.$queryRaw<ApprovalRow[]>`
    select id, code, operation, input, digest, card, rules, roles, status, requested_by as "requestedBy", conversation,
      subject, reason, decided_by as "decidedBy", created_at as "createdAt", expires_at as "expiresAt",
      decided_at as "decidedAt"
    from approvals
    where status = 'pending' and expires_at > ${toDbInstant(now)} ${subject === undefined ? NO_SQL : sql`and subject = ${subject}`}
    order by created_at, id limit 100`;
  return rows.map(asApproval);
}

/** All that was ever put before a person about a subject, newest first. */
export async function approvalsAbout(db: Db, subject: string): Promise<readonly StoredApproval[]> {
  const rows = await db.approval.findMany({ where: { subject }, orderBy: [{ createdAt: "desc" }, { id: "desc" }] });
  return rows.map(asApproval);
}

/**
 * Moves an approval from pending to its end, once: of any number that try at the same time, one gets true.
 */
export async function settleApproval(
  tx: Tx,
  id: string,
  to: Exclude<ApprovalStatus, "pending">,
  decision: { readonly by: string | null; readonly reason: string | null; readonly at: Temporal.Instant },
): Promise<boolean> {
  const { count } = await tx.approval.updateMany({
    where: { id, status: "pending" },
    data: { status: to, decidedBy: decision.by, reason: decision.reason, decidedAt: toDbInstant(decision.at) },
  });
  return count === 1;
}

/**
 * Freezes an act behind its code, in one statement.
 *
 * @returns false when something bears that code already, and nothing was written
 */
export async function insertButtonAct(
  tx: Tx,
  { code, operation, input, memberId, expiresAt }: ButtonAct & { readonly memberId: string },
  at: Temporal.Instant,
): Promise<boolean> {
  const count = await tx.$executeRaw`
    insert into button_acts (code, operation, input, member_id, created_at, expires_at)
    select ${code}, ${operation}, ${JSON.stringify(input)}::jsonb, ${memberId}, ${toDbInstant(at)}, ${toDbInstant(expiresAt)}
    where not exists (select 1 from approvals where code = ${code})
    on conflict do nothing`;
  return count === 1;
}

export async function buttonActByCode(db: Db, code: string): Promise<ButtonAct | null> {
  const row = await db.buttonAct.findUnique({ where: { code: code.toUpperCase() } });
  if (row === null) return null;
  return { code: row.code, operation: row.operation, input: row.input, expiresAt: fromDbInstant(row.expiresAt) };
}

function asApproval(row: ApprovalRow): StoredApproval {
  return {
    ...row,
    card: row.card as unknown as Card,
    rules: row.rules as unknown as readonly Rule[],
    roles: row.roles as Role[],
    status: row.status as ApprovalStatus,
    createdAt: fromDbInstant(row.createdAt),
    expiresAt: fromDbInstant(row.expiresAt),
    decidedAt: row.decidedAt === null ? null : fromDbInstant(row.decidedAt),
  };
}
