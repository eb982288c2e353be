import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { DatabaseKind } from "#test/databases";
import { writable } from "#test/writable";
import { openDesk, type OpenDesk } from "#test/open-desk";

/** Monday 23 November 2026, seven in the morning in Berlin. */
const START = "2026-11-23T06:00:00Z";

const NOTHING = "Nothing to decide today: nothing waits for you, and nobody owes you anything.";

export function digestSuite(kind: DatabaseKind): void {
  describe("the digest of an owner who said nothing about it", () => {
    it("comes at 08:00 on weekdays once there is something to tell, and says how to change it", async () => {
      const desk = await openDesk(kind, { start: START });
      await desk.say("Ana", "help");
      desk.clock.advance({ hours: 1 });
      await desk.wake();
      expect(desk.unasked, "nothing to tell yet").toEqual([]);
      await desk.say("Ana", "Invoice Acme Ltd $700 for tea due in 14 days");
      desk.clock.advance({ hours: 23, minutes: 59 });
      await desk.app.nightShift.jobs.look("cash-digest");
      desk.clock.advance({ minutes: 1 });
      await desk.app.nightShift.jobs.look("cash-digest");
      await desk.app.nightShift.jobs.look("cash-digest");
      await desk.app.runner.runDue();
      expect(desk.unasked).toMatchObject([
        {
          conversation: "desk:Ana",
          at: "2026-11-24T07:00:00Z",
          text: "One decision waits, about 700.00 USD.",
          card: {
            title: "Tuesday, 24 Nov 2026",
            notes: [
              'This comes at 08:00 on weekdays (Europe/Berlin). Say "digest at 7:30 every day" to change that, "stop the digest" to end it.',
            ],
          },
          buttons: [
            { label: expect.stringMatching(/^Approve [A-Z0-9]{4}$/) },
            { label: expect.stringMatching(/^Show [A-Z0-9]{4}$/) },
          ],
        },
      ]);
      await desk.close();
    });
  });

  describe("the digest", () => {
    let desk: OpenDesk;
    let monday = Temporal.Instant.from(START);
    beforeAll(async () => {
      desk = await openDesk(kind, { start: START });
      await desk.say("Ana", "stop the digest");
    });
    afterAll(() => desk.close());

    /** A member of their own for each test, on a Monday at seven of their own. @returns what they were told, and when */
    async function join(name: string, ...said: readonly string[]): Promise<() => readonly string[]> {
      monday = monday.add({ hours: 7 * 24 });
      desk.clock.advance(desk.clock.now().until(monday));
      await desk.say("Ana", `add member ${name} as bookkeeper`);
      for (const words of said) await desk.say(name, words);
      const from = desk.unasked.length;
      return () =>
        desk.unasked
          .slice(from)
          .filter(({ conversation }) => conversation === `desk:${name}`)
          .map(({ at, text }) => `${hoursAfterSeven(at)} ${text}`);
    }
    const hoursAfterSeven = (at: string): number => monday.until(at).total("hours");
    const wakeAfter = async (time: Temporal.DurationLike): Promise<void> => {
      desk.clock.advance(time);
      await desk.wake();
    };

    it("says in one line that there is nothing, and in the first how to change it", async () => {
      const told = await join("Mia", "digest at 8 every day");
      await wakeAfter({ hours: 1 });
      await wakeAfter({ hours: 24 });
      expect(told()).toEqual([
        `1 ${NOTHING} This comes at 08:00 every day (Europe/Berlin). Say "digest at 7:30 every day" to change that, "stop the digest" to end it.`,
        `25 ${NOTHING}`,
      ]);
      await desk.say("Mia", "stop the digest");
    });

    it("comes at the minute that each member chose, where each of them is", async () => {
      const toldNoa = await join("Noa", "digest at 7:05 every day");
      await desk.say("Ana", "add member Ben as bookkeeper");
      await desk.say("Ben", "my time zone is America/New_York");
      // 01:10 in New York is 07:10 in Berlin.
      await desk.say("Ben", "digest at 1:10 every day");
      for (const minutes of [4, 1, 4, 1, 1]) await wakeAfter({ minutes });
      expect(toldNoa().map((line) => line.slice(0, 6))).toEqual([`${5 / 60}`.slice(0, 6)]);
      const toBen = desk.unasked.filter(({ conversation }) => conversation === "desk:Ben");
      expect(toBen.map(({ at }) => monday.until(at).total("minutes"))).toEqual([10]);
      await desk.say("Noa", "stop the digest");
      await desk.say("Ben", "stop the digest");
    });

    it("is not sent for an hour that was past when it was chosen, nor after it was stopped", async () => {
      const told = await join("Ida");
      desk.clock.advance({ hours: 3 });
      await desk.say("Ida", "digest at 8 every day");
      await wakeAfter({ hours: 0 });
      expect(told()).toEqual([]);
      await wakeAfter({ hours: 22 });
      expect((await desk.say("Ida", "stop the digest")).text).toBe(
        'You get no digest. Say "send me the digest at 8 on weekdays" to have one, "digest" to see it now.',
      );
      await wakeAfter({ hours: 24 });
      expect(told().map((line) => line.slice(0, 2))).toEqual(["25"]);
    });

    it("comes once a day, also where another time is chosen after it, and the answer says so", async () => {
      const told = await join("Pia", "digest at 8 every day");
      await wakeAfter({ hours: 1 });
      const { text } = await desk.say("Pia", "digest at 9:30 every day");
      expect(text).toContain("You had today's already, so this begins with the next one.");
      await wakeAfter({ hours: 1, minutes: 31 });
      await wakeAfter({ hours: 23, minutes: 59 });
      // Looked at 8:30, 10:01 and, the next day, at 10:00.
      expect(told().map((line) => line.split(" ")[0])).toEqual(["1", "26.5"]);
      await desk.say("Pia", "stop the digest");
    });

    it("waits for the end of quiet hours", async () => {
      const told = await join("Uli", "digest at 8 every day", "quiet hours 22:00 to 8:30");
      await wakeAfter({ hours: 1, minutes: 29 });
      expect(told()).toEqual([]);
      await wakeAfter({ minutes: 1 });
      expect(told().map((line) => line.slice(0, 3))).toEqual(["1.5"]);
      await desk.say("Uli", "stop the digest");
    });

    it("whose time lies in quiet hours over midnight comes when they end, and is said so", async () => {
      const told = await join("Ole", "my time zone is Europe/Berlin");
      expect((await desk.say("Ole", "digest at 23:30 every day")).text).toBe(
        "Your digest comes at 23:30 every day (Europe/Berlin), where you last spoke.",
      );
      expect((await desk.say("Ole", "quiet hours 22:00 to 7:00")).text).toBe(
        "Your quiet hours are 22:00 to 07:00 (Europe/Berlin): digests and reminders wait until they end, answers do not. They hold your digest of 23:30 back until 07:00 of the next day.",
      );
      expect((await desk.say("Ole", "what is my digest time")).text).toBe(
        "Your digest comes at 23:30 every day (Europe/Berlin), where you last spoke. Your quiet hours hold it back until 07:00 of the next day.",
      );
      for (const hours of [16, 1, 6]) await wakeAfter({ hours });
      expect(told()).toEqual([]);
      for (const hours of [1, 1]) await wakeAfter({ hours });
      expect(told().map((line) => line.slice(0, 2))).toEqual(["24"]);
      await desk.say("Ole", "digest on Mondays");
      expect((await desk.say("Ole", "pause the digest")).text).toMatch(/^You get no digest\./);
      expect((await desk.say("Ole", "start the digest")).text).toBe(
        "Your digest comes at 23:30 on Monday (Europe/Berlin), where you last spoke. Your quiet hours hold it back until 07:00 of the next day.",
      );
      await desk.say("Ole", "stop the digest");
    });

    it("is sent late in the day when nothing ran in the morning, and not in the evening", async () => {
      const told = await join("Eva", "digest at 8 every day");
      // 17:00 is nine hours late, 19:00 the next day eleven.
      await wakeAfter({ hours: 10 });
      await wakeAfter({ hours: 26 });
      expect(told().map((line) => line.slice(0, 2))).toEqual(["10"]);
      await desk.say("Eva", "stop the digest");
    });

    it("that may not have arrived is not sent again, and told in the next one", async () => {
      const told = await join("Kai", "digest at 8 every day");
      desk.clock.advance({ hours: 1 });
      await desk.app.nightShift.jobs.lookAtAll();
      // As a process leaves it that was cut off between the call and its receipt.
      await writable(desk.database)
        .$executeRaw`update outbox set status = 'sending', claimed_by = 'ins_dead', claimed_until = '2020-01-01' where status = 'queued' and kind = 'notice'`;
      await desk.wake();
      expect(told()).toEqual([]);
      await wakeAfter({ hours: 24 });
      const day = monday.toZonedDateTimeISO("Europe/Berlin").day;
      expect(told()).toEqual([
        expect.stringMatching(
          `^25 ${NOTHING} Whether the digest of ${day} [A-Z][a-z]{2} 202\\d reached you is uncertain; it was not sent again\\.$`,
        ),
      ]);
      await desk.say("Kai", "stop the digest");
    });

    it("takes the place of one that still waits for its conversation, and keeps its receipt", async () => {
      const told = await join("Lea", "digest at 8 every day");
      const reads = writable(desk.database);
      // Lea's terminal is closed: no process carries her conversation now.
      await reads.$executeRaw`update member_conversations set channel = 'desk desk:Lea' where conversation = 'desk:Lea'`;
      await wakeAfter({ hours: 1 });
      await wakeAfter({ hours: 24 });
      expect(told()).toEqual([]);
      await reads.$executeRaw`update outbox set channel = 'desk' where channel = 'desk desk:Lea'`;
      await desk.wake();
      const lea = await reads.member.findUniqueOrThrow({ where: { nameKey: "lea" } });
      const rows = await reads.outbox.findMany({ where: { key: { startsWith: `digest:${lea.id}` } } });
      const tuesday = monday.toZonedDateTimeISO("Europe/Berlin").toPlainDate().add({ days: 1 });
      expect(rows.map(({ key, status, receipt }) => [key.split(":").at(-1), status, receipt])).toEqual([
        [tuesday.toString(), "sent", expect.stringMatching(/^receipt:\d+$/)],
      ]);
      expect(told().length).toBe(1);
      await desk.say("Lea", "stop the digest");
    });

    it.each([
      [
        "what is my digest time",
        'You get no digest. Say "send me the digest at 8 on weekdays" to have one, "digest" to see it now.',
      ],
      ["send my digests here", "Your digest comes at 08:00 every day (Europe/Berlin), here."],
      ["digest at 25:00", '"25:00" is no time of day. Write it like 8:00, 7:30 pm or 19:30.'],
      ["quiet hours 8:00 to 8:00", 'Quiet hours cannot last all day. Say "stop the digest" to end the digest.'],
      [
        "quiet hours from 10 pm until 7 am",
        "Your quiet hours are 22:00 to 07:00 (Europe/Berlin): digests and reminders wait until they end, answers do not.",
      ],
      ["no quiet hours", 'You have no quiet hours. Say "quiet hours 22:00 to 7:00" to have some.'],
      [
        "my time zone is Middle Earth",
        'There is no time zone "Middle Earth". Write it like Europe/Berlin or America/New_York.',
      ],
      ["run the digest now", "Nothing waits for you, and nobody owes you anything."],
      [
        "stop the digest",
        'You get no digest. Say "send me the digest at 8 on weekdays" to have one, "digest" to see it now.',
      ],
    ])("%s: %s", async (said, answered) => {
      expect((await desk.say("Eva", said)).text).toBe(answered);
    });

    it("takes a city for its time zone", async () => {
      expect((await desk.say("Eva", "my time zone is New York")).text).toMatch(
        /^Your time zone is America\/New_York: /,
      );
      await desk.say("Eva", "my time zone is Europe/Berlin");
    });

    it("is each member's own: a viewer changes theirs, and nobody another's", async () => {
      const { say, database, app } = desk;
      await say("Ana", "add member Cleo as viewer");
      expect((await say("Cleo", "digest at 9 on Mondays")).text).toBe(
        "Your digest comes at 09:00 on Monday (Europe/Berlin), where you last spoke.",
      );
      const cleo = await database.reads.member.findUniqueOrThrow({ where: { nameKey: "cleo" } });
      const ana = await database.reads.member.findUniqueOrThrow({ where: { nameKey: "ana" } });
      const asCleo = { memberId: cleo.id, name: "Cleo", role: "viewer", conversation: "desk:Cleo" } as const;
      const change = { memberId: ana.id, digest: false };
      for (const hand of ["assistant", "person"] as const) {
        const outcome = await app.office.act("set-preferences", change, { ...asCleo, hand }, `key:${hand}`);
        expect(outcome).toMatchObject({ kind: "refused", code: "role" });
      }
      const asAna = { memberId: ana.id, name: "Ana", role: "owner", conversation: "desk:Ana" } as const;
      const another = { memberId: cleo.id, digest: false };
      const other = await app.office.act("set-preferences", another, { ...asAna, hand: "assistant" }, "key:other");
      expect(other).toMatchObject({ kind: "awaiting" });
    });
  });
}
