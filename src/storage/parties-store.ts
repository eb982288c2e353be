import type { Money } from "#domain/money";
import { nameIdentity } from "#domain/party";
import { newId } from "#kernel/ids";

import { toDbDate, toDbInstant } from "./convert.ts";
import type { Db, Tx } from "./database.ts";

/** A customer or a supplier. `termsDays` is null where the business's own terms hold. */
export interface Party {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly address: string | null;
  readonly termsDays: number | null;
}

export interface AgreedRate {
  readonly item: string;
  readonly unitPrice: Money;
}

const COLUMNS = { id: true, name: true, email: true, address: true, termsDays: true } as const;

export async function partyById(db: Db, id: string): Promise<Party | null> {
  return db.party.findUnique({ where: { id }, select: COLUMNS });
}

export async function partyByName(db: Db, name: string): Promise<Party | null> {
  return db.party.findUnique({ where: { nameKey: nameIdentity(name) }, select: COLUMNS });
}

/** The parties whose names are most like what was said, likeliest first. */
export async function partiesLike(db: Db, said: string, limit = 20): Promise<readonly Party[]> {
  return db.$queryRaw<Party[]>`
    select id, name, email, address, terms_days as "termsDays"
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

export async function insertParty(tx: Tx, party: Omit<Party, "id">, at: Temporal.Instant): Promise<Party> {
  const row = { id: newId("pty"), ...party };
  await tx.party.create({ data: { ...row, nameKey: nameIdentity(party.name), createdAt: toDbInstant(at) } });
  return row;
}

/** The rates in force for a party on a date: the newest of each item and currency. */
export async function agreedRates(db: Db, partyId: string, on: Temporal.PlainDate): Promise<readonly AgreedRate[]> {
  const rows = await db.agreedRate.findMany({
    where: { partyId, validFrom: { lte: toDbDate(on) } },
    orderBy: { validFrom: "desc" },
    distinct: ["itemKey", "currency"],
  });
  return rows.map((row) => ({
    item: row.item,
    unitPrice: { amountMinor: row.unitPriceMinor, currency: row.currency },
  }));
}

export async function upsertRate(
  tx: Tx,
  rate: {
    readonly partyId: string;
    readonly item: string;
    readonly unitPrice: Money;
    readonly from: Temporal.PlainDate;
  },
): Promise<void> {
  const { partyId, item, unitPrice } = rate;
  const key = { partyId, itemKey: nameIdentity(item), currency: unitPrice.currency, validFrom: toDbDate(rate.from) };
  await tx.agreedRate.upsert({
    where: { partyId_itemKey_currency_validFrom: key },
    create: { id: newId("rat"), ...key, item, unitPriceMinor: unitPrice.amountMinor },
    update: { item, unitPriceMinor: unitPrice.amountMinor },
  });
}

/**
 * Whether a document to this party was approved by a person and sent before: what policy means by a known customer.
 * Added by hand or imported is not known.
 */
export async function isKnown(db: Db, partyId: string): Promise<boolean> {
  const [row] = await db.$queryRaw<{ known: boolean }[]>`
    select exists (
      select 1 from documents d
      join acts a on a.subject = d.id and a.outcome = 'performed' and a.effect = 'send'
      join approvals p on p.id = a.approval_id and p.status = 'approved'
      where d.party_id = ${partyId} and d.sent_at is not null
    ) as known`;
  return row?.known ?? false;
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, (char) => `\\${char}`);
}
