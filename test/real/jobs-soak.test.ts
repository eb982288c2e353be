import { once } from "node:events";

import { afterAll, beforeAll, expect, it } from "vitest";

import { JOB_COMMITS } from "#kernel/points";
import { insertBusiness } from "#storage/business-store";
import { openDatabase } from "#storage/database";
import { readWakeUpProblem } from "#storage/wake-ups-store";
import { type DatabaseKind, describePostgres } from "#test/databases";
import { describeMongo, type MongoServer, openMongo } from "#test/mongo-server";

import { faultSeed, randomNumbers } from "../faults/random.ts";
import { type CrewOptions, type CrewReport, startWorker, workTogether } from "../jobs/crew.ts";
import { marks, runs } from "../jobs/toy-job.ts";

const seed = faultSeed();
const THINGS = 2_000;

describePostgres("two processes with one list of things to do, under kill -9", (kind) => {
  async function onFreshBooks(how: Partial<CrewOptions> = {}, on: DatabaseKind = kind): Promise<CrewReport> {
    const books = await on.open();
    const random = randomNumbers(seed);
    const all = { url: books.url, jobsUrl: null, things: THINGS, times: 1, workers: 2, kills: 10, random };
    const report = await workTogether({ ...all, ...how });
    await books.close();
    console.info(`${report.done} things, ${report.kills} kills, seed ${seed}`);
    return report;
  }
  const good = { done: THINGS, doubled: [], lost: [], fell: 0 };

  it("does each once", async () => {
    expect(await onFreshBooks()).toEqual({ ...good, kills: 10 });
  });

  it("does each once also where every wake-up comes twice", async () => {
    expect(await onFreshBooks({ times: 2 })).toEqual({ ...good, kills: 10 });
  });

  it.each(JOB_COMMITS.flatMap((name) => [`before ${name}`, `after ${name}`]))(
    "does each once: killed %s",
    async (killAt) => {
      const books = await kind.open();
      const database = openDatabase(books.url);
      await database.commit("start", (tx) =>
        insertBusiness(tx, { name: "Crew", bank: null, currency: "USD", zone: "UTC" }, Temporal.Now.instant()),
      );
      const options = { url: books.url, jobsUrl: null, things: 5, times: 1 };
      const [, signal] = (await once(startWorker({ ...options, killAt }), "exit")) as [number | null, string | null];
      expect(signal, "it came to that point").toBe("SIGKILL");
      const survivor = startWorker({ ...options, killAt: null });
      for (;;) {
        const standing = Object.values(await runs(database, "soak"));
        if (standing.length === 5 && standing.every((words) => words.startsWith("done"))) break;
        await once(survivor, "message");
      }
      expect(await marks(database)).toEqual({ thing0: 1, thing1: 1, thing2: 1, thing3: 1, thing4: 1 });
      survivor.kill("SIGKILL");
      await once(survivor, "exit");
      await database.close();
      await books.close();
    },
  );

  describeMongo("woken by MongoDB", () => {
    let server: MongoServer;
    beforeAll(async () => {
      server = await openMongo();
    });
    afterAll(() => server.close());

    it("does each once", async () => {
      expect(await onFreshBooks({ jobsUrl: server.freshUrl() })).toEqual({ ...good, kills: 10 });
    });

    it.skipIf(process.env["PURSER_TEST_MONGODB_URL"] !== undefined)(
      "lives on while it is away, says so, and goes on when it comes back with nothing in it",
      async () => {
        const books = await kind.open();
        const database = openDatabase(books.url);
        const seen: (string | null)[] = [];
        let gone = false;
        let back = false;
        const report = await workTogether({
          url: books.url,
          jobsUrl: server.freshUrl(),
          things: THINGS,
          times: 1,
          workers: 2,
          kills: 0,
          random: randomNumbers(seed),
          async meanwhile(done) {
            const problem = (await readWakeUpProblem(database.reads))?.problem ?? null;
            if (problem !== (seen.at(-1) ?? null)) seen.push(problem);
            if (!gone && done > 50) {
              gone = true;
              await server.crash?.();
            }
            if (!back && problem !== null) {
              back = true;
              await server.restart();
            }
          },
        });
        await database.close();
        await books.close();
        expect(report).toEqual({ ...good, kills: 0 });
        expect(seen[0]).toBe("The scheduler's store (MongoDB) does not answer. Jobs are looked at without it.");
      },
    );
  });
});
