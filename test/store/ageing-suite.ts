import { beforeAll, describe, expect, it } from "vitest";

import { age, BUCKETS } from "#domain/ageing";
import type { Money } from "#domain/money";
import { type AgeingSummary, ageingSummary, LATEST, openItems } from "#storage/open-items";
import type { DatabaseKind } from "#test/databases";
import { day, seedDraft, seedInvoice, seedParty, seedPayment } from "#test/seed-books";
import { useDatabase } from "#test/use-database";

/** Figures in minor units, worked out by hand from what is seeded below. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  // Before the part payment of 250.00 (20 Nov), the full one of 111.00 (21 Nov) and the void (22 Nov):
  // not due 1000 + 200 + 222; 300 + 400 + 900; 500 + 600 + 111; 700 + 800.
  "2026-11-19": [
    "EUR 1-30 7000 x1",
    "EUR not-due 5000 x1",
    "USD 1-30 160000 x3",
    "USD 31-60 121100 x3",
    "USD 61-90 150000 x2",
    "USD not-due 142200 x3",
  ],
  // With the part payment: 300 + 400 + 650.
  "2026-11-20": [
    "EUR 1-30 7000 x1",
    "EUR not-due 5000 x1",
    "USD 1-30 135000 x3",
    "USD 31-60 121100 x3",
    "USD 61-90 150000 x2",
    "USD not-due 142200 x3",
  ],
  // The invoice of 111.00 is paid: 500 + 600.
  "2026-11-21": [
    "EUR 1-30 7000 x1",
    "EUR not-due 5000 x1",
    "USD 1-30 135000 x3",
    "USD 31-60 110000 x2",
    "USD 61-90 150000 x2",
    "USD not-due 142200 x3",
  ],
  // The one of 222.00 is void, and those at the edges are a day older: 200 + 300 + 650; 400 + 500; 600 + 700; 800.
  "2026-11-23": [
    "EUR 1-30 7000 x1",
    "EUR not-due 5000 x1",
    "USD 1-30 115000 x3",
    "USD 31-60 90000 x2",
    "USD 61-90 130000 x2",
    "USD not-due 100000 x1",
    "USD over-90 80000 x1",
  ],
};

const rowsOf = ({ rows }: AgeingSummary): string[] =>
  rows.map(({ bucket, total, count }) => `${total.currency} ${bucket} ${total.amountMinor} x${count}`).toSorted();

export function ageingSuite(kind: DatabaseKind): void {
  describe("what is owed", () => {
    const database = useDatabase(kind);
    const ids = { acme: "", bolt: "" };

    beforeAll(async () => {
      const [acme, bolt] = [await seedParty(database(), "Acme"), await seedParty(database(), "Bolt")];
      Object.assign(ids, { acme: acme.id, bolt: bolt.id });
      const owed = (
        partyId: string,
        totalMinor: bigint,
        due: string,
        more: { currency?: string; voidedOn?: string; issued?: string } = {},
      ) => seedInvoice(database(), { partyId, totalMinor, issued: "2026-08-01", due, ...more });
      // On 23 November these are due today, then 1, 30, 31, 60, 61, 90 and 91 days late.
      await owed(acme.id, 100_000n, "2026-11-23");
      await owed(acme.id, 20_000n, "2026-11-22");
      await owed(acme.id, 30_000n, "2026-10-24");
      await owed(acme.id, 40_000n, "2026-10-23");
      await owed(acme.id, 50_000n, "2026-09-24");
      await owed(acme.id, 60_000n, "2026-09-23");
      await owed(acme.id, 70_000n, "2026-08-25");
      await owed(acme.id, 80_000n, "2026-08-24");
      await owed(bolt.id, 5_000n, "2026-12-31", { currency: "EUR" });
      await owed(bolt.id, 7_000n, "2026-11-01", { currency: "EUR" });
      const partly = await owed(bolt.id, 90_000n, "2026-11-13");
      const paid = await owed(bolt.id, 11_100n, "2026-10-01");
      await owed(bolt.id, 22_200n, "2026-11-30", { voidedOn: "2026-11-22" });
      await owed(bolt.id, 33_300n, "2026-12-30", { issued: "2026-11-24" });
      await database().commit("act", (tx) =>
        seedDraft(tx, { partyId: bolt.id, totalMinor: 44_400n, issued: "2026-08-01", due: "2026-09-01" }),
      );
      await seedPayment(database(), {
        partyId: bolt.id,
        amountMinor: 25_000n,
        on: "2026-11-20",
        to: [[partly, 25_000n]],
      });
      await seedPayment(database(), {
        partyId: bolt.id,
        amountMinor: 20_000n,
        on: "2026-11-21",
        to: [[paid, 11_100n]],
      });
    });

    it.each(Object.entries(EXPECTED))("has on %s the ages that were worked out by hand", async (asOf, expected) => {
      expect(rowsOf(await ageingSummary(database().reads, { asOf: day(asOf) }))).toEqual(expected);
    });

    it.each(Object.entries(EXPECTED))(
      "has on %s the same ages when they are worked out item by item",
      async (asOf, expected) => {
        const items = await openItems(database().reads, { asOf: day(asOf) }, 100);
        const ages = age(items, day(asOf)).flatMap(({ currency, buckets }) =>
          BUCKETS.filter((bucket) => buckets[bucket].amountMinor !== 0n).map(
            (bucket) => `${currency} ${bucket} ${buckets[bucket].amountMinor}`,
          ),
        );
        expect(ages.toSorted()).toEqual(expected.map((row) => row.replace(/ x\d+$/, "")));
      },
    );

    it("names who owes most in each currency, with what is overdue of it", async () => {
      const { top } = await ageingSummary(database().reads, { asOf: day("2026-11-23") });
      expect(
        top.map(({ name, total, overdue, count }) => [
          name,
          total.currency,
          total.amountMinor,
          overdue.amountMinor,
          count,
        ]),
      ).toEqual([
        ["Bolt", "EUR", 12_000n, 7_000n, 2],
        ["Acme", "USD", 450_000n, 350_000n, 8],
        ["Bolt", "USD", 65_000n, 65_000n, 1],
      ]);
    });

    it("is one party's where one is asked for", async () => {
      const { rows, top } = await ageingSummary(database().reads, { asOf: day("2026-11-23"), partyId: ids.bolt });
      expect(rowsOf({ rows, top })).toEqual(["EUR 1-30 7000 x1", "EUR not-due 5000 x1", "USD 1-30 65000 x1"]);
      expect(top.map(({ name }) => name)).toEqual(["Bolt", "Bolt"]);
    });

    it("is nothing before anything was issued", async () => {
      expect(await ageingSummary(database().reads, { asOf: day("2026-07-31") })).toEqual({ rows: [], top: [] });
    });

    it("is listed by item, the oldest due first, between two due dates", async () => {
      const due = async (filter: { dueBefore?: string; dueFrom?: string }, limit = 100) =>
        (
          await openItems(
            database().reads,
            {
              asOf: LATEST,
              partyId: ids.acme,
              ...(filter.dueBefore === undefined ? {} : { dueBefore: day(filter.dueBefore) }),
              ...(filter.dueFrom === undefined ? {} : { dueFrom: day(filter.dueFrom) }),
            },
            limit,
          )
        ).map(({ dueDate }) => dueDate.toString());
      expect(await due({ dueBefore: "2026-09-23" })).toEqual(["2026-08-24", "2026-08-25"]);
      expect(await due({ dueFrom: "2026-10-24" })).toEqual(["2026-10-24", "2026-11-22", "2026-11-23"]);
      expect(await due({ dueFrom: "2026-09-23", dueBefore: "2026-09-24" })).toEqual(["2026-09-23"]);
      expect(await due({}, 3)).toEqual(["2026-08-24", "2026-08-25", "2026-09-23"]);
    });

    it("is listed by what is open of it, in one currency, and neither bound is in it", async () => {
      const usd = (amountMinor: bigint) => ({ amountMinor, currency: "USD" });
      const open = async (filter: { moreThan?: Money; lessThan?: Money }) =>
        (await openItems(database().reads, { asOf: day("2026-11-23"), ...filter }, 100)).map(
          (item) => item.open.amountMinor,
        );
      expect(await open({ lessThan: usd(40_000n) })).toEqual([30_000n, 20_000n]);
      expect(await open({ moreThan: usd(70_000n) })).toEqual([80_000n, 100_000n]);
      expect(await open({ moreThan: usd(50_000n), lessThan: usd(70_000n) })).toEqual([60_000n, 65_000n]);
      expect(await open({ lessThan: { amountMinor: 6_000n, currency: "EUR" } })).toEqual([5_000n]);
    });

    it("is told with its whole and its open amount", async () => {
      const [item] = await openItems(
        database().reads,
        { asOf: day("2026-11-23"), partyId: ids.bolt, dueBefore: day("2026-11-30"), dueFrom: day("2026-11-02") },
        1,
      );
      expect(item).toMatchObject({
        kind: "invoice",
        partyName: "Bolt",
        total: { amountMinor: 90_000n, currency: "USD" },
        open: { amountMinor: 65_000n, currency: "USD" },
      });
    });
  });
}
