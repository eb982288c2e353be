import { afterEach, beforeEach, expect, it } from "vitest";

import { sayOperations } from "#domain/operation-words";
import { silentLogger } from "#kernel/logger";
import { mongoStore } from "#scheduling/wake-up-store";
import { startWakeUps, type WakeUps } from "#scheduling/wake-ups";
import { writeWakeUpProblem } from "#storage/wake-ups-store";
import { describePostgres } from "#test/databases";
import { describeMongo, type MongoServer, openMongo } from "#test/mongo-server";
import { openDesk, type OpenDesk } from "#test/open-desk";

import { jobLines } from "../../src/cli/job-lines.ts";
import { loadAllExtensions } from "../../src/extensions.ts";

/** Monday 23 November 2026, seven in the morning in Berlin. */
const START = "2026-11-23T06:00:00Z";
const NAMES = ["cash-digest", "approval-nudge"];

const isOurs = process.env["PURSER_TEST_MONGODB_URL"] === undefined;

/** The clock of the jobs is moved by the test; the driver's own timers are real, and each try of it takes three seconds. */
describePostgres("with the wake-ups in a MongoDB", (kind) => {
  describeMongo("that goes away", () => {
    let server: MongoServer;
    let desk: OpenDesk;
    let wakeUps: WakeUps;
    let url = "";
    let log: string[] = [];
    let told: (() => void)[] = [];
    let problem: string | null = null;
    const looks = new EventTarget();

    async function wakeAnew(): Promise<void> {
      const { app, clock, database } = desk;
      wakeUps = await startWakeUps({
        store: await mongoStore(url),
        jobs: NAMES.map((name) => ({ name, schedule: { everyMinutes: 1 } })),
        async look(name) {
          const at = clock.now().toString();
          await app.nightShift.jobs.look(name);
          await app.runner.runDue();
          looks.dispatchEvent(new Event(`${name} ${at}`));
        },
        async problemChanged(words) {
          await database.commitOne("note-wake-ups", (tx) => writeWakeUpProblem(tx, words, clock.now()));
          problem = words;
          for (const hear of told.splice(0)) hear();
        },
        logger: { info: (event) => log.push(`info ${event}`), error: (event) => log.push(`error ${event}`) },
        everyMs: 100,
        pollMs: 50,
        keepMs: 200,
        lockMs: 1_000,
      });
    }
    const untilProblem = async (there: boolean): Promise<void> => {
      while ((problem !== null) !== there) await new Promise<void>((resolve) => told.push(resolve));
    };
    /** Resolves when every job was looked at at that time of the injected clock, by whatever woke it. */
    async function passTo(at: string): Promise<void> {
      const instant = Temporal.Instant.from(at);
      const looked = NAMES.map(
        (name) =>
          new Promise((resolve) => looks.addEventListener(`${name} ${instant.toString()}`, resolve, { once: true })),
      );
      desk.clock.advance(desk.clock.now().until(instant));
      await Promise.all(looked);
    }
    const heard = (): readonly string[] => desk.unasked.map(({ at, card, text }) => `${at} ${card?.title ?? text}`);
    async function jobsLine(): Promise<string | undefined> {
      const { jobs, documentTypes, operations } = await loadAllExtensions();
      const { database, clock } = desk;
      const today = clock.now().toZonedDateTimeISO("Europe/Berlin").toPlainDate();
      const world = { db: database.reads, books: database, now: clock.now(), zone: "Europe/Berlin", today, home: "" };
      const [first] = await jobLines(jobs, {
        ...world,
        documentTypes,
        said: sayOperations(operations),
        logger: silentLogger,
      });
      return first;
    }

    /** Two, however long it was away; what the library itself says of a call that was under way may come before. */
    function expectFewLines(): void {
      expect(log.slice(-2)).toEqual(["error wake-ups do not come", "info wake-ups come again"]);
      expect(log.slice(0, -2).filter((line) => line !== "error scheduler")).toEqual([]);
      expect(log.length).toBeLessThanOrEqual(NAMES.length + 2);
    }

    beforeEach(async () => {
      [log, told, problem] = [[], [], null];
      server = await openMongo();
      url = server.freshUrl();
      desk = await openDesk(kind, { start: START });
      await desk.say("Ana", "Invoice Acme Ltd $700 for tea due in 14 days");
      await desk.say("Ana", "digest at 8 every day");
      await wakeAnew();
      await passTo("2026-11-23T06:01:00Z");
    });
    afterEach(async () => {
      await wakeUps.stop();
      await desk.close();
      await server.close();
    });

    it.skipIf(!isOurs)(
      "for hours: jobs go on by themselves, each once, status says since when, answers come, and few lines are logged",
      { timeout: 300_000 },
      async () => {
        await server.crash?.();
        await untilProblem(true);
        for (const minute of ["02", "05", "11", "12"]) {
          await passTo(`2026-11-23T06:${minute}:00Z`);
          expect((await desk.say("Ana", "who owes me money?")).text).toBe("Nobody owes you anything.");
        }
        expect(await jobsLine()).toBe(
          "Jobs          3, but: The scheduler's store (MongoDB) does not answer. Jobs are looked at without it. (since 23 Nov 2026, 07:01)",
        );
        // Eight in Berlin, and four hours after the asking.
        for (const time of ["06:59", "07:00", "07:01", "10:00", "10:01"]) await passTo(`2026-11-23T${time}:00Z`);
        const untilThen = [
          "2026-11-23T07:00:00Z Monday, 23 Nov 2026",
          "2026-11-23T10:00:00Z Issue and send invoice to Acme Ltd: 700.00 USD",
        ];
        expect(heard()).toEqual(untilThen);

        await server.restart();
        await untilProblem(false);
        for (const time of ["10:02", "10:03"]) await passTo(`2026-11-23T${time}:00Z`);
        expect(await jobsLine()).toBe("Jobs          3");
        for (const time of ["06:59", "07:00", "07:01"]) await passTo(`2026-11-24T${time}:00Z`);
        expect(heard().filter((line) => line.includes("Nov 2026"))).toEqual([
          untilThen[0],
          "2026-11-24T07:00:00Z Tuesday, 24 Nov 2026",
        ]);
        expectFewLines();
      },
    );

    it.skipIf(!isOurs)(
      "and is away still at a later start: what fell due while nothing ran is made up by its own rule, once",
      { timeout: 300_000 },
      async () => {
        await server.crash?.();
        await untilProblem(true);
        await wakeUps.stop();
        // Two hours after the digest's time; nothing ran meanwhile.
        desk.clock.advance({ hours: 3 });
        await wakeAnew();
        for (const time of ["09:02", "09:03"]) await passTo(`2026-11-23T${time}:00Z`);
        expect(heard()).toEqual(["2026-11-23T09:01:00Z Monday, 23 Nov 2026"]);
        await server.restart();
        await untilProblem(false);
        await passTo("2026-11-23T09:04:00Z");
        expect(heard().length).toBe(1);
      },
    );

    it.skipIf(!isOurs)(
      "without closing a connection, as a machine that hangs does: the same",
      { timeout: 300_000 },
      async () => {
        server.freeze?.();
        await untilProblem(true);
        for (const time of ["06:11", "07:00", "07:01"]) await passTo(`2026-11-23T${time}:00Z`);
        expect((await desk.say("Ana", "who owes me money?")).text).toBe("Nobody owes you anything.");
        expect(heard()).toEqual(["2026-11-23T07:00:00Z Monday, 23 Nov 2026"]);
        server.thaw?.();
        await untilProblem(false);
        await passTo("2026-11-23T07:02:00Z");
        expect(heard().length).toBe(1);
        expectFewLines();
      },
    );
  });
});
