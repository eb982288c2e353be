import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import type { DatabaseKind } from "#test/databases";
import { writable } from "#test/writable";
import { openDesk, type OpenDesk } from "#test/open-desk";

/** Monday, ten in the morning in Berlin: an approval of then expires two weeks later at that hour. */
const START = "2026-11-23T09:00:00Z";

const CUSTOMERS = ["Acme", "Borealis", "Cypress Woods", "Dunmore", "Estuary", "Fjordline"];

export function nudgeSuite(kind: DatabaseKind): void {
  describe("what waits for a person", () => {
    let desk: OpenDesk;
    let asked = Temporal.Instant.from(START);
    let customers = 0;
    beforeAll(async () => {
      desk = await openDesk(kind, { start: START });
      await desk.say("Ana", "stop the digest");
    });
    afterEach(
      () => writable(desk.database).$executeRaw`update approvals set status = 'rejected' where status = 'pending'`,
    );
    afterAll(() => desk.close());

    /** A thing that waits, asked for on a Monday at ten of its own. @returns who was told what, after how many hours */
    async function askOn(): Promise<(who?: string) => readonly string[]> {
      asked = asked.add({ hours: 14 * 24 });
      desk.clock.advance(desk.clock.now().until(asked));
      const from = desk.unasked.length;
      await desk.say("Ana", `Invoice ${CUSTOMERS[customers++] ?? "Nobody"} Ltd $700 for tea due in 14 days`);
      return (who = "Ana") =>
        desk.unasked
          .slice(from)
          .filter(({ conversation }) => conversation === `desk:${who}`)
          .map(({ at, text }) => `${asked.until(at).total("hours")} ${text.slice(0, 18)}`);
    }
    const wakeAfter = async (time: Temporal.DurationLike): Promise<void> => {
      desk.clock.advance(time);
      await desk.wake();
    };

    it("is brought up again after four hours, and the next day at another hour to a sole owner", async () => {
      const told = await askOn();
      await wakeAfter({ hours: 3, minutes: 59 });
      expect(told()).toEqual([]);
      await wakeAfter({ minutes: 1 });
      await desk.wake();
      await wakeAfter({ hours: 19 });
      await wakeAfter({ hours: 24 });
      expect(told()).toEqual(["4 Still waiting for ", "23 Nobody has decided"]);
      const { code } = await desk.database.reads.approval.findFirstOrThrow({ where: { status: "pending" } });
      expect(desk.unasked[0]?.text).toBe(
        `Still waiting for you since 7 Dec 2026, 10:00: Issue and send invoice to Acme Ltd: 700.00 USD (${code}).`,
      );
      expect(desk.unasked[0]?.buttons.map(({ label }) => label)).toEqual(["Approve", "Reject", "Edit", "Why"]);
    });

    it("is brought up once, by however many at the same moment", async () => {
      const told = await askOn();
      desk.clock.advance({ hours: 5 });
      const { jobs } = desk.app.nightShift;
      await Promise.all([jobs.lookAtAll(), jobs.lookAtAll()]);
      await jobs.lookAtAll();
      await desk.app.runner.runDue();
      expect(told().length).toBe(1);
    });

    it("is not brought up once it was decided", async () => {
      const told = await askOn();
      desk.clock.advance({ hours: 3 });
      await desk.say("Ana", "reject it");
      await wakeAfter({ hours: 40 });
      expect(told()).toEqual([]);
    });

    it("that was decided while the reminder was made is not brought up: it is asked in the transaction", async () => {
      const told = await askOn();
      const { app, database, clock } = desk;
      clock.advance({ hours: 5 });
      // Decided between the finding and the writing, by another process.
      const { commit } = database;
      const deciding: typeof commit = async (name, work) => {
        if (name === "settle-run")
          await writable(database).$executeRaw`update approvals set status = 'rejected' where status = 'pending'`;
        return commit(name, work);
      };
      Object.assign(database, { commit: deciding });
      await app.nightShift.jobs.look("approval-nudge");
      Object.assign(database, { commit });
      await app.runner.runDue();
      expect(told()).toEqual([]);
      const [run] = await database.reads.jobRun.findMany({
        where: { job: "approval-nudge" },
        orderBy: { dueAt: "desc" },
      });
      expect([run?.status, run?.outcome]).toEqual(["done", "no longer called for"]);
    });

    it("waits for the end of quiet hours, and of several steps that were missed only the last is told", async () => {
      const told = await askOn();
      await desk.say("Ana", "quiet hours 13:00 to 18:00");
      await wakeAfter({ hours: 6 });
      expect(told()).toEqual([]);
      // Nothing ran for three days; 16:00 is quiet again.
      await wakeAfter({ hours: 72 });
      expect(told()).toEqual([]);
      await wakeAfter({ hours: 2 });
      expect(told()).toEqual(["80 Nobody has decided"]);
      await desk.say("Ana", "no quiet hours");
    });

    it("is brought to the other owners the next day, and to all a day before it expires", async () => {
      for (const who of ["Olga as owner", "Ben as bookkeeper"]) await desk.say("Ana", `add member ${who}`);
      await desk.say("Olga", "stop the digest");
      await desk.say("Ben", "help");
      const told = await askOn();
      for (const hours of [4, 19, 12 * 24, 1, 1]) await wakeAfter({ hours });
      expect(told()).toEqual(["4 Still waiting for ", "312 Last call: Issue a"]);
      expect(told("Olga")).toEqual(["23 Nobody has decided", "312 Last call: Issue a"]);
      expect(told("Ben")).toEqual([]);
      expect(desk.unasked.at(-1)?.text).toMatch(
        /expires on \d+ \w{3} 2027, 10:00\. After that it has to be asked for again\.$/,
      );
    });
  });
}
