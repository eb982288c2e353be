import { z } from "zod";

import { card } from "#cards/card";
import { clockWords, daysWords } from "#domain/clock-time";
import { defineOperation } from "#governance/define-operation";
import { Refused } from "#kernel/errors";
import { memberById } from "#storage/business-store";
import { type Preferences, writePreferences } from "#storage/preferences-store";

const TIME = z.codec(
  z.string(),
  z.custom<Temporal.PlainTime>((value) => value instanceof Temporal.PlainTime),
  {
    decode: (text, context) => {
      if (/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) return Temporal.PlainTime.from(text);
      context.issues.push({
        code: "custom",
        message: `"${text.slice(0, 30)}" is no time. Write it like 08:00.`,
        input: text,
      });
      return z.NEVER;
    },
    encode: clockWords,
  },
);

const INPUT = z.object({
  memberId: z.string(),
  /** What is not given stays as it is. */
  digest: z.boolean().optional(),
  digestAt: TIME.optional(),
  /** 1 is Monday, 7 is Sunday. */
  digestDays: z.array(z.int().min(1).max(7)).min(1).optional(),
  /** Null takes them away. */
  quiet: z.object({ from: TIME, to: TIME }).nullable().optional(),
  /** IANA; null is the business's. */
  zone: z.string().max(60).nullable().optional(),
  /** Where to be told; null is where they last spoke in private. */
  conversation: z.string().max(300).nullable().optional(),
  /** Whether others read that conversation. */
  shared: z.boolean().optional(),
});

/** Changes how a member is spoken to unasked: their digest, quiet hours, time zone and place. */
export default defineOperation({
  name: "set-preferences",
  said: { todo: "change a member's settings", once: "member's settings changed", many: "changes of members' settings" },
  workflow: "administration",
  effect: "configure",
  input: INPUT,
  subject: ({ memberId }) => memberId,
  facts: async (_db, { memberId }) => ({ preferenceOf: memberId }),
  async describe(db, input) {
    const { name } = await memberById(db, input.memberId);
    return card({ title: `Change how ${name} is told things: ${changeWords(input)}`, tone: "attention" });
  },
  async perform(tx, { memberId, shared = false, ...change }, world) {
    const { quiet, zone } = change;
    if (quiet !== undefined && quiet !== null && quiet.from.equals(quiet.to)) {
      throw new Refused(
        "quiet-all-day",
        "Quiet hours cannot last all day.",
        'Say "stop the digest" to end the digest.',
      );
    }
    if (zone !== undefined && zone !== null) refuseUnknownZone(zone);
    const { conversation } = change;
    if (shared && (await memberById(tx, memberId)).role !== "owner") throw notForTheRoom();
    const place = conversation === undefined ? {} : { conversationShared: shared && conversation !== null };
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    await writePreferences(tx, memberId, { ...(given as Partial<Preferences>), ...place }, world.at);
    return { subject: memberId, result: { memberId } };
  },
});

/** A digest tells how the business stands: that others read it is for an owner to say. */
function notForTheRoom(): Refused {
  return new Refused(
    "shared-room",
    "Others read along here, and a digest tells how the business stands: only an owner can have theirs sent to a room.",
    "Write to me in private once, and yours comes there.",
  );
}

function refuseUnknownZone(zone: string): void {
  try {
    Temporal.Now.zonedDateTimeISO(zone);
  } catch {
    throw new Refused(
      "no-such-zone",
      `There is no time zone "${zone}".`,
      "Write it like Europe/Berlin or America/New_York.",
    );
  }
}

function changeWords({
  digest,
  digestAt,
  digestDays,
  quiet,
  zone,
  conversation,
  shared,
}: z.output<typeof INPUT>): string {
  const words = [
    digest === undefined ? "" : digest ? "the digest comes" : "no digest",
    digestAt === undefined ? "" : `at ${clockWords(digestAt)}`,
    digestDays === undefined ? "" : daysWords(digestDays),
    quiet === undefined
      ? ""
      : quiet === null
        ? "no quiet hours"
        : `quiet from ${clockWords(quiet.from)} to ${clockWords(quiet.to)}`,
    zone === undefined ? "" : `time zone ${zone ?? "of the business"}`,
    conversation === undefined
      ? ""
      : `told in ${conversation ?? "the last private conversation"}${shared === true ? ", which others read" : ""}`,
  ];
  return words.filter((word) => word !== "").join(", ");
}
