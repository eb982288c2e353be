import type { Money } from "#domain/money";
import type { Recipient, Sender } from "#domain/sender";
import type { DocumentStatus } from "#documents/statuses";
import { newId } from "#kernel/ids";

import type { Document as DocumentRow } from "../generated/prisma/client.ts";

import { fromDbDate, fromDbInstant, toDbDate, toDbInstant, toDbJson } from "./convert.ts";
import type { Db, Tx } from "./database.ts";
import { NO_SQL, rawSql, sql, type Sql } from "./sql.ts";

/** A document of any type. `content` is its type's own, in wire form; it never changes once it is issued. */
export interface StoredDocument {
  readonly id: string;
  readonly kind: string;
  /** Null while it is a draft. */
  readonly number: string | null;
  readonly status: DocumentStatus;
  readonly partyId: string;
  readonly issueDate: Temporal.PlainDate;
  readonly dueDate: Temporal.PlainDate | null;
  readonly net: Money;
  readonly tax: Money;
  readonly total: Money;
  readonly content: unknown;
  /** Whether its party owes its total once it is issued. */
  readonly owed: boolean;
  readonly replacesId: string | null;
  readonly askedAt: Temporal.Instant;
  readonly sentAt: Temporal.Instant | null;
}

export type NewDocument = Omit<StoredDocument, "id" | "number" | "status" | "sentAt">;

/** What is read of a document's row. */
type Row = Omit<DocumentRow, "issuedAt" | "paidAt" | "voidedAt" | "voidedOn" | "sender" | "recipient" | "logoId">;

const COLUMNS = rawSql(`id, kind, number, status, party_id as "partyId", currency, issue_date as "issueDate",
  due_date as "dueDate", net_minor as "netMinor", tax_minor as "taxMinor", total_minor as "totalMinor", content, owed,
  replaces_id as "replacesId", asked_at as "askedAt", sent_at as "sentAt"`);

export async function documentById(db: Db, id: string): Promise<StoredDocument | null> {
  const [row] = await db.$queryRaw<Row[]>`select ${COLUMNS} from documents where id = ${id}`;
  return row === undefined ? null : asDocument(row);
}

/** @param number in any case; matched as it is, never as a pattern */
export async function documentByNumber(db: Db, number: string): Promise<StoredDocument | null> {
  const [row] = await db.$queryRaw<
    { id: string }[]
  >`select id from documents where lower(number) = lower(${number}) limit 1`;
  return row === undefined ? null : documentById(db, row.id);
}

/** The issued document that stands in the place of this one; null where none does. */
export async function replacementOf(db: Db, id: string): Promise<StoredDocument | null> {
  const [row] = await db.$queryRaw<Row[]>`
    select ${COLUMNS} from documents where replaces_id = ${id} and number is not null limit 1`;
  return row === undefined ? null : asDocument(row);
}

/** The documents of a party or of everybody, newest first. */
export async function recentDocuments(
  db: Db,
  where: { readonly partyId?: string; readonly statuses?: readonly DocumentStatus[] },
  limit: number,
): Promise<readonly StoredDocument[]> {
  const rows = await db.document.findMany({
    where: {
      ...(where.partyId === undefined ? {} : { partyId: where.partyId }),
      ...(where.statuses === undefined ? {} : { status: { in: [...where.statuses] } }),
    },
    orderBy: [{ askedAt: "desc" }, { id: "desc" }],
    take: limit,
  });
  return rows.map(asDocument);
}

export async function insertDraft(tx: Tx, document: NewDocument): Promise<StoredDocument> {
  const draft = newDraft(document);
  await writeDraft(tx, draft);
  return draft;
}

/** A draft as it will stand in the books. */
export function newDraft({ content, ...document }: NewDocument): StoredDocument {
  const wire = JSON.parse(JSON.stringify(content)) as unknown;
  return { ...document, content: wire, id: newId("doc"), number: null, status: "draft", sentAt: null };
}

export async function writeDraft(tx: Tx, draft: StoredDocument): Promise<void> {
  const { id, kind, partyId, issueDate, dueDate, net, tax, total, content, owed, replacesId, askedAt } = draft;
  await tx.$executeRaw`
    insert into documents (id, kind, status, party_id, currency, issue_date, due_date, net_minor, tax_minor, total_minor,
      content, owed, replaces_id, asked_at)
    values (${id}, ${kind}, 'draft', ${partyId}, ${total.currency}, ${toDbDate(issueDate)}::date,
      ${dueDate === null ? null : toDbDate(dueDate)}::date, ${net.amountMinor}, ${tax.amountMinor}, ${total.amountMinor},
      ${JSON.stringify(content)}::jsonb, ${owed}, ${replacesId}, ${toDbInstant(askedAt)})`;
}

/** @returns the draft as it now stands, or null when it is a draft no more and nothing was written */
export async function reviseDraft(
  tx: Tx,
  id: string,
  {
    issueDate,
    dueDate,
    net,
    tax,
    total,
    content,
    partyId,
  }: Omit<NewDocument, "kind" | "owed" | "replacesId" | "askedAt">,
): Promise<StoredDocument | null> {
  const { count } = await tx.document.updateMany({
    where: { id, status: "draft" },
    data: {
      partyId,
      currency: total.currency,
      issueDate: toDbDate(issueDate),
      dueDate: dueDate === null ? null : toDbDate(dueDate),
      netMinor: net.amountMinor,
      taxMinor: tax.amountMinor,
      totalMinor: total.amountMinor,
      content: toDbJson(content),
    },
  });
  return count === 1 ? documentById(tx, id) : null;
}

/**
 * Moves a document from one of `from` to `to` and notes the instant.
 *
 * @returns false when it was not in one of them, and nothing was written
 */
export async function moveDocument(
  tx: Tx,
  id: string,
  from: readonly DocumentStatus[],
  to: DocumentStatus,
  change: {
    readonly sentAt?: Temporal.Instant;
    readonly paidAt?: Temporal.Instant | null;
    readonly voidedAt?: Temporal.Instant;
    readonly voidedOn?: Temporal.PlainDate;
  } = {},
): Promise<boolean> {
  const { sentAt, paidAt, voidedAt, voidedOn } = change;
  const instant = (name: string, at: Temporal.Instant | null | undefined): Sql =>
    at === undefined ? NO_SQL : sql`, ${rawSql(name)} = ${at === null ? null : toDbInstant(at)}`;
  const moved = await tx.$executeRaw`
    update documents set status = ${to} ${instant("sent_at", sentAt)} ${instant("paid_at", paidAt)}
      ${instant("voided_at", voidedAt)}
      ${voidedOn === undefined ? NO_SQL : sql`, voided_on = ${toDbDate(voidedOn)}::date`}
    where id = ${id} and status = any(${[...from]}::text[])`;
  return moved === 1;
}

interface Issue {
  readonly number: string;
  readonly at: Temporal.Instant;
  readonly sender: Sender;
  readonly recipient: Recipient;
  readonly logoId: string | null;
}

/**
 * Numbers a draft and keeps with it who it is from and to: its page says so for ever. The statement fails where it is a
 * draft no more, whether or not it is waited for.
 */
export async function issueDraft(tx: Tx, id: string, issue: Issue): Promise<void> {
  const { number, at, sender, recipient, logoId } = issue;
  // Divides by zero where nothing was written.
  await tx.$executeRaw`
    with issued as (
      update documents set status = 'issued', number = ${number}, issued_at = ${toDbInstant(at)},
        sender = ${JSON.stringify(sender)}::jsonb, recipient = ${JSON.stringify(recipient)}::jsonb, logo_id = ${logoId}
      where id = ${id} and status = 'draft' returning id
    )
    select 1 / count(*) from issued`;
}

/** Notes the first time that a document was handed over; an issued one is sent from then on. */
export async function markSent(tx: Tx, id: string, at: Temporal.Instant): Promise<void> {
  await tx.$executeRaw`
    update documents set sent_at = coalesce(sent_at, ${toDbInstant(at)}),
      status = case status when 'issued' then 'sent' else status end
    where id = ${id} and (sent_at is null or status = 'issued')`;
}

/** Locks a document's row until the transaction ends, so that two payments cannot settle the same open amount. */
export async function lockDocument(tx: Tx, id: string): Promise<StoredDocument | null> {
  const [row] = await tx.$queryRaw<Row[]>`select ${COLUMNS} from documents where id = ${id} for update`;
  return row === undefined ? null : asDocument(row);
}

/** Locks a party's issued documents until the transaction ends: whoever else settles them waits. */
export async function lockOpenDocuments(tx: Tx, partyId: string): Promise<void> {
  await tx.$executeRaw`select 1 from documents where party_id = ${partyId} and number is not null order by id for update`;
}

/** Takes the next number of a sequence. Rolled back with the transaction, so that none is skipped. */
export async function takeNumber(tx: Tx, sequence: string): Promise<bigint> {
  const [row] = await tx.$queryRaw<{ taken: bigint }[]>`
    insert into sequences (name, next) values (${sequence}, 2)
    on conflict (name) do update set next = sequences.next + 1
    returning next - 1 as taken`;
  if (row === undefined) throw new Error(`no number came from the sequence ${sequence}`);
  return row.taken;
}

/** The number that a sequence gives next; nothing is taken. */
export async function nextNumber(db: Db, sequence: string): Promise<bigint> {
  const row = await db.sequence.findUnique({ where: { name: sequence } });
  return row?.next ?? 1n;
}

/** Every number that documents of a kind bear. */
export async function numbersOf(db: Db, kind: string): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ number: string }[]>`
    select number from documents where kind = ${kind} and number is not null`;
  return rows.map(({ number }) => number);
}

function asDocument(row: Row): StoredDocument {
  const money = (amountMinor: bigint): Money => ({ amountMinor, currency: row.currency });
  return {
    id: row.id,
    kind: row.kind,
    number: row.number,
    status: row.status as DocumentStatus,
    partyId: row.partyId,
    issueDate: fromDbDate(row.issueDate),
    dueDate: row.dueDate === null ? null : fromDbDate(row.dueDate),
    net: money(row.netMinor),
    tax: money(row.taxMinor),
    total: money(row.totalMinor),
    content: row.content,
    owed: row.owed,
    replacesId: row.replacesId,
    askedAt: fromDbInstant(row.askedAt),
    sentAt: row.sentAt === null ? null : fromDbInstant(row.sentAt),
  };
}
