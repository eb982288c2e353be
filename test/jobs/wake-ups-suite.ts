import { afterEach, describe, expect, it } from "vitest";

import { silentLogger } from "#kernel/logger";
import type { WakeUpStore } from "#scheduling/wake-up-store";
import { startWakeUps, type WakeUps } from "#scheduling/wake-ups";

const JOBS = ["one", "two"].map((name) => ({ name, schedule: { everyMinutes: 1 } }));

/** @param open a store beside which nothing else is: each call reaches the same */
export function wakeUpsSuite(open: () => Promise<WakeUpStore>): void {
  describe("wake-ups", () => {
    const running: WakeUps[] = [];
    afterEach(async () => {
      for (const wakeUps of running.splice(0)) await wakeUps.stop();
    });

    /** Starts wake-ups every 20 ms, and counts the looks at each job. */
    async function start(store: WakeUpStore) {
      const counts = new Map<string, number>();
      const waiting = new Set<() => void>();
      const problems: (string | null)[] = [];
      const wakeUps = await startWakeUps({
        store,
        jobs: JOBS,
        async look(name) {
          counts.set(name, (counts.get(name) ?? 0) + 1);
          for (const seen of waiting) seen();
        },
        problemChanged: async (problem) => {
          problems.push(problem);
          for (const seen of waiting) seen();
        },
        logger: silentLogger,
        everyMs: 20,
        pollMs: 20,
        keepMs: 1_000_000,
      });
      running.push(wakeUps);
      const until = (done: () => boolean): Promise<void> =>
        new Promise((resolve) => {
          const look = (): void => {
            if (!done()) return;
            waiting.delete(look);
            resolve();
          };
          waiting.add(look);
          look();
        });
      const looks = (name: string): number => counts.get(name) ?? 0;
      /** Resolves when each job has been looked at so many times more. */
      const more = (times: number): Promise<void> => {
        const from = new Map(JOBS.map(({ name }) => [name, looks(name)]));
        return until(() => JOBS.every(({ name }) => looks(name) >= (from.get(name) ?? 0) + times));
      };
      return { wakeUps, problems, until, more, looks };
    }

    it("come again and again, for each job", async () => {
      const { more, looks } = await start(await open());
      await more(3);
      for (const { name } of JOBS) expect(looks(name)).toBeGreaterThanOrEqual(3);
    });

    it("of several processes stand in the store once", async () => {
      const store = await open();
      const [first, second] = [await start(store), await start(await open())];
      await Promise.race([first.more(2), second.more(2)]);
      const { jobs } = await store.backend.repository.queryJobs({});
      expect(jobs.map(({ name }) => name).toSorted()).toEqual(["one", "two"]);
    });

    it("that the store has lost are made anew at the next look", async () => {
      const store = await open();
      const { wakeUps, more } = await start(store);
      await more(1);
      await store.backend.repository.removeJobs({ names: ["one", "two"] });
      await wakeUps.keep();
      await more(3);
      expect((await store.backend.repository.queryJobs({})).total).toBe(2);
    });

    it("that do not come are told of once, are done without, and come again", async () => {
      const store = await open();
      let away = false;
      const repository = new Proxy(store.backend.repository, {
        get(target, name) {
          const value: unknown = Reflect.get(target, name);
          if (typeof value !== "function") return value;
          return (...given: unknown[]) => {
            if (away) return Promise.reject(new Error("nobody is there"));
            return (value as (...all: unknown[]) => unknown).apply(target, given);
          };
        },
      });
      const { backend } = store;
      const { wakeUps, problems, until, more } = await start({
        ...store,
        backend: {
          name: backend.name,
          repository,
          connect: () => (away ? Promise.reject(new Error("nobody is there")) : backend.connect()),
          disconnect: async () => {},
        },
      });
      await more(1);
      away = true;
      await until(() => problems.length > 0);
      const byItself = more(2);
      await wakeUps.keep();
      await wakeUps.keep();
      await byItself;
      away = false;
      await wakeUps.keep();
      await until(() => problems.length > 1);
      await more(2);
      expect(problems).toEqual([
        `The scheduler's store (${store.name}) does not answer. Jobs are looked at without it.`,
        null,
      ]);
    });
    it("of a store that answers some calls and not others are told of once, and not taken for come again in between", async () => {
      const store = await open();
      let failing = false;
      let failed = 0;
      const repository = new Proxy(store.backend.repository, {
        get(target, name) {
          const value: unknown = Reflect.get(target, name);
          if (typeof value !== "function") return value;
          return (...given: unknown[]) => {
            // As one whose disk is full: it can be read, and takes nothing.
            if (failing && name === "getNextJobToRun") {
              failed += 1;
              return Promise.reject(new Error("no space"));
            }
            return (value as (...all: unknown[]) => unknown).apply(target, given);
          };
        },
      });
      const { backend } = store;
      const guarded = { name: backend.name, repository, connect: () => backend.connect(), disconnect: async () => {} };
      const { wakeUps, problems, until } = await start({ ...store, backend: guarded });
      failing = true;
      await until(() => problems.length > 0);
      for (const before = failed; failed < before + 5;) await wakeUps.keep();
      failing = false;
      await until(() => problems.length > 1);
      expect(problems).toEqual([expect.stringMatching(/does not answer/), null]);
    });
  });
}
