import { setImmediate as turnOfTheLoop } from "node:timers/promises";

import { beforeAll, describe, expect, it } from "vitest";

import { insertBusiness } from "#storage/business-store";
import type { Database } from "#storage/database";
import { releaseAllClaims } from "#storage/inbox-store";
import { takeRuns } from "#storage/job-runs-store";
import { manualClock } from "#test/manual-clock";
import { writable } from "#test/writable";

import { instant, mark, marks, runnerOf, runs, type Thing, toyJob } from "./toy-job.ts";

const START = "2026-11-23T10:00:00Z";
const thing = (name: string, due = START): Thing => ({ name, due: instant(due) });

export function runnerSuite(database: () => Database): void {
  beforeAll(async () => {
    const business = { name: "Toys", currency: "USD", zone: "Europe/Berlin", bank: null };
    await database().commit("start", (tx) => insertBusiness(tx, business, instant(START)));
  });

  describe("what is due", () => {
    it("is done once, when it is due and not before", async () => {
      const clock = manualClock(START);
      const runner = runnerOf(database(), clock, [toyJob("due", [thing("d1"), thing("d2", "2026-11-23T10:01:00Z")])]);
      await runner.lookAtAll();
      expect(await runs(database(), "due")).toEqual({ d1: "done 1" });
      clock.advance({ seconds: 59 });
      await runner.look("due");
      expect(await runs(database(), "due")).toEqual({ d1: "done 1" });
      clock.advance({ seconds: 1 });
      await runner.look("due");
      await runner.look("due");
      expect(await runs(database(), "due")).toEqual({ d1: "done 1", d2: "done 1" });
      expect(await marks(database())).toMatchObject({ d1: 1, d2: 1 });
    });

    it("is done once by any number of processes that are woken at the same moment", async () => {
      const clock = manualClock(START);
      const things = Array.from({ length: 40 }, (_, index) => thing(`race${index}`));
      const four = Array.from({ length: 4 }, () => runnerOf(database(), clock, [toyJob("race", things)]));
      await Promise.all([...four, ...four].map((runner) => runner.look("race")));
      const made = Object.entries(await marks(database())).filter(([name]) => name.startsWith("race"));
      expect(made.length).toBe(40);
      expect(made.filter(([, count]) => count !== 1)).toEqual([]);
    });

    it("is one run where a job names it twice", async () => {
      await runnerOf(database(), manualClock(START), [toyJob("twice", [thing("t"), thing("t")])]).lookAtAll();
      expect((await marks(database()))["t"]).toBe(1);
    });

    it("comes round once a day for a job that finds nothing by itself", async () => {
      const clock = manualClock("2026-11-23T01:29:59Z");
      const at = new Temporal.PlainTime(2, 30);
      const job = toyJob("nightly", [], {
        schedule: { daily: { at, days: [1, 2, 3, 4, 5, 6, 7] } },
        missed: { runIfWithin: Temporal.Duration.from({ hours: 20 }) },
      });
      // Without a `find` its item is the turn itself.
      const { find: _, ...nightly } = { ...job, key: (turn: unknown) => (turn as { name: string }).name };
      const runner = runnerOf(database(), clock, [nightly]);
      await runner.lookAtAll();
      clock.advance({ seconds: 1 });
      for (let minute = 0; minute < 3; minute++) await runner.lookAtAll();
      clock.advance({ hours: 24 });
      await runner.lookAtAll();
      // 02:30 in Berlin is 01:30 UTC. What was due on the 22nd was 23 hours late at the first look.
      expect(await runs(database(), "nightly")).toEqual({
        "2026-11-22": "missed 0",
        "2026-11-23": "done 1",
        "2026-11-24": "done 1",
      });
    });
  });

  describe("a run that fails", () => {
    it("is tried again after 30 seconds and twice as long each time, five times in all, and then told once", async () => {
      const clock = manualClock(START);
      const told: string[] = [];
      const tries: string[] = [];
      const job = toyJob("bad", [thing("b1"), thing("b2")], {
        run: async ({ name }) => {
          if (name === "b2") return { outcome: "marked", effects: [mark(name)] };
          tries.push(clock.now().toString());
          throw new Error("the toy is broken");
        },
      });
      const runner = runnerOf(database(), clock, [job], told);
      for (let second = 0; second <= 1_200; second += 15) {
        await runner.lookAtAll();
        clock.advance({ seconds: 15 });
      }
      // A wait of 30 s is over when it has passed: the next look, every 15 s, is the one after.
      expect(tries).toEqual([
        "2026-11-23T10:00:00Z",
        "2026-11-23T10:00:45Z",
        "2026-11-23T10:02:00Z",
        "2026-11-23T10:04:15Z",
        "2026-11-23T10:08:30Z",
      ]);
      expect(await runs(database(), "bad")).toEqual({ b1: "failed 5", b2: "done 1" });
      expect(told).toEqual(["bad"]);
      expect((await marks(database()))["told of bad"]).toBe(1);
      const row = await database().reads.jobRun.findUniqueOrThrow({ where: { key: "bad:b1" } });
      expect(row.lastError).toMatch(/^the toy is broken \(err_/);
    });

    it("is told also where it cannot even be found, once", async () => {
      const clock = manualClock(START);
      const told: string[] = [];
      const find = async () => {
        throw new Error("no way in");
      };
      const runner = runnerOf(database(), clock, [toyJob("blind", [], { find })], told);
      for (let look = 0; look < 12; look++) await runner.lookAtAll();
      expect(told).toEqual(["blind"]);
    });

    it("that hangs is given up at its deadline; another takes over, and its late end has no effect", async () => {
      const clock = manualClock(START);
      const late = Promise.withResolvers<void>();
      const aborted: boolean[] = [];
      const hanging = toyJob("hang", [thing("h")], {
        deadlineMs: 10,
        run: async ({ name }, _world, signal) => {
          await late.promise;
          aborted.push(signal.aborted);
          return { outcome: "too late", effects: [mark(`${name} late`)] };
        },
      });
      await runnerOf(database(), clock, [hanging]).lookAtAll();
      expect(await runs(database(), "hang")).toEqual({ h: "running 1" });
      clock.advance({ seconds: 31 });
      await runnerOf(database(), clock, [toyJob("hang", [thing("h")])]).lookAtAll();
      late.resolve();
      await turnOfTheLoop();
      expect(aborted).toEqual([true]);
      expect(await runs(database(), "hang")).toEqual({ h: "done 2" });
      const made = await marks(database());
      expect([made["h"], made["h late"]]).toEqual([1, undefined]);
    });
  });

  describe("a run that was cut off", () => {
    it("is left to its process for a minute, and then done by another", async () => {
      const clock = manualClock(START);
      const hold = { by: "look_dead", until: clock.now().add({ seconds: 60 }) };
      const due = [{ key: "cut:c", dueAt: clock.now(), late: false }];
      await database().commit("claim-run", (tx) => takeRuns(tx, "cut", due, hold, clock.now()));
      const runner = runnerOf(database(), clock, [toyJob("cut", [thing("c")])]);
      clock.advance({ seconds: 60 });
      await runner.lookAtAll();
      expect(await runs(database(), "cut")).toEqual({ c: "running 1" });
      clock.advance({ milliseconds: 1 });
      await runner.lookAtAll();
      expect(await runs(database(), "cut")).toEqual({ c: "done 2" });
      expect((await marks(database()))["c"]).toBe(1);
    });

    it("is done at once by a process that knows that it is alone", async () => {
      const clock = manualClock(START);
      const hold = { by: "look_dead", until: clock.now().add({ seconds: 60 }) };
      const due = [{ key: "alone:a", dueAt: clock.now(), late: false }];
      await database().commit("claim-run", (tx) => takeRuns(tx, "alone", due, hold, clock.now()));
      await database().commit("start", releaseAllClaims);
      await runnerOf(database(), clock, [toyJob("alone", [thing("a")])]).lookAtAll();
      expect(await runs(database(), "alone")).toEqual({ a: "done 2" });
    });

    it("cannot be ended by the look that lost it: neither its effects nor its rows stand", async () => {
      const clock = manualClock(START);
      const slow = Promise.withResolvers<void>();
      const begun = Promise.withResolvers<void>();
      const first = toyJob("lost", [thing("l")], {
        run: async ({ name }) => {
          begun.resolve();
          await slow.promise;
          return {
            outcome: "by the first",
            effects: [mark(`${name} first`)],
            write: async (tx) => {
              await tx.sequence.create({ data: { name: "written by the first", next: 1n } });
              return true;
            },
          };
        },
      });
      const looking = runnerOf(database(), clock, [first]).look("lost");
      await begun.promise;
      clock.advance({ seconds: 61 });
      await runnerOf(database(), clock, [toyJob("lost", [thing("l")])]).lookAtAll();
      slow.resolve();
      await looking;
      expect(await runs(database(), "lost")).toEqual({ l: "done 2" });
      const made = await marks(database());
      expect([made["l"], made["l first"]]).toEqual([1, undefined]);
      expect(await database().reads.sequence.findUnique({ where: { name: "written by the first" } })).toBeNull();
    });

    it("is brought to its end also when it would by then be too late to begin it", async () => {
      const clock = manualClock(START);
      const things = [thing("begun"), thing("never begun")];
      const hold = { by: "look_dead", until: clock.now().add({ seconds: 60 }) };
      const due = [{ key: "begun:begun", dueAt: clock.now(), late: false }];
      await database().commit("claim-run", (tx) => takeRuns(tx, "begun", due, hold, clock.now()));
      clock.advance({ hours: 3 });
      await runnerOf(database(), clock, [toyJob("begun", things, { missed: "skip" })]).lookAtAll();
      expect(await runs(database(), "begun")).toEqual({ begun: "done 2", "never begun": "missed 0" });
    });

    it("is let go of after a day when nothing calls for it any more", async () => {
      const clock = manualClock(START);
      const hold = { by: "look_dead", until: clock.now().add({ seconds: 60 }) };
      const due = [{ key: "gone:g", dueAt: clock.now(), late: false }];
      await database().commit("claim-run", (tx) => takeRuns(tx, "gone", due, hold, clock.now()));
      clock.advance({ hours: 24 });
      await runnerOf(database(), clock, [toyJob("gone", [])]).lookAtAll();
      expect(await runs(database(), "gone")).toEqual({ g: "running 1" });
      clock.advance({ seconds: 1 });
      await runnerOf(database(), clock, [toyJob("gone", [])]).lookAtAll();
      expect(await runs(database(), "gone")).toEqual({ g: "missed 1" });
    });
  });

  describe("what was missed, by the job's own rule", () => {
    it.each([
      ["run-once", { hours: 1_000 }, "done 1"],
      ["skip", { minutes: 5 }, "done 1"],
      ["skip", { minutes: 5, seconds: 1 }, "missed 0"],
      [{ runIfWithin: Temporal.Duration.from({ hours: 2 }) }, { hours: 2 }, "done 1"],
      [{ runIfWithin: Temporal.Duration.from({ hours: 2 }) }, { hours: 2, seconds: 1 }, "missed 0"],
    ] as const)("%j after %j is %s", async (missed, late, expected) => {
      const name = `late${JSON.stringify([missed, late])}`;
      const clock = manualClock(START);
      clock.advance(late);
      const runner = runnerOf(database(), clock, [toyJob(name, [thing(name)], { missed })]);
      await runner.lookAtAll();
      await runner.lookAtAll();
      expect(await runs(database(), name)).toEqual({ [name]: expected });
      expect((await marks(database()))[name]).toBe(expected === "done 1" ? 1 : undefined);
    });
  });

  describe("the end of a run", () => {
    it("drops its effects where what it was for has gone meanwhile", async () => {
      const job = toyJob("needless", [thing("n")], {
        run: async ({ name }) => ({ outcome: "marked", effects: [mark(name)], write: async () => false }),
      });
      await runnerOf(database(), manualClock(START), [job]).lookAtAll();
      const row = await database().reads.jobRun.findUniqueOrThrow({ where: { key: "needless:n" } });
      expect([row.status, row.outcome]).toEqual(["done", "no longer called for"]);
      expect((await marks(database()))["n"]).toBeUndefined();
    });

    it("is never taken back", async () => {
      const change = writable(database()).$executeRaw`update job_runs set status = 'running' where key = 'needless:n'`;
      await expect(change).rejects.toThrow(/has ended and is not changed/);
      const removal = writable(database()).$executeRaw`delete from job_runs where key = 'needless:n'`;
      await expect(removal).rejects.toThrow(/has ended and is not changed/);
    });
  });

  it("a runner that was stopped begins nothing, and waits for what is under way", async () => {
    const clock = manualClock(START);
    const slow = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const job = toyJob("stop", [thing("s")], {
      run: async ({ name }) => {
        begun.resolve();
        await slow.promise;
        return { outcome: "marked", effects: [mark(name)] };
      },
    });
    const runner = runnerOf(database(), clock, [job]);
    const looking = runner.lookAtAll();
    await begun.promise;
    const stopped = runner.stop();
    slow.resolve();
    await stopped;
    expect(await runs(database(), "stop")).toEqual({ s: "done 1" });
    await looking;
    clock.advance({ hours: 1 });
    await runnerOf(database(), clock, []).look("no such job");
    await runner.look("stop");
  });
}
