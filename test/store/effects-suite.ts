import { beforeEach, describe, expect, it } from "vitest";

import type { EffectHandler } from "#effects/define-effect";
import { createEffectRunner } from "#effects/effect-runner";
import { silentLogger } from "#kernel/logger";
import type { Database } from "#storage/database";
import { claimEffects, effectsByKey, enqueue, outboxCounts } from "#storage/outbox-store";
import { manualClock } from "#test/manual-clock";

const ALL_GOES_WELL = async (): Promise<string> => "receipt";

export function effectsSuite(database: () => Database): void {
  function officeBoy(handler: Partial<EffectHandler> = {}) {
    const clock = manualClock();
    const handlers = [{ kind: "toy", repeat: "unsafe", run: ALL_GOES_WELL, ...handler } as const];
    const runner = createEffectRunner({
      database: database(),
      clock,
      logger: silentLogger,
      instance: "p1",
      channels: () => [],
      handlers,
    });
    return { clock, runner };
  }
  const put = (key: string, at: Temporal.Instant, kind = "toy") =>
    database().commit("act", (tx) => enqueue(tx, [{ key, kind, payload: {} }], at));
  const standing = async (key: string) => (await effectsByKey(database().reads, [key]))[0];

  describe("the runner of effects", () => {
    beforeEach(() => database().commit("start", (tx) => tx.outbox.deleteMany()));

    it("runs what is due once, and keeps its receipt", async () => {
      const ran: string[] = [];
      const { clock, runner } = officeBoy({
        async run({ key }) {
          ran.push(key);
          return `receipt of ${key}`;
        },
      });
      await put("k1", clock.now());
      await put("tomorrow", clock.now().add({ hours: 24 }));
      await Promise.all([runner.runDue(), runner.runNow(["k1"])]);
      expect(ran).toEqual(["k1"]);
      expect(await standing("k1")).toMatchObject({ status: "sent", receipt: "receipt of k1" });
      expect(await standing("tomorrow")).toMatchObject({ status: "queued" });
    });

    it("waits after each try that fails twice as long as before, and gives up after the tenth", async () => {
      let tries = 0;
      const { clock, runner } = officeBoy({
        async run() {
          tries++;
          throw new Error("no route to host");
        },
      });
      await put("k1", clock.now());
      for (const seconds of [2, 4, 8, 16, 32, 64, 128, 256, 512]) {
        await runner.runDue();
        const before = tries;
        clock.advance({ seconds: seconds - 1 });
        await runner.runDue();
        expect(tries, `a second before ${seconds}`).toBe(before);
        clock.advance({ seconds: 1 });
      }
      expect(await standing("k1")).toMatchObject({ status: "queued", lastError: "no route to host" });
      await runner.runDue();
      expect([tries, await standing("k1")]).toMatchObject([10, { status: "failed" }]);
      clock.advance({ hours: 48 });
      await runner.runDue();
      expect(tries).toBe(10);
    });

    it("gives up at once on what nothing here can do", async () => {
      const { clock, runner } = officeBoy();
      await put("k1", clock.now(), "unheard of");
      await runner.runDue();
      expect(await standing("k1")).toMatchObject({
        status: "failed",
        lastError: "no part of this Purser knows how to do it",
      });
    });

    it.each([
      ["safe", "sent", 1],
      ["unsafe", "uncertain", 0],
    ] as const)("that was cut off in a call that is %s to repeat leaves it %s", async (repeat, status, tries) => {
      let ran = 0;
      const { clock, runner } = officeBoy({
        repeat,
        async run() {
          ran++;
          return "receipt";
        },
      });
      await put("k1", clock.now());
      const gone = { by: "gone", until: clock.now().add({ seconds: 60 }) };
      await database().commit("claim-effect", (tx) => claimEffects(tx, gone, clock.now(), { limit: 1, channels: [] }));
      await runner.runDue();
      expect(await standing("k1"), "while the other may live").toMatchObject({ status: "sending" });
      clock.advance({ seconds: 61 });
      await runner.runDue();
      expect([ran, await standing("k1")]).toMatchObject([tries, { status }]);
    });

    it("writes what follows from a receipt with it, or neither", async () => {
      const { clock, runner } = officeBoy({
        async settled(tx, { key }, receipt, at) {
          await enqueue(tx, [{ key: `after ${key} ${receipt}`, kind: "later", payload: {} }], at.add({ hours: 1 }));
          if (key === "k2") throw new Error("a bug");
        },
      });
      await put("k1", clock.now());
      await put("k2", clock.now());
      await runner.runNow(["k1"]);
      await runner.runNow(["k2"]);
      expect(await standing("after k1 receipt")).toMatchObject({ status: "queued" });
      expect(await standing("after k2 receipt")).toBeUndefined();
      expect(await outboxCounts(database().reads)).toMatchObject({ sent: 1, sending: 1 });
    });
  });
}
