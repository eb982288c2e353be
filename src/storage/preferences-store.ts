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
  /** The conversation to be told in, instead of where they last spoke. */
  readonly conversation: string | null;
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
  const { zone, digest, digestAt, digestDays, quietFrom, quietTo, conversation, digestSince } = row;
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
  const { zone, digest, digestAt, digestDays, quiet, conversation } = change;
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
    ...(digest === undefined && digestAt === undefined ? {} : { digestSince: toDbInstant(at) }),
  };
  await tx.memberPreferences.upsert({ where: { memberId }, create: { memberId, ...row }, update: row });
}

const hourAndMinute = (time: Temporal.PlainTime): string => time.toString({ smallestUnit: "minute" });
