import { describe, expect, it } from "vitest";

import { applyCreditEntry, issueInvoiceEntry, reverse } from "#domain/journal";
import { money } from "#domain/money";
import { newId } from "#kernel/ids";
import type { Database } from "#storage/database";
import { insertEntry, journalBalance, standingEntries } from "#storage/journal-store";
import { creditOnAccount } from "#storage/open-items";
import {
  creditPayments,
  insertAllocation,
  markReversed,
  paymentById,
  settledMinor,
  standingAllocations,
} from "#storage/payments-store";
import { day, SEEDED_AT, seedInvoice, seedParty, seedPayment } from "#test/seed-books";

const USD = (minor: bigint) => money(minor, "USD");

export function paymentsSuite(database: () => Database): void {
  const party = async () => (await seedParty(database(), `Payments ${newId("n")}`)).id;
  const invoice = (partyId: string, totalMinor: bigint) =>
    seedInvoice(database(), { partyId, totalMinor, issued: "2026-11-01", due: "2026-11-30" });

  describe("the payments", () => {
    it("are read as they were written", async () => {
      const partyId = await party();
      const id = await seedPayment(database(), { partyId, amountMinor: 500n, on: "2026-11-10" });
      const payment = await paymentById(database().reads, id);
      expect(payment).toMatchObject({ id, partyId, amount: USD(500n), method: null, reversed: false });
      expect(payment?.receivedOn.toString()).toBe("2026-11-10");
      expect(await paymentById(database().reads, "pay_none")).toBeNull();
    });

    it("are credit as far as nothing was settled with them, the oldest first", async () => {
      const partyId = await party();
      const document = await invoice(partyId, 1_000n);
      const newer = await seedPayment(database(), {
        partyId,
        amountMinor: 300n,
        on: "2026-11-12",
        to: [[document, 100n]],
      });
      const older = await seedPayment(database(), { partyId, amountMinor: 50n, on: "2026-11-02" });
      await seedPayment(database(), { partyId, amountMinor: 400n, on: "2026-11-01", to: [[document, 400n]] });
      const euros = await seedPayment(database(), { partyId, amountMinor: 7n, currency: "EUR", on: "2026-11-13" });
      expect(await creditPayments(database().reads, partyId)).toEqual([
        { paymentId: older, left: USD(50n) },
        { paymentId: newer, left: USD(200n) },
        { paymentId: euros, left: money(7n, "EUR") },
      ]);
      expect(await settledMinor(database().reads, document.id)).toBe(500n);
      expect(await creditPayments(database().reads, await party())).toEqual([]);
    });

    it("are reversed once, and no credit then", async () => {
      const partyId = await party();
      const id = await seedPayment(database(), { partyId, amountMinor: 300n, on: "2026-11-12" });
      const reverseIt = () => database().commit("act", (tx) => markReversed(tx, id, SEEDED_AT));
      const results = await Promise.all([reverseIt(), reverseIt(), reverseIt()]);
      expect(results.filter(Boolean)).toHaveLength(1);
      expect(await creditPayments(database().reads, partyId)).toEqual([]);
      expect(await paymentById(database().reads, id)).toMatchObject({ reversed: true });
    });

    it("stand with the allocations that were not taken back", async () => {
      const partyId = await party();
      const [one, two] = [await invoice(partyId, 100n), await invoice(partyId, 200n)];
      const paymentId = await seedPayment(database(), {
        partyId,
        amountMinor: 300n,
        on: "2026-11-12",
        to: [
          [one, 100n],
          [two, 200n],
        ],
      });
      const [first] = await standingAllocations(database().reads, paymentId);
      const back = {
        paymentId,
        documentId: first?.documentId ?? "",
        amountMinor: -(first?.amountMinor ?? 0n),
        currency: "USD",
        on: day("2026-11-20"),
      };
      await database().commit("act", (tx) => insertAllocation(tx, { ...back, reversesId: first?.id ?? "" }, SEEDED_AT));
      const standing = await standingAllocations(database().reads, paymentId);
      expect(standing).toHaveLength(1);
      expect(standing[0]?.id).not.toBe(first?.id);
      expect(await settledMinor(database().reads, first?.documentId ?? "")).toBe(0n);
    });

    it("take no allocation back twice", async () => {
      const partyId = await party();
      const document = await invoice(partyId, 100n);
      const paymentId = await seedPayment(database(), {
        partyId,
        amountMinor: 100n,
        on: "2026-11-12",
        to: [[document, 100n]],
      });
      const [only] = await standingAllocations(database().reads, paymentId);
      const back = {
        paymentId,
        documentId: document.id,
        amountMinor: -100n,
        currency: "USD",
        on: day("2026-11-20"),
        reversesId: only?.id ?? "",
      };
      const takeBack = () => database().commit("act", (tx) => insertAllocation(tx, back, SEEDED_AT));
      await takeBack();
      await expect(takeBack()).rejects.toThrow();
    });
  });

  describe("the journal", () => {
    const about = { on: day("2026-11-01"), memo: "Invoice SEED" };

    it("has the standing entries of a document: neither the reversed nor the reversals", async () => {
      const partyId = await party();
      const { id: documentId } = await invoice(partyId, 120n);
      const entry = issueInvoiceEntry({ ...about, partyId, net: USD(100n), tax: USD(20n) });
      const origin = { actId: "act_seed", documentId, at: SEEDED_AT };
      const first = await database().commit("act", (tx) => insertEntry(tx, entry, origin));
      const [standing] = await standingEntries(database().reads, { documentId });
      expect(standing).toMatchObject({ id: first, memo: "Invoice SEED" });
      expect(standing?.postings).toEqual([
        { account: "receivable", amountMinor: 120n, currency: "USD", partyId },
        { account: "revenue", amountMinor: -100n, currency: "USD" },
        { account: "tax-payable", amountMinor: -20n, currency: "USD" },
      ]);
      const takeBack = () =>
        database().commit("act", (tx) =>
          insertEntry(tx, reverse(entry, day("2026-11-02"), "Void"), { ...origin, reversesId: first }),
        );
      await takeBack();
      expect(await standingEntries(database().reads, { documentId })).toEqual([]);
      await expect(takeBack(), "an entry is reversed once").rejects.toThrow();
    });

    it("balances in every currency, and says the credit of each", async () => {
      const partyId = await party();
      const credit = (amount: ReturnType<typeof money>) =>
        reverse(applyCreditEntry({ ...about, partyId, amount }), about.on, "Credit");
      for (const amount of [USD(70n), money(900n, "JPY"), USD(30n)]) {
        await database().commit("act", (tx) => insertEntry(tx, credit(amount), { actId: "act_seed", at: SEEDED_AT }));
      }
      expect(await creditOnAccount(database().reads, { partyId })).toEqual([money(900n, "JPY"), USD(100n)]);
      const dayBefore = about.on.subtract({ days: 1 });
      expect(await creditOnAccount(database().reads, { partyId, asOf: dayBefore })).toEqual([]);
      expect(await creditOnAccount(database().reads, { partyId, asOf: about.on })).toHaveLength(2);
      const balance = await journalBalance(database().reads);
      expect([balance.get("USD"), balance.get("JPY")]).toEqual([0n, 0n]);
    });
  });
}
