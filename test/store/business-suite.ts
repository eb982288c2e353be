import { describe, expect, it } from "vitest";

import {
  findMember,
  findMemberByName,
  insertBusiness,
  insertMember,
  listMembers,
  LOCAL_REALM,
  memberById,
  nameBusiness,
  readBusiness,
} from "#storage/business-store";
import type { Database } from "#storage/database";
import { storeEvent } from "#storage/inbox-store";
import { endTurn, lastAbout, recentTurns, turnsAbout } from "#storage/turns-store";
import { SEEDED_AT } from "#test/seed-books";

export function businessSuite(database: () => Database): void {
  describe("the business", () => {
    const business = { name: null, address: null, currency: "USD", zone: "Europe/Berlin" };

    it("is none, then one, and may be named", async () => {
      expect(await readBusiness(database().reads)).toBeNull();
      await database().commit("start", (tx) => insertBusiness(tx, business, SEEDED_AT));
      expect(await readBusiness(database().reads)).toEqual(business);
      await expect(database().commit("start", (tx) => insertBusiness(tx, business, SEEDED_AT))).rejects.toThrow();
      await database().commit("start", (tx) => nameBusiness(tx, "Studio North"));
      expect(await readBusiness(database().reads)).toEqual({ ...business, name: "Studio North" });
    });

    it("knows its members by id, by name and by what they are called on this machine", async () => {
      const ana = { id: "mem_ana", name: "Ana", role: "owner" } as const;
      await database().commit("start", (tx) =>
        insertMember(tx, { ...ana, nameKey: "ana" }, ["ana", "owner"], SEEDED_AT),
      );
      expect(await memberById(database().reads, "mem_ana")).toEqual(ana);
      expect(await findMemberByName(database().reads, "ana")).toEqual(ana);
      expect(await findMember(database().reads, LOCAL_REALM, "Owner")).toEqual(ana);
      expect(await findMember(database().reads, LOCAL_REALM, "ben")).toBeNull();
      expect(await findMember(database().reads, "elsewhere", "ana"), "known here is not known there").toBeNull();
      expect(await listMembers(database().reads)).toEqual([ana]);
    });

    it("has one member of a name", async () => {
      const twin = { id: "mem_twin", name: "ANA", role: "viewer", nameKey: "ana" } as const;
      await expect(database().commit("start", (tx) => insertMember(tx, twin, [], SEEDED_AT))).rejects.toThrow();
    });
  });

  describe("the turns", () => {
    const put = async (
      eventId: string,
      seconds: number,
      messages: readonly unknown[],
      { conversation = "turns", about = [] }: { conversation?: string; about?: readonly string[] } = {},
    ) => {
      const at = SEEDED_AT.add({ seconds });
      const event = { adapter: "turns", eventId, conversation, author: "ana", text: "", files: [] };
      const stored = await database().commitOne("accept-event", (tx) =>
        storeEvent(tx, event, { by: "p", until: at }, at),
      );
      const turn = { inboxId: stored?.id ?? "", conversation, messages, about, posts: [] };
      await database().commitOne("finish-turn", (tx) => endTurn(tx, turn, at));
    };

    it("are the last of a conversation, the oldest of them first", async () => {
      await put("t1", 1, ["one"]);
      await put("t2", 2, ["two"]);
      await put("t3", 3, ["three"]);
      expect(await recentTurns(database().reads, "turns", 2)).toEqual([["two"], ["three"]]);
      expect(await recentTurns(database().reads, "another", 2)).toEqual([]);
    });

    it("tell which documents the last one was about that was about any", async () => {
      const { reads } = database();
      const conversation = "about";
      expect(await lastAbout(reads, conversation)).toEqual([]);
      await put("a1", 1, ["one"], { conversation, about: ["doc_1"] });
      await put("a2", 2, ["two"], { conversation, about: ["doc_1", "doc_2"] });
      await put("a3", 3, ["three"], { conversation });
      expect(await lastAbout(reads, conversation)).toEqual(["doc_1", "doc_2"]);
      expect(await lastAbout(reads, "turns")).toEqual([]);
      expect(await turnsAbout(reads, conversation, "doc_1")).toEqual([["one"], ["two"]]);
      expect(await turnsAbout(reads, conversation, "doc_2")).toEqual([["two"]]);
    });
  });
}
