import type { BankDetails } from "#domain/bank-details";
import { BUSINESS_FIELDS, type Business, type BusinessChange, fieldsOf } from "#domain/business";
import type { Role } from "#domain/policy";

import { type BusinessRow, asBusiness } from "./business-row.ts";
import { toDbInstant } from "./convert.ts";
import type { Db, Tx } from "./database.ts";

export type { Business } from "#domain/business";

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** Its time zone, out of any schema that we ever had; UTC where there is no business yet. */
export async function zoneOfBusiness(tx: Tx): Promise<string> {
  const [business] = await tx.$queryRaw<{ zone: string }[]>`select zone from business`;
  return business?.zone ?? "UTC";
}

export async function readBusiness(db: Db): Promise<Business | null> {
  const [row] = await db.$queryRaw<BusinessRow[]>`
    select name, address, currency, zone, email, phone, website, tax_ids, bank, terms_days, tax, number_patterns, paper,
      logo_id, l.format as logo_format, l.width as logo_width, l.height as logo_height, length(l.bytes) as logo_bytes
    from business b left join logos l on l.id = b.logo_id where b.id = 1`;
  return row === undefined ? null : asBusiness(row);
}

/** The business of books that were prepared, as all that are open are. */
export async function theBusiness(db: Db): Promise<Business> {
  const business = await readBusiness(db);
  if (business === null) throw new Error("the business has no record");
  return business;
}

/** What new books know of their business. */
export interface NewBusiness {
  readonly name: string | null;
  readonly currency: string;
  readonly zone: string;
  readonly bank: BankDetails | null;
}

export async function insertBusiness(tx: Tx, business: NewBusiness, at: Temporal.Instant): Promise<void> {
  const { name, currency, zone, bank } = business;
  await tx.$executeRaw`
    insert into business (id, name, currency, zone, bank, created_at)
    values (1, ${name}, ${currency}, ${zone}, ${wire(bank)}::jsonb, ${toDbInstant(at)})`;
}

/** The same as {@link theBusiness}, and nobody else changes it until the transaction ends. */
export async function lockBusiness(tx: Tx): Promise<Business> {
  const [, business] = await Promise.all([
    tx.$executeRaw`select 1 from business where id = 1 for update`,
    theBusiness(tx),
  ]);
  return business;
}

/** Writes some fields; the others stay as they are. */
export async function changeBusiness(tx: Tx, change: BusinessChange): Promise<void> {
  const now = await lockBusiness(tx);
  const all = { ...fieldsOf(now, BUSINESS_FIELDS), ...change };
  await tx.$executeRaw`
    update business set name = ${all.name}, address = ${all.address}, email = ${all.email}, phone = ${all.phone},
      website = ${all.website}, currency = ${all.currency}, zone = ${all.zone}, tax_ids = ${wire(all.taxIds)}::jsonb,
      bank = ${wire(all.bank)}::jsonb, terms_days = ${all.termsDays}, tax = ${wire(all.tax)}::jsonb,
      number_patterns = ${wire(all.numberPatterns)}::jsonb, paper = ${all.paper}, logo_id = ${all.logo}
    where id = 1`;
}

const wire = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

/** Where everybody on this machine is known: all local adapters share it. Names there are in lower case. */
export const LOCAL_REALM = "local";

/** Whoever speaks on this machine without saying who they are: the owner. */
export const UNNAMED_SPEAKER = "owner";

/** @param realm an adapter's name, or {@link LOCAL_REALM} */
export async function findMember(db: Db, realm: string, said: string): Promise<Member | null> {
  const externalId = realm === LOCAL_REALM ? said.toLowerCase() : said;
  const [row] = await db.$queryRaw<{ id: string; name: string; role: string }[]>`
    select m.id, m.name, m.role from identities i join members m on m.id = i.member_id
    where i.adapter = ${realm} and i.external_id = ${externalId}`;
  return row === undefined ? null : asMember(row);
}

export async function findMemberByName(db: Db, nameKey: string): Promise<Member | null> {
  const row = await db.member.findUnique({ where: { nameKey } });
  return row === null ? null : asMember(row);
}

export async function memberById(db: Db, id: string): Promise<Member> {
  return asMember(await db.member.findUniqueOrThrow({ where: { id } }));
}

export async function memberIfAny(db: Db, id: string): Promise<Member | null> {
  const row = await db.member.findUnique({ where: { id } });
  return row === null ? null : asMember(row);
}

/** Removes a member with all that they are called on platforms. */
export async function deleteMember(tx: Tx, id: string): Promise<void> {
  await tx.identity.deleteMany({ where: { memberId: id } });
  await tx.member.delete({ where: { id } });
}

export async function listMembers(db: Db): Promise<readonly Member[]> {
  return (await db.member.findMany({ orderBy: { createdAt: "asc" } })).map(asMember);
}

/** @param localNames what the member may call themselves on this machine, in lower case */
export async function insertMember(
  tx: Tx,
  member: Member & { readonly nameKey: string },
  localNames: readonly string[],
  at: Temporal.Instant,
): Promise<void> {
  const { id, name, nameKey, role } = member;
  const identities = { create: localNames.map((externalId) => ({ adapter: LOCAL_REALM, externalId })) };
  await tx.member.create({ data: { id, name, nameKey, role, createdAt: toDbInstant(at), identities } });
}

function asMember(row: { id: string; name: string; role: string }): Member {
  return { id: row.id, name: row.name, role: row.role as Role };
}
