import { describe, expect, it } from "vitest";

import { money } from "#domain/money";
import { senderOf } from "#domain/sender";
import { newId } from "#kernel/ids";
import type { Database } from "#storage/database";
import {
  documentById,
  documentByNumber,
  issueDraft,
  markSent,
  moveDocument,
  recentDocuments,
  reviseDraft,
  takeNumber,
} from "#storage/documents-store";
import { keptParties } from "#storage/kept-parties";
import { keepLogo } from "#storage/logos-store";
import { unawaited } from "#storage/unawaited";
import { aBusiness } from "#test/a-business";
import { day, seedDraft, SEEDED_AT, SEEDED_ISSUE, seedInvoice, seedParty } from "#test/seed-books";

const PIXEL = new Uint8Array([137, 80, 78, 71]);

export function documentsSuite(database: () => Database): void {
  const take = (sequence: string) => database().commit("act", (tx) => takeNumber(tx, sequence));
  const party = () => seedParty(database(), `Documents ${newId("n")}`);
  const draftOf = (partyId: string) =>
    database().commit("act", (tx) =>
      seedDraft(tx, { partyId, totalMinor: 100n, issued: "2026-11-01", due: "2026-11-30" }),
    );

  describe("a sequence of numbers", () => {
    it("begins at 1 and goes on by 1, each sequence for itself", async () => {
      expect([await take("s1"), await take("s1"), await take("s1-other"), await take("s1")]).toEqual([1n, 2n, 1n, 3n]);
    });

    it("gives the number of a rolled-back transaction to the next", async () => {
      await take("s2");
      const rolledBack = database().commit("act", async (tx) => {
        expect(await takeNumber(tx, "s2")).toBe(2n);
        throw new Error("rolled back");
      });
      await expect(rolledBack).rejects.toThrow("rolled back");
      expect(await take("s2")).toBe(2n);
    });

    it("has no gap and no number twice under twenty simultaneous takers, of whom some fail", async () => {
      const taken = await Promise.allSettled(
        Array.from({ length: 20 }, (_, index) =>
          database().commit("act", async (tx) => {
            const number = await takeNumber(tx, "s3");
            if (index % 4 === 0) throw new Error("rolled back");
            return number;
          }),
        ),
      );
      const numbers = taken.flatMap((one) => (one.status === "fulfilled" ? [Number(one.value)] : []));
      expect(numbers.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
      expect(await take("s3")).toBe(16n);
    });
  });

  describe("the documents", () => {
    it("are found by id and by number, in whatever case", async () => {
      const { id } = await seedInvoice(database(), {
        partyId: (await party()).id,
        totalMinor: 5n,
        issued: "2026-11-01",
        due: "2026-11-02",
      });
      const stored = await documentById(database().reads, id);
      expect(stored).toMatchObject({
        status: "issued",
        total: money(5n, "USD"),
        content: { seeded: true },
        sentAt: null,
      });
      expect(stored?.dueDate?.toString()).toBe("2026-11-02");
      expect(await documentByNumber(database().reads, (stored?.number ?? "").toLowerCase())).toEqual(stored);
      expect(await documentById(database().reads, "doc_none")).toBeNull();
      expect(await documentByNumber(database().reads, "SEED-9999")).toBeNull();
    });

    it("are listed newest first, by party and status", async () => {
      const { id: partyId } = await party();
      const issued = await seedInvoice(database(), {
        partyId,
        totalMinor: 5n,
        issued: "2026-11-01",
        due: "2026-11-02",
      });
      const draft = await draftOf(partyId);
      const ids = async (statuses?: readonly ["draft"]) =>
        (await recentDocuments(database().reads, { partyId, ...(statuses === undefined ? {} : { statuses }) }, 10)).map(
          ({ id }) => id,
        );
      expect((await ids()).toSorted()).toEqual([issued.id, draft.id].toSorted());
      expect(await ids(["draft"])).toEqual([draft.id]);
      expect(await recentDocuments(database().reads, { partyId }, 1)).toHaveLength(1);
    });

    it("are moved from the status they were thought to be in, or not at all", async () => {
      const draft = await draftOf((await party()).id);
      const drop = () =>
        database().commit("act", (tx) => moveDocument(tx, draft.id, ["draft"], "void", { voidedAt: SEEDED_AT }));
      expect(await drop()).toBe(true);
      expect(await drop()).toBe(false);
      expect(await documentById(database().reads, draft.id)).toMatchObject({ number: null, status: "void" });
    });

    it("take down with them what rests on their being drafts, though nobody waits for that", async () => {
      const draft = await draftOf((await party()).id);
      const name = newId("seq");
      const issue = (number: string) =>
        database().commit("act", async (tx) => {
          unawaited(issueDraft(tx, draft.id, { number, ...SEEDED_ISSUE }));
          unawaited(tx.$executeRaw`insert into sequences (name, next) values (${`${name} ${number}`}, 1)`);
        });
      await issue("KNOWN-1");
      await expect(issue("KNOWN-2")).rejects.toMatchObject({ code: "22012" });
      expect(await documentById(database().reads, draft.id)).toMatchObject({ number: "KNOWN-1", status: "issued" });
      expect(await database().reads.sequence.count({ where: { name: { startsWith: name } } })).toBe(1);
    });

    it("keep who they are from and to, and the logo, as they were when they were issued", async () => {
      const { id: partyId } = await party();
      const draft = await draftOf(partyId);
      expect(await keptParties(database().reads, draft.id)).toBeNull();
      const recipient = { name: "Kept Ltd", address: "1 Road", email: null, taxId: "GB1" };
      const sender = senderOf(aBusiness({ address: "12 High Street\nLondon", paper: "letter" }));
      await database().commit("act", async (tx) => {
        const logoId = await keepLogo(tx, { format: "png", width: 1, height: 1 }, PIXEL, SEEDED_AT);
        await issueDraft(tx, draft.id, { number: "KEPT-1", at: SEEDED_AT, sender, recipient, logoId });
        await tx.party.update({ where: { id: partyId }, data: { name: "Renamed Ltd", address: "2 Road" } });
      });
      expect(await keptParties(database().reads, draft.id)).toEqual({
        sender,
        logo: { format: "png", bytes: PIXEL },
        recipient,
      });
      await expect(database().commit("act", (tx) => tx.logo.deleteMany())).rejects.toThrow();
    });

    it("are revised while they are drafts only", async () => {
      const draft = await draftOf((await party()).id);
      const sum = money(700n, "EUR");
      const revise = () =>
        database().commit("act", (tx) =>
          reviseDraft(tx, draft.id, {
            partyId: draft.partyId,
            issueDate: day("2026-11-05"),
            dueDate: day("2026-11-06"),
            net: sum,
            tax: money(0n, "EUR"),
            total: sum,
            content: { revised: true },
          }),
        );
      expect(await revise()).toMatchObject({ total: sum, content: { revised: true } });
      await database().commit("act", (tx) => moveDocument(tx, draft.id, ["draft"], "void"));
      expect(await revise()).toBeNull();
    });

    it("keep the first instant at which they were sent", async () => {
      const { id } = await seedInvoice(database(), {
        partyId: (await party()).id,
        totalMinor: 5n,
        issued: "2026-11-01",
        due: "2026-11-02",
      });
      const send = (at: Temporal.Instant) => database().commit("settle-effect", (tx) => markSent(tx, id, at));
      await send(SEEDED_AT);
      await send(SEEDED_AT.add({ hours: 1 }));
      expect(await documentById(database().reads, id)).toMatchObject({ status: "sent", sentAt: SEEDED_AT });
    });

    it("that are paid stay paid when they are sent", async () => {
      const { id } = await seedInvoice(database(), {
        partyId: (await party()).id,
        totalMinor: 5n,
        issued: "2026-11-01",
        due: "2026-11-02",
      });
      await database().commit("act", (tx) => moveDocument(tx, id, ["issued"], "paid", { paidAt: SEEDED_AT }));
      await database().commit("settle-effect", (tx) => markSent(tx, id, SEEDED_AT));
      expect(await documentById(database().reads, id)).toMatchObject({ status: "paid", sentAt: SEEDED_AT });
    });
  });
}
