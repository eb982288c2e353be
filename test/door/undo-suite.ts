import { describe, expect, it } from "vitest";

import { recentActs } from "#storage/acts-store";
import { findMemberByName } from "#storage/business-store";
import { creditOnAccount, LATEST, openItems } from "#storage/open-items";
import { dealingsWith, partyByName } from "#storage/parties-store";
import { documentOf, done, draftFor, newCustomer, pay, sentInvoice, wireMoney } from "#test/business-of-tests";
import type { TestOffice } from "#test/open-office";

export function undoSuite(office: () => TestOffice): void {
  /** Does what an Undo button would. */
  const undo = ({ wayBack }: ReturnType<typeof done>) =>
    office().act(wayBack?.operation ?? "none", wayBack?.input, office().anaByHand);
  const balances = async (partyId: string) => {
    const rows = await office().database.reads.posting.groupBy({
      by: ["account"],
      where: { entry: { OR: [{ document: { partyId } }, { payment: { partyId } }] } },
      _sum: { amountMinor: true },
    });
    return Object.fromEntries(rows.map((row) => [row.account, row._sum.amountMinor]));
  };
  const open = async (partyId: string) =>
    (await openItems(office().database.reads, { asOf: LATEST, partyId }, 10)).map((item) => item.open.amountMinor);

  describe("undo", () => {
    it("of an issued invoice voids it: the number stays, the entries are reversed", async () => {
      const partyId = await newCustomer(office());
      const issued = await sentInvoice(office(), partyId, { amountMinor: 30_000n });
      expect(await balances(partyId)).toEqual({ receivable: 30_000n, revenue: -30_000n });
      done(await undo(issued));
      expect(await documentOf(office(), issued.subject)).toMatchObject({
        status: "void",
        number: issued.result["number"],
      });
      expect(await balances(partyId)).toEqual({ receivable: 0n, revenue: 0n });
      expect(await open(partyId)).toEqual([]);
      expect(await undo(issued), "a second time").toMatchObject({ kind: "refused", code: "void" });
    });

    it("of a draft voids it, without a number", async () => {
      const draft = await draftFor(office(), await newCustomer(office()));
      done(await office().act("void-document", { documentId: draft.documentId }, office().anaByHand));
      expect(await documentOf(office(), draft.documentId)).toMatchObject({ status: "void", number: null });
      expect(await office().act("issue-document", draft, office().anaByHand)).toMatchObject({
        kind: "refused",
        code: "not-a-draft",
      });
    });

    it("of a payment opens again what it had settled", async () => {
      const partyId = await newCustomer(office());
      const first = await sentInvoice(office(), partyId, { amountMinor: 10_000n, dueDate: "2026-12-01" });
      const second = await sentInvoice(office(), partyId, { amountMinor: 20_000n, dueDate: "2026-12-02" });
      const paid = done(await pay(office(), partyId, 15_000n));
      expect([await documentOf(office(), first.subject), await documentOf(office(), second.subject)]).toMatchObject([
        { status: "paid" },
        { status: "partly-paid" },
      ]);
      expect(await open(partyId)).toEqual([15_000n]);
      done(await undo(paid));
      expect([await documentOf(office(), first.subject), await documentOf(office(), second.subject)]).toMatchObject([
        { status: "sent" },
        { status: "sent" },
      ]);
      expect(await open(partyId)).toEqual([10_000n, 20_000n]);
      expect(await balances(partyId)).toEqual({ bank: 0n, receivable: 30_000n, revenue: -30_000n });
      expect(await undo(paid), "a second time").toMatchObject({ kind: "refused", code: "taken-back" });
    });

    it("of a payment takes back the credit that was used from it, too", async () => {
      const partyId = await newCustomer(office());
      const paid = done(await pay(office(), partyId, 50_000n));
      const issued = await sentInvoice(office(), partyId, { amountMinor: 20_000n });
      done(await office().act("apply-credit", { documentId: issued.subject }, office().ben));
      expect(await creditOnAccount(office().database.reads, { partyId })).toEqual([
        { amountMinor: 30_000n, currency: "USD" },
      ]);
      expect((await documentOf(office(), issued.subject)).status).toBe("paid");
      done(await undo(paid));
      expect(await creditOnAccount(office().database.reads, { partyId })).toEqual([]);
      expect((await documentOf(office(), issued.subject)).status).toBe("sent");
      expect(await balances(partyId)).toEqual({
        bank: 0n,
        "customer-credit": 0n,
        receivable: 20_000n,
        revenue: -20_000n,
      });
    });

    it("of an invoice with payments is refused until they are taken back", async () => {
      const partyId = await newCustomer(office());
      const issued = await sentInvoice(office(), partyId);
      const paid = done(await pay(office(), partyId, 1n));
      expect(await undo(issued)).toMatchObject({ kind: "refused", code: "has-payments" });
      expect((await documentOf(office(), issued.subject)).status).toBe("partly-paid");
      done(await undo(paid));
      done(await undo(issued));
      expect((await documentOf(office(), issued.subject)).status).toBe("void");
    });

    it("of a payment that was taken back notes it again, for what it had settled", async () => {
      const partyId = await newCustomer(office());
      const issued = await sentInvoice(office(), partyId, { amountMinor: 10_000n });
      const takenBack = done(await undo(done(await pay(office(), partyId, 4_000n))));
      expect(await open(partyId)).toEqual([10_000n]);
      done(await undo(takenBack));
      expect(await open(partyId)).toEqual([6_000n]);
      expect((await documentOf(office(), issued.subject)).status).toBe("partly-paid");
    });

    it("of credit that was used puts it back on account, once", async () => {
      const partyId = await newCustomer(office());
      done(await pay(office(), partyId, 5_000n));
      done(await pay(office(), partyId, 7_000n));
      const issued = await sentInvoice(office(), partyId, { amountMinor: 10_000n });
      const applied = done(await office().act("apply-credit", { documentId: issued.subject }, office().ben));
      expect((await documentOf(office(), issued.subject)).status).toBe("paid");
      const outcomes = await Promise.all([undo(applied), undo(applied)]);
      expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(["done", "refused"]);
      expect((await documentOf(office(), issued.subject)).status).toBe("sent");
      expect(await open(partyId)).toEqual([10_000n]);
      expect(await creditOnAccount(office().database.reads, { partyId })).toEqual([
        { amountMinor: 12_000n, currency: "USD" },
      ]);
      expect(await balances(partyId)).toEqual({
        bank: 12_000n,
        "customer-credit": -12_000n,
        receivable: 10_000n,
        revenue: -10_000n,
      });
    });

    it("of credit that was used is refused when its payment was taken back meanwhile", async () => {
      const partyId = await newCustomer(office());
      const paid = done(await pay(office(), partyId, 10_000n));
      const issued = await sentInvoice(office(), partyId, { amountMinor: 10_000n });
      const applied = done(await office().act("apply-credit", { documentId: issued.subject }, office().ben));
      done(await undo(paid));
      expect(await undo(applied)).toMatchObject({ kind: "refused", code: "taken-back" });
      expect(await open(partyId)).toEqual([10_000n]);
    });

    it("of a customer takes them off file, unless something names them", async () => {
      const added = done(await office().act("add-party", { name: "Hooli", termsDays: 14 }, office().ben));
      const removed = done(await office().act("remove-party", added.wayBack?.input, office().benByHand));
      expect(await partyByName(office().database.reads, "Hooli")).toBeNull();
      expect(await undo(added), "a second time").toMatchObject({ kind: "refused", code: "no-such-party" });
      const again = done(await undo(removed));
      expect(await partyByName(office().database.reads, "Hooli")).toMatchObject({ termsDays: 14 });
      await draftFor(office(), again.subject);
      expect(await undo(again)).toMatchObject({ kind: "refused", code: "party-in-use" });
    });

    it("of a rate brings back what was agreed before it", async () => {
      const partyId = await newCustomer(office());
      const { reads } = office().database;
      const day = Temporal.PlainDate.from("2026-12-31");
      const agree = async (minor: bigint) =>
        done(
          await office().act(
            "agree-rate",
            { partyId, item: "design", unitPrice: wireMoney(minor) },
            office().anaByHand,
          ),
        );
      const prices = async () =>
        ((await dealingsWith(reads, partyId, day))?.rates ?? []).map((rate) => rate.unitPrice.amountMinor);
      const first = await agree(100n);
      const second = await agree(200n);
      expect(await prices()).toEqual([200n]);
      done(await undo(second));
      expect(await prices()).toEqual([100n]);
      done(await undo(first));
      expect(await prices()).toEqual([]);
      expect(await undo(first), "a second time").toMatchObject({ kind: "refused", code: "no-such-rate" });
    });

    it("of a member takes their word, as long as they asked for nothing", async () => {
      const add = async (name: string) =>
        done(await office().act("add-member", { name, role: "bookkeeper" }, office().anaByHand));
      const dora = await add("Dora");
      done(await undo(dora));
      expect(await findMemberByName(office().database.reads, "dora")).toBeNull();
      const emil = await add("Emil");
      await office().act("add-party", { name: "Emil's" }, { ...office().ben, memberId: emil.subject });
      expect(await undo(emil)).toMatchObject({ kind: "refused", code: "member-acted" });
    });

    it("of what cannot be taken back is said in words", async () => {
      const issued = await sentInvoice(office(), await newCustomer(office()));
      const sent = done(await office().act("send-document", { documentId: issued.subject }, office().anaByHand));
      const voided = done(await undo(issued));
      expect([sent.wayBack, voided.wayBack]).toEqual([null, null]);
      const [last] = await recentActs(office().database.reads, { subject: issued.subject }, 1);
      expect(last?.result).toMatchObject({
        noWayBack: expect.stringMatching(/^INV-\d+ stays void: .*issue INV-\d+ again/),
      });
    });

    it("of one payment by ten at the same time reverses it once", async () => {
      const partyId = await newCustomer(office());
      await sentInvoice(office(), partyId, { amountMinor: 10_000n });
      const paid = done(await pay(office(), partyId, 10_000n));
      const outcomes = await Promise.all(Array.from({ length: 10 }, () => undo(paid)));
      expect(outcomes.filter(({ kind }) => kind === "done")).toHaveLength(1);
      expect(await open(partyId)).toEqual([10_000n]);
    });
  });

  describe("the last open amount", () => {
    it("is settled once by two payments at the same time: the other is credit", async () => {
      const partyId = await newCustomer(office());
      await sentInvoice(office(), partyId, { amountMinor: 10_000n });
      for (const outcome of await Promise.all([pay(office(), partyId, 10_000n), pay(office(), partyId, 10_000n)]))
        done(outcome);
      expect(await open(partyId)).toEqual([]);
      expect(await creditOnAccount(office().database.reads, { partyId })).toEqual([
        { amountMinor: 10_000n, currency: "USD" },
      ]);
    });
  });
}
