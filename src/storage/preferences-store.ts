import type { QuietHours } from "#domain/quiet-hours";

import type { MemberPreferences as PreferencesRow } from "../generated/prisma/client.ts";

import { fromDbInstant, toDbInstant } from "./convert.ts";
import type { Db, Tx } from "./database.ts";

/** What a member chose about being spoken to unasked; null where they did not choose. */
export interface Preferences {
  /** IANA. */
  readonly zone: string | null;
  /** Whether they want the digest. */
  readonly digest: boolean | null;
  readonly digestAt: Temporal.PlainTime | null;
  /** 1 is Monday, 7 is Sunday; empty where not chosen. */
  readonly digestDays: readonly number[];
  readonly quiet: QuietHours | null;
  /** The conversation to be told in, instead of where they last spoke in private. */
  readonly conversation: string | null;
  /** Whether they chose it although others read it. */
  readonly conversationShared: boolean;
  /** When they last chose about the digest: what fell due up to then is not sent after it. */
  readonly digestSince: Temporal.Instant | null;
}

const NOT_CHOSEN: Preferences = {
  zone: null,
  digest: null,
  digestAt: null,
  digestDays: [],
  quiet: null,
  conversation: null,
  conversationShared: false,
  digestSince: null,
};

export async function readPreferences(db: Db, memberId: string): Promise<Preferences> {
  const row = await db.memberPreferences.findUnique({ where: { memberId } });
  return row === null ? NOT_CHOSEN : asPreferences(row);
}

/** Those of all members who chose something, by member. */
export async function allPreferences(db: Db): Promise<{ of(memberId: string): Preferences }> {
  const rows = await db.memberPreferences.findMany();
  const byMember = new Map(rows.map((row) => [row.memberId, asPreferences(row)]));
  return { of: (memberId) => byMember.get(memberId) ?? NOT_CHOSEN };
}

function asPreferences(row: PreferencesRow): Preferences {
  const { zone, digest, digestAt, digestDays, quietFrom, quietTo, conversation, conversationShared, digestSince } = row;
  return {
    zone,
    digest,
    digestAt: digestAt === null ? null : Temporal.PlainTime.from(digestAt),
    digestDays,
    quiet:
      quietFrom === null || quietTo === null
        ? null
        : { from: Temporal.PlainTime.from(quietFrom), to: Temporal.PlainTime.from(quietTo) },
    conversation,
    conversationShared,
    digestSince: digestSince === null ? null : fromDbInstant(digestSince),
  };
}

/** Writes what is given and leaves the rest as it is. */
export async function writePreferences(
  tx: Tx,
  memberId: string,
  change: Partial<Omit<Preferences, "digestSince">>,
  at: Temporal.Instant,
): Promise<void> {
  const { zone, digest, digestAt, digestDays, quiet, conversation, conversationShared } = change;
  const row = {
    ...(zone === undefined ? {} : { zone }),
    ...(digest === undefined ? {} : { digest }),
    ...(digestAt === undefined ? {} : { digestAt: digestAt === null ? null : hourAndMinute(digestAt) }),
    ...(digestDays === undefined ? {} : { digestDays: [...digestDays] }),
    ...(quiet === undefined
      ? {}
      : {
          quietFrom: quiet === null ? null : hourAndMinute(quiet.from),
          quietTo: quiet === null ? null : hourAndMinute(quiet.to),
        }),
    ...(conversation === undefined ? {} : { conversation }),
    ...(conversationShared === undefined ? {} : { conversationShared }),
    ...(digest === undefined && digestAt === undefined ? {} : { digestSince: toDbInstant(at) }),
  };
  await tx.memberPreferences.upsert({ where: { memberId }, create: { memberId, ...row }, update: row });
}

/** Notes that something for a member alone had nowhere to go, until they are told of it. */
export async function noteKeptBack(tx: Tx, memberId: string, at: Temporal.Instant): Promise<void> {
  await tx.$executeRaw`
    insert into member_preferences (member_id, digest_days, kept_back_at) values (${memberId}, '{}', ${toDbInstant(at)})
    on conflict (member_id) do update set kept_back_at = coalesce(member_preferences.kept_back_at, excluded.kept_back_at)`;
}

/** @returns false when they were told meanwhile */
export async function keptBackTold(tx: Tx, memberId: string): Promise<boolean> {
  const { count } = await tx.memberPreferences.updateMany({
    where: { memberId, keptBackAt: { not: null } },
    data: { keptBackAt: null },
  });
  return count === 1;
}

const hourAndMinute = (time: Temporal.PlainTime): string => time.toString({ smallestUnit: "minute" });
