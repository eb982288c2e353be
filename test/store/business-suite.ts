import { describe, expect, it } from "vitest";

import { businessChangeJson } from "#domain/business";
import {
  changeBusiness,
  findMember,
  findMemberByName,
  insertBusiness,
  insertMember,
  listMembers,
  LOCAL_REALM,
  memberById,
  readBusiness,
} from "#storage/business-store";
import type { Database } from "#storage/database";
import { storeEvent } from "#storage/inbox-store";
import { businessLogo, keepLogo } from "#storage/logos-store";
import { endTurn, lastAbout, recentTurns, turnsAbout } from "#storage/turns-store";
import { SEEDED_AT } from "#test/seed-books";

export function businessSuite(database: () => Database): void {
  const changeBusinessTo = (logo: string) => database().commit("act", (tx) => changeBusiness(tx, { logo }));
  describe("the business", () => {
    const business = { name: null, currency: "USD", zone: "Europe/Berlin", bank: null };
    const asRead = {
      ...business,
      address: null,
      email: null,
      phone: null,
      website: null,
      taxIds: [],
      termsDays: null,
      tax: null,
      numberPatterns: {},
      paper: "a4",
      logo: null,
    };
    const PIXEL = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    );

    it("is none, then one, and may be named", async () => {
      expect(await readBusiness(database().reads)).toBeNull();
      await database().commit("start", (tx) => insertBusiness(tx, business, SEEDED_AT));
      expect(await readBusiness(database().reads)).toEqual(asRead);
      await expect(database().commit("start", (tx) => insertBusiness(tx, business, SEEDED_AT))).rejects.toThrow();
      await database().commit("start", (tx) => changeBusiness(tx, { name: "Studio North" }));
      expect(await readBusiness(database().reads)).toEqual({ ...asRead, name: "Studio North" });
    });

    it("keeps every field as it was given, and leaves the others alone", async () => {
      const all = {
        name: "Müller & Söhne",
        address: "Hauptstraße 5\n10115 Berlin",
        email: "post@mueller.example",
        phone: "+49 30 123456",
        website: "mueller.example",
        currency: "EUR",
        zone: "Europe/Vienna",
        taxIds: [{ label: "VAT", country: "DE", value: "DE136695976" }],
        bank: {
          holder: "A. Müller",
          iban: "DE89370400440532013000",
          bic: "COBADEFF",
          sortCode: null,
          routingNumber: null,
          accountNumber: null,
          payTo: null,
        },
        termsDays: 14,
        tax: { kind: "charges", label: "VAT", percent: "19" },
        numberPatterns: { invoice: "{year}-{0000}" },
        paper: "letter",
      } as const;
      const change = businessChangeJson.parse(all);
      await database().commit("act", (tx) => changeBusiness(tx, change));
      expect(await readBusiness(database().reads)).toEqual({ ...all, logo: null });
      await database().commit("act", (tx) =>
        changeBusiness(tx, { termsDays: null, taxIds: [], bank: null, tax: null }),
      );
      expect(await readBusiness(database().reads)).toEqual({
        ...all,
        logo: null,
        termsDays: null,
        taxIds: [],
        bank: null,
        tax: null,
      });
    });

    it("keeps a logo with its bytes, once, and bears it until it is taken off", async () => {
      const facts = { format: "png", width: 1, height: 1 } as const;
      const keep = () => database().commit("keep-logo", (tx) => keepLogo(tx, facts, PIXEL, SEEDED_AT));
      const id = await keep();
      expect(await keep()).toBe(id);
      expect(await businessLogo(database().reads), "kept is not borne").toBeNull();
      await database().commit("act", (tx) => changeBusiness(tx, { logo: id }));
      // The picture has 70 bytes.
      expect((await readBusiness(database().reads))?.logo).toEqual({ ...facts, id, sizeBytes: 70 });
      expect(await businessLogo(database().reads)).toEqual({ format: "png", bytes: new Uint8Array(PIXEL) });
      await database().commit("act", (tx) => changeBusiness(tx, { logo: null }));
      expect(await businessLogo(database().reads)).toBeNull();
      const missing = changeBusinessTo("0".repeat(64));
      await expect(missing, "no business bears what is not kept").rejects.toThrow();
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
      const event = { adapter: "turns", eventId, conversation, isPrivate: true, author: "ana", text: "", files: [] };
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
