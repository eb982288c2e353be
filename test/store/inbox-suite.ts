import { beforeEach, describe, expect, it } from "vitest";

import type { Database } from "#storage/database";
import { type Claim, claimAbandonedEvents, releaseAllClaims, renewClaims, storeEvent } from "#storage/inbox-store";
import { effectsByKey } from "#storage/outbox-store";
import { endTurn, recentTurns } from "#storage/turns-store";

const NOW = Temporal.Instant.from("2026-11-23T10:00:00Z");
const after = (seconds: number): Temporal.Instant => NOW.add({ seconds });
const claim = (by: string, seconds: number): Claim => ({ by, until: after(seconds) });
const said = (eventId: string) => ({
  adapter: "console",
  eventId,
  conversation: "c1",
  isPrivate: true,
  author: "owner",
  text: `words of ${eventId}`,
  files: ["/tmp/a.csv"],
});

export function inboxSuite(database: () => Database): void {
  const store = (eventId: string, by: Claim, at = NOW) =>
    database().commit("accept-event", (tx) => storeEvent(tx, said(eventId), by, at));
  const takeOver = (by: Claim, now: Temporal.Instant) =>
    database().commit("claim-event", (tx) => claimAbandonedEvents(tx, by, now));

  const renew = (by: Claim) => database().commit("claim-event", (tx) => renewClaims(tx, by));

  describe("the inbox", () => {
    beforeEach(() => database().commit("start", (tx) => tx.inbox.deleteMany()));

    it("stores an event once, however often it is delivered", async () => {
      expect(await store("e1", claim("p1", 60))).toMatchObject({ ...said("e1"), receivedAt: NOW });
      expect(await store("e1", claim("p2", 60))).toBeNull();
      expect(await database().reads.inbox.findMany()).toMatchObject([{ eventId: "e1", claimedBy: "p1" }]);
    });

    it("takes the same id on another platform for another event", async () => {
      await store("e1", claim("p1", 60));
      const other = { ...said("e1"), adapter: "page" };
      expect(
        await database().commit("accept-event", (tx) => storeEvent(tx, other, claim("p1", 60), NOW)),
      ).toMatchObject(other);
    });

    it("stores one of ten simultaneous deliveries", async () => {
      const stored = await Promise.all(Array.from({ length: 10 }, (_, index) => store("e1", claim(`p${index}`, 60))));
      expect(stored.filter((event) => event !== null)).toHaveLength(1);
    });

    it("leaves a claimed event to its process until the claim has run out", async () => {
      await store("e1", claim("gone", 60));
      expect(await takeOver(claim("p2", 200), after(60))).toEqual([]);
      expect(await takeOver(claim("p2", 200), after(61))).toMatchObject([said("e1")]);
    });

    it("hands over what was abandoned whole, in the order in which it came", async () => {
      await store("later", claim("gone", 1), NOW.add({ milliseconds: 1 }));
      await store("earlier", claim("gone", 1), NOW);
      const taken = await takeOver(claim("p2", 200), after(2));
      expect(taken.map((event) => event.eventId)).toEqual(["earlier", "later"]);
      expect(taken[0]).toMatchObject({ ...said("earlier"), receivedAt: NOW });
    });

    it("hands over what came in one millisecond in the order in which it was stored", async () => {
      for (let index = 0; index < 9; index++) await store(`e${index}`, claim("gone", 1));
      const taken = await takeOver(claim("p2", 200), after(2));
      expect(taken.map((event) => event.eventId)).toEqual(["e0", "e1", "e2", "e3", "e4", "e5", "e6", "e7", "e8"]);
    });

    it("gives each abandoned event to one of two simultaneous claimers", async () => {
      for (let index = 0; index < 20; index++) await store(`e${index}`, claim("gone", 1));
      const [one, two] = await Promise.all([
        takeOver(claim("p2", 200), after(2)),
        takeOver(claim("p3", 200), after(2)),
      ]);
      const ids = [...one, ...two].map((event) => event.id);
      expect(ids).toHaveLength(20);
      expect(new Set(ids).size).toBe(20);
    });

    it("keeps a renewed claim", async () => {
      await store("e1", claim("p1", 60));
      await renew(claim("p1", 300));
      expect(await takeOver(claim("p2", 600), after(299))).toEqual([]);
      expect(await takeOver(claim("p2", 600), after(301))).toHaveLength(1);
    });

    it("renews nobody else's claim", async () => {
      await store("e1", claim("p1", 60));
      await renew(claim("p2", 300));
      expect(await takeOver(claim("p3", 600), after(61))).toHaveLength(1);
    });

    it("lets go of every claim", async () => {
      await store("e1", claim("p1", 60));
      await database().commit("start", releaseAllClaims);
      expect(await takeOver(claim("p2", 60), NOW)).toHaveLength(1);
    });

    it("ends an event once, and never hands an ended one out", async () => {
      const event = await store("e1", claim("p1", 1));
      const inboxId = event?.id ?? "";
      const end = (words: string) => {
        const posts = [{ key: `post:${inboxId}:${words}`, kind: "post", payload: {} }];
        return database().commitOne("finish-turn", (tx) =>
          endTurn(tx, { inboxId, conversation: "ended", messages: [words], about: [], posts }, after(1)),
        );
      };
      await end("first");
      await end("second");
      expect(await recentTurns(database().reads, "ended", 9)).toEqual([["first"]]);
      expect(
        await effectsByKey(
          database().reads,
          ["first", "second"].map((words) => `post:${inboxId}:${words}`),
        ),
      ).toEqual([{ key: `post:${inboxId}:first`, status: "queued", receipt: null, lastError: null }]);
      await database().commit("start", releaseAllClaims);
      expect(await takeOver(claim("p2", 600), after(500))).toEqual([]);
    });
  });
}
