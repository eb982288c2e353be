import { beforeAll, describe, expect, it } from "vitest";

import { paymentEntry, reverse } from "#domain/journal";
import { money } from "#domain/money";
import { lastDays } from "#domain/span";
import { cashOn, cashWritten } from "#storage/cash-flow";
import { expectedCash } from "#storage/expected-cash";
import { insertEntry } from "#storage/journal-store";
import { paymentHabits } from "#storage/payment-habits";
import { insertAllocation, standingAllocations } from "#storage/payments-store";
import type { DatabaseKind } from "#test/databases";
import { day, SEEDED_AT, seedInvoice, seedParty, seedPayment } from "#test/seed-books";
import { useDatabase } from "#test/use-database";

/** Where the spreadsheet of `test/figures` does not reach. Days and amounts are worked out by hand. */
export function figuresSuite(kind: DatabaseKind): void {
  describe("how customers pay", () => {
    const database = useDatabase(kind);
    const ids = { acme: "", bolt: "" };

    beforeAll(async () => {
      const [acme, bolt] = [await seedParty(database(), "Acme"), await seedParty(database(), "Bolt")];
      Object.assign(ids, { acme: acme.id, bolt: bolt.id });
      const owed = (partyId: string, issued: string, due: string, totalMinor = 10_000n) =>
        seedInvoice(database(), { partyId, totalMinor, issued, due });
      // In two parts: it is paid on the day of the second one, 40 days after the issue date and 10 after the due date.
      const parts = await owed(acme.id, "2026-08-01", "2026-08-31");
      await seedPayment(database(), { partyId: acme.id, amountMinor: 4_000n, on: "2026-08-20", to: [[parts, 4_000n]] });
      await seedPayment(database(), { partyId: acme.id, amountMinor: 6_000n, on: "2026-09-10", to: [[parts, 6_000n]] });
      // Noted for 1 September by mistake, taken back on the 20th, noted again for the 5th: 35 and 5 days.
      const again = await owed(acme.id, "2026-08-01", "2026-08-31");
      const mistake = await seedPayment(database(), {
        partyId: acme.id,
        amountMinor: 10_000n,
        on: "2026-09-01",
        to: [[again, 10_000n]],
      });
      await takeBack(mistake, "2026-09-20");
      await seedPayment(database(), {
        partyId: acme.id,
        amountMinor: 10_000n,
        on: "2026-09-05",
        to: [[again, 10_000n]],
      });
      // Paid in part alone: in no average.
      const open = await owed(acme.id, "2026-08-01", "2026-08-31");
      await seedPayment(database(), { partyId: acme.id, amountMinor: 1n, on: "2026-08-02", to: [[open, 1n]] });
      // Four days early.
      const early = await owed(bolt.id, "2026-09-01", "2026-10-01");
      await seedPayment(database(), {
        partyId: bolt.id,
        amountMinor: 10_000n,
        on: "2026-09-27",
        to: [[early, 10_000n]],
      });
      // Of Bolt, due on 2 October, so that it usually comes on 28 September.
      await owed(bolt.id, "2026-09-02", "2026-10-02", 500n);
    });

    async function takeBack(paymentId: string, on: string): Promise<void> {
      await database().commit("act", async (tx) => {
        for (const { id, documentId, amountMinor } of await standingAllocations(tx, paymentId)) {
          const back = {
            paymentId,
            documentId,
            amountMinor: -amountMinor,
            currency: "USD",
            on: day(on),
            reversesId: id,
          };
          await insertAllocation(tx, back, SEEDED_AT);
        }
      });
    }

    it("is told by the day on which each invoice was wholly paid, of what stands", async () => {
      const { all, byParty } = await paymentHabits(database().reads, lastDays(365, day("2026-09-30")));
      // 40 + 35 + 26 days, 10 + 5 - 4 beyond terms; the median of 26, 35 and 40.
      expect(all).toEqual({ count: 3, days: 101n, daysBeyondTerms: 11n, twiceMedianDays: 70 });
      expect(byParty.map(({ name, paid }) => [name, paid])).toEqual([
        // The median of 35 and 40 lies between them.
        ["Acme", { count: 2, days: 75n, daysBeyondTerms: 15n, twiceMedianDays: 75 }],
        ["Bolt", { count: 1, days: 26n, daysBeyondTerms: -4n, twiceMedianDays: 52 }],
      ]);
    });

    it("is told as it stood on an earlier day, with the payment that was only taken back later", async () => {
      const { all } = await paymentHabits(database().reads, lastDays(365, day("2026-09-04")));
      // The mistake, 31 days after the issue date and 1 beyond terms: the first was not wholly paid yet.
      expect(all).toEqual({ count: 1, days: 31n, daysBeyondTerms: 1n, twiceMedianDays: 62 });
    });

    it("is of those that were wholly paid within the span, and of one customer where one is asked for", async () => {
      const span = { from: day("2026-09-08"), to: day("2026-09-30") };
      expect((await paymentHabits(database().reads, span, { partyId: ids.acme })).all).toMatchObject({
        count: 1,
        days: 40n,
      });
      expect(await paymentHabits(database().reads, { from: day("2026-07-01"), to: day("2026-07-31") })).toEqual({
        all: null,
        byParty: [],
      });
    });

    it("moves the day on which money is expected", async () => {
      const expected = (from: string, to: string, since = "2025-10-01") =>
        expectedCash(database().reads, { from: day(from), to: day(to) }, day(since));
      const amount = (amountMinor: bigint) => ({ amountMinor, currency: "USD" });
      const [early] = await expected("2026-09-28", "2026-09-30");
      // Acme's 99.99 of 31 August is 28 days late, and later than Acme usually is: 7.5 days, rounded to 8.
      expect(early).toEqual({
        currency: "USD",
        byDueDate: { total: amount(0n), count: 0 },
        byHabit: { total: amount(500n), count: 1 },
        withoutHabit: { total: amount(0n), count: 0 },
        overdue: { total: amount(9_999n), count: 1 },
        beyondHabit: { total: amount(9_999n), count: 1 },
      });
      // Nobody paid since 1 October: everything is taken at its due date.
      const [late] = await expected("2026-10-01", "2026-10-03", "2026-10-01");
      expect(late).toMatchObject({
        byDueDate: { total: amount(500n), count: 1 },
        byHabit: { total: amount(500n), count: 1 },
        withoutHabit: { total: amount(500n), count: 1 },
      });
    });

    it("cash in is less what was taken back, by its date and by when it was written", async () => {
      const at = (text: string) => Temporal.Instant.from(text);
      const entry = paymentEntry({
        on: day("2026-10-10"),
        memo: "Payment",
        partyId: ids.acme,
        received: money(700n, "USD"),
        allocated: money(0n, "USD"),
      });
      await database().commit("act", async (tx) => {
        const id = await insertEntry(tx, entry, { actId: "act_1", at: at("2026-10-12T08:00:00Z") });
        const back = reverse(entry, day("2026-10-14"), "Taken back");
        await insertEntry(tx, back, { actId: "act_2", reversesId: id, at: at("2026-10-14T08:00:00Z") });
      });
      const flow = (inMinor: bigint) => [{ currency: "USD", in: money(inMinor, "USD"), out: money(0n, "USD") }];
      const on = (from: string, to: string) => cashOn(database().reads, { from: day(from), to: day(to) });
      expect(await on("2026-10-10", "2026-10-13")).toEqual(flow(700n));
      expect(await on("2026-10-10", "2026-10-14")).toEqual(flow(0n));
      expect(await on("2026-10-11", "2026-10-14")).toEqual(flow(-700n));
      const written = (after: string, until: string) => cashWritten(database().reads, at(after), at(until));
      expect(await written("2026-10-11T00:00:00Z", "2026-10-12T08:00:00Z")).toEqual(flow(700n));
      expect(await written("2026-10-12T08:00:00Z", "2026-10-14T07:59:59Z")).toEqual([]);
    });
  });
}
