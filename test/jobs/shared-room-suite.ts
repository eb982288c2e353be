import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { sayOperations } from "#domain/operation-words";
import { silentLogger } from "#kernel/logger";
import type { DatabaseKind } from "#test/databases";
import { openDesk, type OpenDesk } from "#test/open-desk";
import { writable } from "#test/writable";

import { jobLines } from "../../src/cli/job-lines.ts";
import { loadAllExtensions } from "../../src/extensions.ts";

/** Monday 23 November 2026, seven in the morning in Berlin. */
const START = "2026-11-23T06:00:00Z";
const IN_THE_ROOM = { room: "desk:everybody" };
const KEPT_BACK = "I kept back what is for you alone, such as your digest: others read along where you had spoken.";

/** What is for one member never goes to where others read, but where an owner said so in that very place. */
export function sharedRoomSuite(kind: DatabaseKind): void {
  describe("in a room that others read", () => {
    let desk: OpenDesk;
    beforeEach(async () => {
      desk = await openDesk(kind, { start: START });
    });
    afterEach(() => desk.close());

    const wakeAfter = async (time: Temporal.DurationLike): Promise<void> => {
      desk.clock.advance(time);
      await desk.wake();
    };
    const told = (): readonly string[] =>
      desk.unasked.map(({ conversation, text, card }) => `${conversation}: ${card?.title ?? text}`);
    async function statusLines(): Promise<readonly string[]> {
      const { jobs, documentTypes, operations } = await loadAllExtensions();
      const { database, clock } = desk;
      const now = clock.now();
      const today = now.toZonedDateTimeISO("Europe/Berlin").toPlainDate();
      const world = { db: database.reads, books: database, now, zone: "Europe/Berlin", today, home: "", documentTypes };
      return jobLines(jobs, { ...world, said: sayOperations(operations), logger: silentLogger });
    }

    it("a digest and a reminder do not come, but to the private conversation from before", async () => {
      await desk.say("Ana", "digest at 8 every day");
      await desk.say("Ana", "Invoice Acme Ltd $700 for tea due in 14 days", IN_THE_ROOM);
      await wakeAfter({ hours: 1 });
      await wakeAfter({ hours: 3 });
      expect(told()).toEqual([
        "desk:Ana: Monday, 23 Nov 2026",
        "desk:Ana: Issue and send invoice to Acme Ltd: 700.00 USD",
      ]);
      expect((await desk.say("Ana", "what is my digest time", IN_THE_ROOM)).text).toBe(
        "Your digest comes at 08:00 every day (Europe/Berlin), in our private conversation, because others read along here.",
      );
    });

    it("who has no other is told so with the next answer, once, and gets both where they then speak in private", async () => {
      // The first answer of all asks how the business is set up, too.
      const { text } = await desk.say("Ana", "digest at 8 every day", IN_THE_ROOM);
      expect(text.split("\n\n")[0]).toBe(
        'Your digest comes at 08:00 every day (Europe/Berlin), but not here, where others read along, and I know no private conversation with you yet. Write to me in private once, and it comes there, or say "send digests here", and everybody in this room will read it.',
      );
      await desk.say("Ana", "Invoice Acme Ltd $700 for tea due in 14 days", IN_THE_ROOM);
      await wakeAfter({ hours: 1 });
      await wakeAfter({ hours: 3 });
      expect(told()).toEqual([]);
      const lines = await statusLines();
      expect(lines.filter((line) => /kept back/i.test(line))).toEqual([
        "                approval-nudge: next 24 Nov 2026, 06:00; last 23 Nov 2026, 11:00, kept back: Ana has spoken only where others read along",
        "                cash-digest: next 24 Nov 2026, 08:00; last 23 Nov 2026, 08:00, kept back: Ana has spoken only where others read along",
        'Kept back     what is for Ana alone: they have spoken only where others read along. One message in private, or "send digests here" in that room, mends it.',
      ]);

      await desk.say("Ana", "help", IN_THE_ROOM);
      await desk.say("Ana", "help", IN_THE_ROOM);
      await desk.wake();
      expect(told()).toEqual([
        `desk:everybody: Since 23 Nov 2026, 08:00 ${KEPT_BACK} Write to me in private once, and it comes there; or say "send digests here", and everybody in this room reads it.`,
      ]);

      await wakeAfter({ hours: 21 });
      await desk.say("Ana", "help");
      await desk.wake();
      await wakeAfter({ hours: 24 });
      expect(told().slice(1)).toEqual([
        `desk:Ana: Since 24 Nov 2026, 08:00 ${KEPT_BACK} From now on it comes here; say "digest" to see how things stand.`,
        "desk:Ana: Wednesday, 25 Nov 2026",
      ]);
      expect((await statusLines()).filter((line) => line.startsWith("Kept back"))).toEqual([]);
    });

    it("comes what an owner had sent there in that very room, which is said back", async () => {
      await desk.say("Ana", "Invoice Acme Ltd $700 for tea due in 14 days");
      expect((await desk.say("Ana", "send digests here", IN_THE_ROOM)).text).toBe(
        "Your digest comes at 08:00 on weekdays (Europe/Berlin), here: everybody in this room will read it, and what reminds you of decisions.",
      );
      await wakeAfter({ hours: 1 });
      expect(told()).toEqual(["desk:everybody: Monday, 23 Nov 2026"]);
      expect((await desk.say("Ana", "what is my digest time")).text).toBe(
        "Your digest comes at 08:00 on weekdays (Europe/Berlin), in the conversation that you chose, which others read.",
      );
      await desk.say("Ana", "send digests anywhere", IN_THE_ROOM);
      await wakeAfter({ hours: 24 });
      // The reminder fell due in the same hours, and which of two jobs is done first is nobody's promise.
      expect(new Set(told().slice(1))).toEqual(
        new Set(["desk:Ana: Tuesday, 24 Nov 2026", "desk:Ana: Issue and send invoice to Acme Ltd: 700.00 USD"]),
      );
      expect(told()).toHaveLength(3);
    });

    it("comes nothing more once who had it sent there is no owner any more", async () => {
      await desk.say("Ana", "add member Mia as owner");
      expect((await desk.say("Mia", "send digests here", IN_THE_ROOM)).text).toMatch(
        /everybody in this room will read/,
      );
      await desk.say("Ana", "stop the digest");
      await writable(desk.database).member.update({ where: { nameKey: "mia" }, data: { role: "bookkeeper" } });
      await desk.say("Mia", "Invoice Acme Ltd $700 for tea due in 14 days", IN_THE_ROOM);
      await wakeAfter({ hours: 1 });
      expect(told()).toEqual([]);
      expect((await statusLines()).filter((line) => line.startsWith("Kept back"))).toHaveLength(1);
    });

    it("comes nothing that only a bookkeeper had sent there", async () => {
      await desk.say("Ana", "add member Mia as bookkeeper");
      await desk.say("Ana", "stop the digest");
      expect((await desk.say("Mia", "send digests here", IN_THE_ROOM)).text).toBe(
        "Others read along here, and a digest tells how the business stands: only an owner can have theirs sent to a room. Write to me in private once, and yours comes there.",
      );
      expect((await desk.say("Mia", "digest at 8 every day", IN_THE_ROOM)).text).toMatch(
        /I know no private conversation with you yet\. Write to me in private once, and it comes there\.$/,
      );
      await wakeAfter({ hours: 1 });
      await desk.say("Mia", "help", IN_THE_ROOM);
      await desk.wake();
      expect(told()).toEqual([
        `desk:everybody: Since 23 Nov 2026, 08:00 ${KEPT_BACK} Write to me in private once, and it comes there; or say "stop the digest".`,
      ]);
    });

    it("comes nothing from the moment on that others came to it", async () => {
      const own = { room: "desk:Ana" };
      expect((await desk.say("Ana", "send digests here")).text).toMatch(/, here\.\n/);
      await desk.say("Ana", "Invoice Acme Ltd $700 for tea due in 14 days");
      // Its adapter says so of whoever speaks there next.
      await desk.say("Ana", "add member Mia as viewer", own);
      await wakeAfter({ hours: 1 });
      expect(told()).toEqual([]);
    });

    it("comes nothing where another member's message told that it is shared", async () => {
      await desk.say("Ana", "add member Mia as viewer");
      await desk.say("Ana", "Invoice Acme Ltd $700 for tea due in 14 days");
      await desk.say("Mia", "help", { room: "desk:Ana" });
      await wakeAfter({ hours: 1 });
      expect(told()).toEqual([]);
    });
  });
}
