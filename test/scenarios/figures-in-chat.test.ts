import { beforeAll, describe, expect, it } from "vitest";

import { pay } from "#test/business-of-tests";
import { ask, told } from "#test/ask";
import { EMBEDDED } from "#test/databases";
import { seedInvoice, seedParty, seedPayment } from "#test/seed-books";
import { useOffice } from "#test/use-office";

/** Asked on Monday, 23 November 2026. Every figure is worked out by hand beside it. */
describe("the figures an owner asks for", () => {
  const office = useOffice(EMBEDDED);
  const say = (sentence: string): Promise<string> => told(office(), sentence);

  beforeAll(async () => {
    const { database } = office();
    const [globex, acme, bolt] = [
      await seedParty(database, "Globex"),
      await seedParty(database, "Acme"),
      await seedParty(database, "Bolt"),
    ];
    const owed = (partyId: string, totalMinor: bigint, issued: string, due: string, currency = "USD") =>
      seedInvoice(database, { partyId, totalMinor, issued, due, currency });
    const paid = async (partyId: string, totalMinor: bigint, issued: string, due: string, on: string) => {
      const invoice = await owed(partyId, totalMinor, issued, due);
      await seedPayment(database, { partyId, amountMinor: totalMinor, on, to: [[invoice, totalMinor]] });
    };
    // Globex: 40, 44 and 51 days after the issue date; 10, 14 and 21 after the due date.
    await paid(globex.id, 100_000n, "2026-07-01", "2026-07-31", "2026-08-10");
    await paid(globex.id, 50_000n, "2026-08-01", "2026-08-31", "2026-09-14");
    await paid(globex.id, 300_000n, "2026-09-01", "2026-10-01", "2026-10-22");
    // Acme: 27 days, 3 before the due date.
    await paid(acme.id, 90_000n, "2026-09-01", "2026-10-01", "2026-09-28");
    await owed(globex.id, 200_000n, "2026-10-15", "2026-11-14");
    await owed(acme.id, 80_000n, "2026-10-28", "2026-11-27");
    await owed(bolt.id, 40_000n, "2026-11-10", "2026-12-10");
    await owed(bolt.id, 60_000n, "2026-10-26", "2026-11-25", "EUR");
    await pay(office(), acme.id, 30_000n);
  });

  it("DSO with what went into it, in each currency", async () => {
    // 2,000 + 500 + 400 = 2,900 owed; issued from 26 August on: 3,000 + 900 + 2,000 + 800 + 400 = 7,100. 36.76 days.
    // Counted back: November 400 in 23 days, October 2,800: 2,500 / 2,800 x 31 = 27.68.
    // EUR: nothing in November's 23 days, all of October's 600 in 31.
    expect(await say("what's our DSO?")).toBe(
      "DSO over the last 90 days: 90 days in EUR (600.00 owed / 600.00 sold x 90 days), 54 days by countback; 36.8 days in USD (2,900.00 owed / 7,100.00 sold x 90 days), 50.7 days by countback.",
    );
  });

  it("DSO of a period that has passed, from the books as they stood then", async () => {
    // On 30 September 3,000 is open; July to September 1,000 + 500 + 3,000 + 900 = 5,400 were sold in 92 days.
    // Counted back: 3,000 / 3,900 of September's 30 days.
    expect(await say("DSO last quarter")).toBe(
      "DSO over the quarter from 1 Jul 2026 to 30 Sep 2026: 51.1 days in USD (3,000.00 owed / 5,400.00 sold x 92 days), 23.1 days by countback.",
    );
    expect(await say("what was our DSO over 30 days as of 2026-09-30")).toBe(
      "DSO over the 30 days up to 30 Sep 2026: 23.1 days in USD (3,000.00 owed / 3,900.00 sold x 30 days), 23.1 days by countback.",
    );
  });

  it("the months that are counted back", async () => {
    const counted = await ask(office(), "countback DSO");
    const [, , months] = counted.kind === "answer" ? (counted.card?.tables ?? []) : [];
    expect(months?.rows).toEqual([
      ["1 Nov 2026 to 23 Nov 2026", "400.00", "400.00", "23"],
      ["1 Oct 2026 to 31 Oct 2026", "2,800.00", "2,500.00", "27.7"],
    ]);
  });

  it("what DSO is, and how it is worked out", async () => {
    for (const question of [
      "what is DSO?",
      "how is DSO computed?",
      "what does DSO mean",
      "how do you calculate our DSO",
    ]) {
      expect(await say(question)).toContain("how many days of sales are still unpaid");
    }
  });

  it("refuses a day that is still to come", async () => {
    expect(await say("DSO as of 2027-01-31")).toBe(
      "31 Jan 2027 is still to come, so there is no figure of it. As of when?",
    );
  });

  it("how long a customer takes to pay", async () => {
    // (40 + 44 + 51) / 3 and (10 + 14 + 21) / 3; with Acme's 27 it is 162 / 4.
    expect(await say("how long does Globex take to pay?")).toBe(
      "In the last 365 days Globex took 45 days on average to pay (median 44), 15 days after the due date, over 3 invoices. All customers together: 40.5 days.",
    );
    expect(await say("how long does Bolt take to pay?")).toBe(
      "Bolt has wholly paid no invoice in the last 365 days, so there is no average. All customers together: 40.5 days.",
    );
  });

  it.each([
    "how late does Globex usually pay?",
    "when does Globex usually pay?",
    "does Globex pay on time?",
    "average days to pay for Globex",
  ])("is also understood: %s", async (question) => {
    expect(await say(question)).toContain("Globex took 45 days on average to pay");
  });

  it("a viewer may ask, as they may ask who owes", async () => {
    expect(await told(office(), "DSO last quarter", office().cleo)).toContain("51.1 days in USD");
  });

  it("who pays late, and how long everybody takes", async () => {
    expect(await say("who pays late?")).toBe(
      "1 of 2 customers pays late on average, the latest: Globex (15 days late on average).",
    );
    // The median of 27, 40, 44 and 51 is 42; (10 + 14 + 21 - 3) / 4 = 10.5.
    expect(await say("how quickly do our customers pay")).toContain("customers took 40.5 days");
    expect(await say("how long do customers take to pay")).toBe(
      "In the last 365 days customers took 40.5 days on average to pay (median 42), 10.5 days after the due date, over 4 invoices.",
    );
  });

  it("what is coming in, by due date and by habit", async () => {
    // To Sunday, the 29th. By due date Acme's 500 (27th) and Bolt's EUR; by habit Acme pays 3 days early, on the 24th, and
    // Globex 15 days late: of the 14th that is the 29th.
    expect(await say("what's coming in this week?")).toBe(
      "Expected by 29 Nov 2026: 600.00 EUR on 1 invoice by due date, 600.00 EUR by how customers usually pay; 500.00 USD on 1 invoice by due date, 2,500.00 USD by how customers usually pay. Overdue, on a day that nobody knows: 2,000.00 USD on 1 invoice.",
    );
    expect(await say("expected cash next 5 days")).toContain(
      "500.00 USD on 1 invoice by due date, 500.00 USD by how customers usually pay.",
    );
    expect(await say("expected cash in the next 20 days")).toContain(
      "900.00 USD on 2 invoices by due date, 2,900.00 USD by how customers usually pay.",
    );
  });

  it("what came in, of which the books have journal entries", async () => {
    expect(await say("how much came in this month")).toBe(
      "In the month from 1 Nov 2026 to 23 Nov 2026: 300.00 USD came in and nothing went out.",
    );
    expect(await say("how much came in last month")).toBe(
      "No money came in and none went out in the month from 1 Oct 2026 to 31 Oct 2026.",
    );
  });
});
