import { describe, expect, it } from "vitest";

import { money } from "#domain/money";
import type { Database } from "#storage/database";
import {
  dealingsWith,
  partiesBeginning,
  partiesLike,
  partyById,
  partyByName,
  upsertRate,
} from "#storage/parties-store";
import { day, seedParty } from "#test/seed-books";

export function partiesSuite(database: () => Database): void {
  const names = async (said: string, limit?: number) =>
    (await partiesLike(database().reads, said, limit)).map(({ name }) => name);

  describe("the parties", () => {
    it("are found by id, and by their name however it is spelt", async () => {
      const party = await seedParty(database(), "Zebra & Söhne Limited");
      expect(await partyById(database().reads, party.id)).toEqual(party);
      expect(await partyByName(database().reads, "ZEBRA and Sohne, Ltd.")).toEqual(party);
      expect(await partyByName(database().reads, "Zebra Inc")).toBeNull();
      expect(await partyById(database().reads, "pty_none")).toBeNull();
    });

    it("are on file once for a name, however it is spelt", async () => {
      await seedParty(database(), "Twice Ltd");
      await expect(seedParty(database(), "TWICE Limited")).rejects.toThrow();
    });

    it("are looked for by likeness, the likest first", async () => {
      for (const name of ["Quillfeather Studio", "Quillfeather", "Quilfeather Bakery", "Unlike Works"])
        await seedParty(database(), name);
      const found = await names("Quillfeather");
      expect(found.slice(0, 2)).toEqual(["Quillfeather", "Quillfeather Studio"]);
      expect(found).toContain("Quilfeather Bakery");
      expect(found).not.toContain("Unlike Works");
      expect(await names("Quillfeather", 1)).toEqual(["Quillfeather"]);
    });

    it("are looked for by text, in which % and _ mean themselves", async () => {
      await seedParty(database(), "Hundred % Wool");
      await seedParty(database(), "Plain Wool Shop Of The Old Town");
      expect(await names("% Wool")).toContain("Hundred % Wool");
      expect(await names("_______________________________")).toEqual([]);
      expect(await names("%")).not.toContain("Plain Wool Shop Of The Old Town");
    });

    it("are completed from their beginning, case apart", async () => {
      for (const name of ["Xylo One", "xylo Two", "The Xylo"]) await seedParty(database(), name);
      expect(await partiesBeginning(database().reads, "XYLO", 10)).toHaveLength(2);
      expect(await partiesBeginning(database().reads, "xylo", 1)).toHaveLength(1);
    });
  });

  describe("the agreed rates", () => {
    it("are the newest in force on a day, of each thing and currency", async () => {
      const { id: partyId } = await seedParty(database(), "Rates Ltd");
      const agree = (item: string, minor: bigint, currency: string, from: string) =>
        database().commit("act", (tx) =>
          upsertRate(tx, { partyId, item, unitPrice: money(minor, currency), from: day(from) }),
        );
      await agree("design", 8_000n, "USD", "2026-01-01");
      await agree("Design", 9_000n, "USD", "2026-06-01");
      await agree("design", 7_000n, "EUR", "2026-01-01");
      await agree("hosting", 2_000n, "USD", "2026-12-01");
      const rates = async (on: string) =>
        ((await dealingsWith(database().reads, partyId, day(on)))?.rates ?? [])
          .map(({ item, unitPrice }) => `${item} ${unitPrice.amountMinor} ${unitPrice.currency}`)
          .toSorted();
      expect(await rates("2025-12-31")).toEqual([]);
      expect(await rates("2026-05-31")).toEqual(["design 7000 EUR", "design 8000 USD"]);
      expect(await rates("2026-06-01")).toEqual(["Design 9000 USD", "design 7000 EUR"]);
      expect(await rates("2026-12-01")).toEqual(["Design 9000 USD", "design 7000 EUR", "hosting 2000 USD"]);
      await agree("design", 9_500n, "USD", "2026-06-01");
      expect(await rates("2026-06-01"), "agreed again on the same day").toEqual(["design 7000 EUR", "design 9500 USD"]);
    });
  });
}
