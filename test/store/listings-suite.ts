import { describe, expect, it } from "vitest";

import { newId } from "#kernel/ids";
import type { Database } from "#storage/database";
import { listDocuments } from "#storage/listings";
import { seedDraft, seedInvoice, seedParty } from "#test/seed-books";
import { writable } from "#test/writable";

export function listingsSuite(database: () => Database): void {
  describe("the list of documents", () => {
    it("has what is owed alone, and a dropped draft nowhere", async () => {
      const { id: partyId } = await seedParty(database(), `Listings ${newId("n")}`);
      const wanted = { partyId, totalMinor: 100n, issued: "2026-11-01", due: "2026-11-30" };
      await seedInvoice(database(), wanted);
      const [quote, dropped] = await database().commit("act", async (tx) => [
        await seedDraft(tx, { ...wanted, totalMinor: 7_000n }),
        await seedDraft(tx, { ...wanted, totalMinor: 90n }),
      ]);
      await seedDraft(writable(database()), { ...wanted, totalMinor: 5n });
      const { document } = writable(database());
      await document.update({ where: { id: quote?.id ?? "" }, data: { owed: false } });
      await document.update({ where: { id: dropped?.id ?? "" }, data: { status: "void" } });
      const totals = async (...statuses: Parameters<typeof listDocuments>[1]["statuses"]) =>
        (await listDocuments(database().reads, { partyId, statuses }, 10)).documents.map(({ total }) =>
          Number(total.amountMinor),
        );
      expect(await totals("issued", "sent", "partly-paid", "paid", "void")).toEqual([100]);
      expect(await totals("void")).toEqual([]);
      expect(await totals("draft")).toEqual([5]);
    });
  });
}
