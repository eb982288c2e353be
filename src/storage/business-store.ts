import type { Role } from "#domain/policy";

import { toDbInstant } from "./convert.ts";
import type { Db, Tx } from "./database.ts";

/** The business whose books these are. A name of null is not set yet. */
export interface Business {
  readonly name: string | null;
  readonly address: string | null;
  /** ISO 4217. */
  readonly currency: string;
  /** IANA time zone: where business dates are reckoned. */
  readonly zone: string;
}

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

export async function readBusiness(db: Db): Promise<Business | null> {
  const [row] = await db.$queryRaw<Business[]>`select name, address, currency, zone from business where id = 1`;
  return row ?? null;
}

/** The business of books that were prepared, as all that are open are. */
export async function theBusiness(db: Db): Promise<Business> {
  const business = await readBusiness(db);
  if (business === null) throw new Error("the business has no record");
  return business;
}

export async function insertBusiness(tx: Tx, business: Business, at: Temporal.Instant): Promise<void> {
  await tx.business.create({ data: { ...business, id: 1, createdAt: toDbInstant(at) } });
}

export async function nameBusiness(tx: Tx, name: string): Promise<void> {
  await tx.business.update({ where: { id: 1 }, data: { name } });
}

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
