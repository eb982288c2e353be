import { join } from "node:path";

import { composeDigest } from "#books/compose-digest";
import { type DigestChoice, digestChoice } from "#books/digest-choice";
import { digestKey } from "#books/digest-key";
import { digestWords } from "#books/digest-words";
import { message, type Message } from "#cards/message";
import { tellMember } from "#chat/tell-member";
import { formatDate } from "#domain/business-date";
import { latestDaily, nextDaily } from "#domain/daily";
import { afterQuiet, whenToTell } from "#domain/quiet-hours";
import { defineJob, type JobWorld } from "#scheduling/define-job";
import { keptBack } from "#scheduling/kept-back";
import { listMembers, type Member } from "#storage/business-store";
import { recentRuns } from "#storage/job-runs-store";
import { firstSpoken, reachOf } from "#storage/member-conversations-store";
import { dropQueued, effectsByKey } from "#storage/outbox-store";
import { allPreferences } from "#storage/preferences-store";

/** One member's digest of one local day. */
interface Item {
  readonly member: Member;
  /** Where they are. */
  readonly date: Temporal.PlainDate;
  readonly choice: DigestChoice;
}

const NAME = "cash-digest";

export default defineJob<Item>({
  name: NAME,
  sentence: "Tells each member what needs them and how the money stands, once a day at the time they chose.",
  schedule: { everyMinutes: 1 },
  // A digest of the morning is still of use in the afternoon, and not in the night.
  missed: { runIfWithin: Temporal.Duration.from({ hours: 10 }) },
  async find(world) {
    const { now } = world;
    const spoken = await firstSpoken(world.db);
    return (await takers(world)).flatMap(({ member, choice, preferences: { quiet, digestSince } }) => {
      const occurrence = latestDaily(choice, now);
      const from = spoken.get(member.id);
      if (occurrence === null || from === undefined) return [];
      // Not for what fell due before they first spoke, or before they chose: nobody asks at ten for the digest of eight.
      const before = [from, digestSince].some((at) => at !== null && Temporal.Instant.compare(occurrence.due, at) <= 0);
      if (before) return [];
      const due = whenToTell(occurrence.due, { now, quiet, zone: choice.zone });
      return [{ due, item: { member, date: occurrence.date, choice } }];
    });
  },
  key: ({ member, date }) => `${member.id}:${date.toString()}`,
  async run({ member, date, choice }, { db, now, today, home, said }) {
    const last = await lastDigest(db, member, date);
    const since = last?.status === "sent" ? last.at : null;
    const picturePath = join(home, "digests", `${date.toString()}-${member.id}.png`);
    const composed = await composeDigest(db, {
      member,
      businessDate: today,
      since,
      now,
      said,
      // Without the picture the words and the card tell the same.
      drawPicture: (template, picture) =>
        import("#rendering/write-picture")
          .then(({ writePicture }) => writePicture(picturePath, template, picture))
          .catch(() => null),
    });
    // Who never asked for it is not told that there is nothing to tell.
    if (composed === null && last === null && !choice.chosen) return { outcome: "nothing to tell yet" };
    const { place } = await reachOf(db, member.id);
    if (place === null) return keptBack(member);
    const digest = withNotes(composed ?? message({ text: NOTHING }), [
      ...(last?.status === "uncertain"
        ? [`Whether the digest of ${formatDate(last.date)} reached you is uncertain; it was not sent again.`]
        : []),
      ...(last === null
        ? [
            `This comes ${digestWords(choice)}. Say "digest at 7:30 every day" to change that, "stop the digest" to end it.`,
          ]
        : []),
    ]);
    return {
      outcome: `for ${member.name}, to ${place.conversation}`,
      effects: [tellMember(digestKey(member, date), place, digest, { repeat: false })],
      async write(tx) {
        // One that still waits for a terminal is out of date: this one takes its place.
        if (last !== null) await dropQueued(tx, [digestKey(member, last.date)]);
        return true;
      },
    };
  },
  async next(world) {
    const times = (await takers(world)).flatMap(({ choice, preferences }) => {
      // One that fell due in quiet hours comes before the next.
      return [latestDaily(choice, world.now), nextDaily(choice, world.now)]
        .flatMap((occurrence) =>
          occurrence === null ? [] : [afterQuiet(occurrence.due, preferences.quiet, choice.zone)],
        )
        .filter((at) => Temporal.Instant.compare(at, world.now) > 0);
    });
    return times.toSorted(Temporal.Instant.compare)[0] ?? null;
  },
});

/** Silence would look like a failure. */
const NOTHING = "Nothing to decide today: nothing waits for you, and nobody owes you anything.";

/** Those who get one, whether they asked for it or are owners. */
async function takers({ db, zone }: JobWorld) {
  const preferences = await allPreferences(db);
  return (await listMembers(db))
    .map((member) => {
      const own = preferences.of(member.id);
      return { member, preferences: own, choice: digestChoice(member, own, zone) };
    })
    .filter(({ choice }) => choice.on);
}

/** What became of the digest before this date; null where there was none. */
async function lastDigest(db: JobWorld["db"], member: Member, before: Temporal.PlainDate) {
  const prefix = `${NAME}:${member.id}:`;
  const runs = await recentRuns(db, NAME, { limit: 5, prefix });
  for (const { key, status, endedAt } of runs) {
    const date = Temporal.PlainDate.from(key.slice(prefix.length));
    if (status !== "done" || Temporal.PlainDate.compare(date, before) >= 0) continue;
    const [effect] = await effectsByKey(db, [digestKey(member, date)]);
    if (effect !== undefined) return { date, status: effect.status, at: endedAt };
  }
  return null;
}

function withNotes(digest: Message, notes: readonly string[]): Message {
  if (notes.length === 0) return digest;
  if (digest.card === null) return { ...digest, text: [digest.text, ...notes].join(" ") };
  return { ...digest, card: { ...digest.card, notes: [...digest.card.notes, ...notes] } };
}
