import { beforeEach, describe, expect, it } from "vitest";

import type { Database } from "#storage/database";
import { releaseAllClaims, renewClaims } from "#storage/inbox-store";
import {
  claimEffects,
  effectsByKey,
  enqueue,
  type NewEffect,
  outboxCounts,
  sentPosts,
  settleEffect,
  type Settlement,
  type StoredEffect,
  uncertainEffects,
} from "#storage/outbox-store";

const NOW = Temporal.Instant.from("2026-11-23T10:00:00Z");
const after = (seconds: number): Temporal.Instant => NOW.add({ seconds });
const effect = (key: string, more: Partial<NewEffect> = {}): NewEffect => ({
  key,
  kind: "deliver",
  payload: { to: key },
  ...more,
});
const SENT: Settlement = { status: "sent", receipt: "r1" };

export function outboxSuite(database: () => Database): void {
  const put = (...effects: NewEffect[]) => database().commit("act", (tx) => enqueue(tx, effects, NOW));
  const take = (
    by: string,
    {
      now = NOW,
      lease = 60,
      limit = 50,
      ...wanted
    }: { now?: Temporal.Instant; lease?: number; limit?: number; channels?: string[]; keys?: string[] } = {},
  ): Promise<readonly StoredEffect[]> =>
    database().commit("claim-effect", (tx) =>
      claimEffects(tx, { by, until: now.add({ seconds: lease }) }, now, { limit, channels: [], ...wanted }),
    );
  const settle = (id: string | undefined, settlement: Settlement, at = NOW, by = "p1") =>
    database().commit("settle-effect", (tx) => settleEffect(tx, id ?? "", by, settlement, at));
  const statusOf = async (key: string) => (await effectsByKey(database().reads, [key]))[0];
  const keys = (effects: readonly StoredEffect[]) => effects.map(({ key }) => key).toSorted();

  describe("the outbox", () => {
    beforeEach(() => database().commit("start", (tx) => tx.outbox.deleteMany()));

    it("keeps one effect for a key, the first", async () => {
      await put(effect("k1"));
      await put(effect("k1", { payload: { to: "somebody else" } }), effect("k2"));
      expect(await take("p1")).toMatchObject([
        { key: "k1", payload: { to: "k1" }, attempts: 1, cutOff: false, receipt: null },
        { key: "k2", payload: { to: "k2" } },
      ]);
    });

    it("goes from queued by sending to sent, with its receipt", async () => {
      await put(effect("k1"));
      expect(await statusOf("k1")).toMatchObject({ status: "queued", receipt: null });
      const [taken] = await take("p1");
      expect(await statusOf("k1")).toMatchObject({ status: "sending" });
      expect(await settle(taken?.id, SENT, NOW, "p2"), "by another process").toBe(false);
      expect(await settle(taken?.id, SENT)).toBe(true);
      expect(await statusOf("k1")).toMatchObject({ status: "sent", receipt: "r1", lastError: null });
    });

    it("is settled once: a late second result changes nothing", async () => {
      await put(effect("k1"));
      const [taken] = await take("p1");
      await settle(taken?.id, SENT);
      expect(await settle(taken?.id, { status: "failed", error: "late" })).toBe(false);
      expect(await statusOf("k1")).toMatchObject({ status: "sent", receipt: "r1" });
      expect(await take("p1", { now: after(1_000) })).toEqual([]);
    });

    it.each(["uncertain", "failed"] as const)("is not tried again when it is %s, and is told", async (status) => {
      await put(effect("k1"));
      const [taken] = await take("p1");
      await settle(taken?.id, { status, error: "cut off" });
      expect(await take("p1", { now: after(10_000) })).toEqual([]);
      expect(await uncertainEffects(database().reads)).toEqual([{ key: "k1", status, lastError: "cut off" }]);
    });

    it("waits for its time after a try that failed, and counts the tries", async () => {
      await put(effect("k1"));
      const [taken] = await take("p1");
      await settle(taken?.id, { status: "queued", error: "no route", notBefore: after(2) });
      expect(await statusOf("k1")).toMatchObject({ status: "queued", lastError: "no route" });
      expect(await take("p2", { now: after(1) })).toEqual([]);
      expect(await take("p2", { now: after(2) })).toMatchObject([{ key: "k1", attempts: 2, cutOff: false }]);
    });

    it("belongs to one of two simultaneous claimers", async () => {
      await put(...Array.from({ length: 30 }, (_, index) => effect(`k${index}`)));
      const [one, two] = await Promise.all([take("p1"), take("p2")]);
      expect(keys([...one, ...two])).toHaveLength(30);
      expect(new Set(keys([...one, ...two])).size).toBe(30);
      expect(await take("p3", { now: after(59) })).toEqual([]);
    });

    it("is taken over from a process that has gone, and is said to have been cut off", async () => {
      await put(effect("k1"));
      await take("gone");
      expect(await take("p2", { now: after(60) })).toEqual([]);
      expect(await take("p2", { now: after(61) })).toMatchObject([{ key: "k1", cutOff: true, attempts: 2 }]);
    });

    it("stays with a process that renews its claim", async () => {
      await put(effect("k1"));
      await take("p1");
      await database().commit("claim-event", (tx) => renewClaims(tx, { by: "p1", until: after(300) }));
      expect(await take("p2", { now: after(299) })).toEqual([]);
      expect(await take("p2", { now: after(301) })).toHaveLength(1);
    });

    it("is free at once when all claims are let go", async () => {
      await put(effect("k1"));
      await take("gone");
      await database().commit("start", releaseAllClaims);
      expect(await take("p2")).toMatchObject([{ key: "k1", cutOff: true }]);
    });

    it("written for one process is that one's first, and anybody's when it has gone", async () => {
      await put(effect("k1", { claim: { by: "p1", until: after(60) } }));
      expect(await take("p2")).toEqual([]);
      expect(await take("p2", { now: after(61) })).toHaveLength(1);
      await put(effect("k2", { claim: { by: "p1", until: after(60) } }));
      expect(await take("p1")).toMatchObject([{ key: "k2", cutOff: false }]);
    });

    it("for a channel waits for a process that has it", async () => {
      await put(effect("k1", { channel: "console" }), effect("k2"));
      expect(keys(await take("p1", { channels: ["page"] }))).toEqual(["k2"]);
      expect(keys(await take("p2", { channels: ["page", "console"] }))).toEqual(["k1"]);
    });

    it("is taken by name, and the oldest first up to a limit", async () => {
      await put(effect("k1"), effect("k2"), effect("k3"));
      expect(keys(await take("p1", { keys: ["k2"] }))).toEqual(["k2"]);
      await database().commit("act", (tx) => enqueue(tx, [effect("k0")], NOW.subtract({ seconds: 1 })));
      expect(keys(await take("p1", { limit: 1 }))).toEqual(["k0"]);
    });

    it("is taken in the order in which one act wrote it", async () => {
      await put(...["z", "m", "a", "q", "b", "y"].map((key) => effect(key)));
      expect((await take("p1")).map(({ key }) => key)).toEqual(["z", "m", "a", "q", "b", "y"]);
    });

    it("says how many stand where", async () => {
      await put(effect("a"), effect("b"), effect("c"));
      const [taken] = await take("p1", { keys: ["a"] });
      await settle(taken?.id, SENT);
      await take("p1", { keys: ["b"] });
      expect(await outboxCounts(database().reads)).toEqual({ queued: 1, sending: 1, sent: 1, uncertain: 0, failed: 0 });
    });

    it("names the posts of an approval that a platform has", async () => {
      const post = (key: string) => effect(key, { kind: "post", approvalId: "apr_1" });
      await put(post("first"), post("queued"), effect("edit", { kind: "edit", approvalId: "apr_1" }));
      for (const taken of await take("p1", { keys: ["first", "edit"] })) await settle(taken.id, SENT);
      expect(await sentPosts(database().reads, "apr_1")).toEqual([{ payload: { to: "first" }, receipt: "r1" }]);
    });
  });
}
