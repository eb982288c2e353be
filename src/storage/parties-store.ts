import type { Money } from "#domain/money";
import { nameIdentity } from "#domain/party";
import { newId } from "#kernel/ids";

import { toDbDate, toDbInstant } from "./convert.ts";
import type { Db, Tx } from "./database.ts";
import { sql, type Sql } from "./sql.ts";

/** A customer or a supplier. `termsDays` is null where the business's own terms hold. */
export interface Party {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly address: string | null;
  /** As it stands in a register: GB123456789. */
  readonly taxId: string | null;
  readonly termsDays: number | null;
}

export interface AgreedRate {
  readonly item: string;
  readonly unitPrice: Money;
}

const COLUMNS = { id: true, name: true, email: true, address: true, taxId: true, termsDays: true } as const;

export async function partyById(db: Db, id: string): Promise<Party | null> {
  const [row] = await db.$queryRaw<Party[]>`
    select id, name, email, address, tax_id as "taxId", terms_days as "termsDays" from parties where id = ${id}`;
  return row ?? null;
}

/** Locks a party until the transaction ends: what is read of it from here on is what it will be when it is written. */
export async function lockParty(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`select 1 from parties where id = ${id} for update`;
}

/** The party of a document; null where there is no such document. */
export async function partyOfDocument(db: Db, documentId: string): Promise<Party | null> {
  const [row] = await db.$queryRaw<Party[]>`
    select p.id, p.name, p.email, p.address, p.tax_id as "taxId", p.terms_days as "termsDays"
    from documents d join parties p on p.id = d.party_id where d.id = ${documentId}`;
  return row ?? null;
}

export async function partyByName(db: Db, name: string): Promise<Party | null> {
  return db.party.findUnique({ where: { nameKey: nameIdentity(name) }, select: COLUMNS });
}

/** The parties whose names are most like what was said, likeliest first. */
export async function partiesLike(db: Db, said: string, limit = 20): Promise<readonly Party[]> {
  return db.$queryRaw<Party[]>`
    select id, name, email, address, tax_id as "taxId", terms_days as "termsDays"
    from parties
    where name ilike '%' || ${escapeLike(said)} || '%' or name % ${said} or name_key % ${nameIdentity(said)}
    order by greatest(similarity(name, ${said}), similarity(name_key, ${nameIdentity(said)})) desc, name
    limit ${limit}`;
}

/** Names that begin with what was typed, case apart. */
export async function partiesBeginning(db: Db, prefix: string, limit: number): Promise<readonly string[]> {
  const rows = await db.party.findMany({
    where: { name: { startsWith: prefix, mode: "insensitive" } },
    orderBy: { name: "asc" },
    take: limit,
    select: { name: true },
  });
  return rows.map((row) => row.name);
}

/** How many parties there are, and the first of them by name. */
export async function listParties(
  db: Db,
  limit: number,
): Promise<{ readonly count: number; readonly parties: readonly Party[] }> {
  const [count, parties] = await Promise.all([
    db.party.count(),
    db.party.findMany({ orderBy: { name: "asc" }, take: limit, select: COLUMNS }),
  ]);
  return { count, parties };
}

/** The names, a few hundred at most, whose identity begins with one of some words (`nameIdentity`). */
export async function partiesByFirstWord(db: Db, words: readonly string[]): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    select name from parties where split_part(name_key, ' ', 1) = any(${[...words]}) order by name limit 300`;
  return rows.map((row) => row.name);
}

const NEARLY = 40;

/** A few names whose first word is one of some words or nearly so: the same letter begins both, and most letters agree. */
export async function partiesNearly(db: Db, words: readonly string[]): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    select name from parties, unnest(${[...words]}::text[]) as word
    where left(name_key, 1) = left(word, 1)
      and abs(length(split_part(name_key, ' ', 1)) - length(word)) < 3
      and similarity(split_part(name_key, ' ', 1), word) >= 0.15
    order by name limit ${NEARLY}`;
  return rows.map((row) => row.name);
}

/** A party with what was said of it; what was not is not set. */
export type NewParty = Pick<Party, "name"> & Partial<Omit<Party, "id" | "name">>;

export async function insertParty(tx: Tx, party: NewParty, at: Temporal.Instant): Promise<Party> {
  const row: Party = { id: newId("pty"), email: null, address: null, taxId: null, termsDays: null, ...party };
  await tx.party.create({ data: { ...row, nameKey: nameIdentity(party.name), createdAt: toDbInstant(at) } });
  return row;
}

/** Changes details of a party: what is not named stays. */
export async function updateParty(tx: Tx, id: string, change: Partial<Omit<Party, "id">>): Promise<void> {
  const key = change.name === undefined ? {} : { nameKey: nameIdentity(change.name) };
  await tx.party.update({ where: { id }, data: { ...change, ...key } });
}

/** What policy judges a party by. */
export interface Dealings {
  readonly party: Party;
  /**
   * Whether a document to this party was approved by a person and sent before: what policy means by a known customer.
   * Added by hand or imported is not known.
   */
  readonly known: boolean;
  /** The rates in force on the date: the newest of each item and currency. */
  readonly rates: readonly AgreedRate[];
}

/** @returns null where there is no such party */
export function dealingsWith(db: Db, partyId: string, on: Temporal.PlainDate): Promise<Dealings | null> {
  return dealings(db, sql`parties p where p.id = ${partyId}`, sql`${toDbDate(on)}::date`);
}

/**
 * The dealings with a document's party, by what is agreed on the document's own date or on `today`, whichever is later:
 * one that is dated back is judged by what is agreed now.
 *
 * @returns null where there is no such document
 */
export function dealingsOver(db: Db, documentId: string, today: Temporal.PlainDate): Promise<Dealings | null> {
  const from = sql`documents o join parties p on p.id = o.party_id where o.id = ${documentId}`;
  return dealings(db, from, sql`greatest(o.issue_date, ${toDbDate(today)}::date)`);
}

async function dealings(db: Db, from: Sql, on: Sql): Promise<Dealings | null> {
  const [row] = await db.$queryRaw<
    (Party & { known: boolean; rates: readonly { item: string; amount: string; currency: string }[] })[]
  >`
    select p.id, p.name, p.email, p.address, p.tax_id as "taxId", p.terms_days as "termsDays",
      exists (
        select 1 from documents d
        join acts a on a.subject = d.id and a.outcome = 'performed' and a.effect = 'send'
        join approvals w on w.id = a.approval_id and w.status = 'approved'
        where d.party_id = p.id and d.sent_at is not null
      ) as known,
      (
        select coalesce(jsonb_agg(newest), '[]') from (
          select distinct on (item_key, currency) item, unit_price_minor::text as amount, currency
          from agreed_rates where party_id = p.id and valid_from <= ${on}
          order by item_key, currency, valid_from desc
        ) newest
      ) as rates
    from ${from}`;
  if (row === undefined) return null;
  const { known, rates, ...party } = row;
  return {
    party,
    known,
    rates: rates.map(({ item, amount, currency }) => ({ item, unitPrice: { amountMinor: BigInt(amount), currency } })),
  };
}

/** @returns the price that was agreed for the same day before, and is written over; null where there was none */
export async function upsertRate(
  tx: Tx,
  rate: {
    readonly partyId: string;
    readonly item: string;
    readonly unitPrice: Money;
    readonly from: Temporal.PlainDate;
  },
): Promise<AgreedRate | null> {
  const { partyId, item, unitPrice } = rate;
  const key = { partyId, itemKey: nameIdentity(item), currency: unitPrice.currency, validFrom: toDbDate(rate.from) };
  const before = await tx.agreedRate.findUnique({ where: { partyId_itemKey_currency_validFrom: key } });
  await tx.agreedRate.upsert({
    where: { partyId_itemKey_currency_validFrom: key },
    create: { id: newId("rat"), ...key, item, unitPriceMinor: unitPrice.amountMinor },
    update: { item, unitPriceMinor: unitPrice.amountMinor },
  });
  if (before === null) return null;
  return { item: before.item, unitPrice: { amountMinor: before.unitPriceMinor, currency: before.currency } };
}

/** @returns false where there was no such rate */
export async function deleteRate(
  tx: Tx,
  rate: {
    readonly partyId: string;
    readonly item: string;
    readonly currency: string;
    readonly from: Temporal.PlainDate;
  },
): Promise<boolean> {
  const { partyId, currency, from } = rate;
  const { count } = await tx.agreedRate.deleteMany({
    where: { partyId, itemKey: nameIdentity(rate.item), currency, validFrom: toDbDate(from) },
  });
  return count === 1;
}

/** @returns false where a document, a payment or a rate names the party, and nothing was written */
export async function deleteUnusedParty(tx: Tx, id: string): Promise<boolean> {
  const unused = { documents: { none: {} }, payments: { none: {} }, rates: { none: {} } };
  const { count } = await tx.party.deleteMany({ where: { id, ...unused } });
  return count === 1;
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, (char) => `\\${char}`);
}
