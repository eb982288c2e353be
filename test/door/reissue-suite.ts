import { describe, expect, it } from "vitest";

import { aBusiness } from "#test/a-business";
import { documentView } from "#books/document-view";
import { existingParty } from "#books/existing";
import { namesAround } from "#books/names-around";
import { replacementOf } from "#storage/documents-store";
import { openItems, LATEST } from "#storage/open-items";
import {
  approve,
  contentOf,
  documentOf,
  done,
  draftFor,
  type InvoiceWanted,
  knownCustomer,
  newCustomer,
  pay,
  reject,
  rowCounts,
  sentInvoice,
  waits,
} from "#test/business-of-tests";
import type { TestOffice } from "#test/open-office";

export function reissueSuite(office: () => TestOffice): void {
  /** An issued invoice that nobody has handed over yet. */
  const unsent = async (partyId: string, wanted: InvoiceWanted = {}) => {
    const draft = await draftFor(office(), partyId, wanted);
    return done(await office().act("issue-document", draft, office().anaByHand));
  };
  const correction = async (replacesId: string, partyId: string, wanted: InvoiceWanted) => {
    const asked = { kind: "invoice", party: { id: partyId }, content: contentOf(wanted), replacesId };
    const { result } = done(await office().act("draft-document", asked, office().ana));
    return { documentId: String(result["documentId"]), contentDigest: String(result["contentDigest"]), replacesId };
  };
  const receivable = async (partyId: string) => {
    const sum = await office().database.reads.posting.aggregate({
      where: { account: "receivable", partyId },
      _sum: { amountMinor: true },
    });
    return sum._sum.amountMinor;
  };
  const numberAfter = (number: unknown) => `INV-${String(Number(String(number).slice(4)) + 1).padStart(4, "0")}`;

  describe("a correction of an issued document", () => {
    it("before it was sent voids it and issues another under the next number, in one act", async () => {
      const partyId = await knownCustomer(office());
      const old = await unsent(partyId, { amountMinor: 30_000n });
      const asked = await correction(old.subject, partyId, { amountMinor: 45_000n });
      const reissued = done(await office().act("reissue-document", asked, office().ana));
      expect(reissued.rules.map(({ name }) => name)).toEqual(["slice"]);
      expect(await documentOf(office(), old.subject)).toMatchObject({ status: "void", number: old.result["number"] });
      expect(await documentOf(office(), asked.documentId)).toMatchObject({
        status: "issued",
        number: numberAfter(old.result["number"]),
        replacesId: old.subject,
      });
      expect((await replacementOf(office().database.reads, old.subject))?.id).toBe(asked.documentId);
      // 100.00 from the invoice that made the customer known, and 450.00.
      expect(await receivable(partyId)).toBe(55_000n);
      const open = await openItems(office().database.reads, { asOf: LATEST, partyId }, 10);
      expect(open.map(({ open: { amountMinor } }) => amountMinor)).toEqual([10_000n, 45_000n]);
      await office().runner.runDue();
      expect((await documentOf(office(), old.subject)).status).toBe("void");
      expect((await documentOf(office(), asked.documentId)).status).toBe("sent");
    });

    it("names on each of the two the other", async () => {
      const partyId = await knownCustomer(office());
      const old = await unsent(partyId);
      const asked = await correction(old.subject, partyId, { amountMinor: 1n });
      const { result } = done(await office().act("reissue-document", asked, office().anaByHand));
      const rowsOf = async (id: string) => {
        const { reads } = office().database;
        const document = await documentOf(office(), id);
        const business = aBusiness();
        const names = { business, party: await existingParty(reads, partyId), ...(await namesAround(reads, document)) };
        const view = documentView(document, names, office().extensions.documentTypes);
        return [view.stamp, ...(view.references ?? []).map(({ label, value }) => `${label} ${value}`)];
      };
      expect(await rowsOf(old.subject)).toEqual(["VOID", `Replaced by ${String(result["number"])}`]);
      expect(await rowsOf(asked.documentId)).toEqual([null, `Replaces ${String(old.result["number"])}`]);
    });

    it("that policy stops voids nothing before a person says so, and then does both from what was frozen", async () => {
      const partyId = await knownCustomer(office());
      const old = await unsent(partyId, { amountMinor: 30_000n });
      const asked = await correction(old.subject, partyId, { amountMinor: 500_001n });
      const before = await rowCounts(office());
      const approval = waits(await office().act("reissue-document", asked, office().ana));
      expect(approval.rules.map(({ name }) => name)).toEqual(["over-limit"]);
      expect(approval.card.notes.join(" ")).toContain("total 5,000.01 USD instead of 300.00 USD; its lines.");
      expect((await documentOf(office(), old.subject)).status).toBe("issued");
      const { documents, entries, postings, outbox } = await rowCounts(office());
      expect({ documents, entries, postings, outbox }).toEqual({
        documents: before["documents"],
        entries: before["entries"],
        postings: before["postings"],
        outbox: before["outbox"],
      });
      done(await office().decide(approve(approval), office().anaByHand));
      expect((await documentOf(office(), old.subject)).status).toBe("void");
      expect((await documentOf(office(), asked.documentId)).status).toBe("issued");
      expect(await receivable(partyId)).toBe(510_001n);
    });

    it("that a person rejects leaves the old one as it was", async () => {
      const partyId = await knownCustomer(office());
      const old = await unsent(partyId);
      const asked = await correction(old.subject, partyId, { amountMinor: 500_001n });
      const approval = waits(await office().act("reissue-document", asked, office().ana));
      done(await office().decide(reject(approval), office().anaByHand));
      expect((await documentOf(office(), old.subject)).status).toBe("issued");
      expect((await documentOf(office(), asked.documentId)).status).toBe("draft");
    });

    it("is judged by whom it is now to", async () => {
      const old = await unsent(await knownCustomer(office()));
      const stranger = await newCustomer(office());
      const asked = await correction(old.subject, stranger, {});
      expect(waits(await office().act("reissue-document", asked, office().ana)).rules.map(({ name }) => name)).toEqual([
        "new-customer",
      ]);
    });

    it("after it was sent waits for a person, whatever its amount", async () => {
      const partyId = await knownCustomer(office());
      const old = await sentInvoice(office(), partyId);
      const asked = await correction(old.subject, partyId, { amountMinor: 9_000n });
      const approval = waits(await office().act("reissue-document", asked, office().ana));
      expect(approval.rules.map(({ words }) => words)).toEqual([
        `${String(old.result["number"])} was sent already, so a person says whether it is taken back and replaced.`,
      ]);
      done(await office().decide(approve(approval), office().anaByHand));
      expect((await documentOf(office(), old.subject)).status).toBe("void");
      expect(await receivable(partyId)).toBe(19_000n);
    });

    it("is refused after a payment, with what to do, and nothing is voided", async () => {
      const partyId = await knownCustomer(office());
      const old = await sentInvoice(office(), partyId, { dueDate: "2026-11-24" });
      done(await pay(office(), partyId, 1n, { documentIds: [old.subject] }));
      const asked = await correction(old.subject, partyId, { amountMinor: 9_000n });
      const outcome = await office().act("reissue-document", asked, office().anaByHand);
      expect(outcome).toMatchObject({ kind: "refused", code: "has-payments" });
      expect((await documentOf(office(), old.subject)).status).toBe("partly-paid");
    });

    it("that waits can no longer be done once a payment has come in", async () => {
      const partyId = await knownCustomer(office());
      const old = await sentInvoice(office(), partyId, { dueDate: "2026-11-24" });
      const asked = await correction(old.subject, partyId, { amountMinor: 9_000n });
      const approval = waits(await office().act("reissue-document", asked, office().ana));
      done(await pay(office(), partyId, 1n, { documentIds: [old.subject] }));
      expect(await office().decide(approve(approval), office().anaByHand)).toMatchObject({ code: "cannot-perform" });
      expect((await documentOf(office(), old.subject)).status).toBe("partly-paid");
      expect((await documentOf(office(), asked.documentId)).status).toBe("draft");
    });

    it("happens once, though five are asked for at the same moment", async () => {
      const partyId = await knownCustomer(office());
      const old = await unsent(partyId, { amountMinor: 30_000n });
      const all = [];
      for (const amountMinor of [1n, 2n, 3n, 4n, 5n]) all.push(await correction(old.subject, partyId, { amountMinor }));
      const outcomes = await Promise.all(
        all.map((asked) => office().act("reissue-document", asked, office().anaByHand)),
      );
      expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(["done", ...Array(4).fill("refused")]);
      const refused = outcomes.find(({ kind }) => kind === "refused");
      const winner = (await replacementOf(office().database.reads, old.subject))?.number;
      expect(refused).toMatchObject({
        code: "replaced",
        reasons: [
          `${String(old.result["number"])} is void; ${winner} replaces it. Say what should change on ${winner}.`,
        ],
      });
    });

    it("may follow a void, and is then judged as a new one", async () => {
      const partyId = await knownCustomer(office());
      const old = await sentInvoice(office(), partyId);
      done(await office().act("void-document", { documentId: old.subject, reason: "a slip" }, office().ana));
      const asked = await correction(old.subject, partyId, { amountMinor: 9_000n });
      done(await office().act("reissue-document", asked, office().ana));
      expect(await receivable(partyId)).toBe(19_000n);
    });

    it("can be corrected again, one after the other", async () => {
      const partyId = await knownCustomer(office());
      const first = await unsent(partyId);
      const second = await correction(first.subject, partyId, { amountMinor: 2n });
      done(await office().act("reissue-document", second, office().ana));
      const third = await correction(second.documentId, partyId, { amountMinor: 3n });
      done(await office().act("reissue-document", third, office().ana));
      expect(await receivable(partyId)).toBe(10_003n);
    });

    it("is not slipped past by issuing its draft by itself", async () => {
      const partyId = await knownCustomer(office());
      const old = await unsent(partyId);
      const { documentId, contentDigest } = await correction(old.subject, partyId, {});
      const outcome = await office().act("issue-document", { documentId, contentDigest }, office().anaByHand);
      expect(outcome).toMatchObject({ kind: "refused", code: "replaces" });
    });

    it("issues only what was shown", async () => {
      const partyId = await knownCustomer(office());
      const old = await unsent(partyId);
      const asked = await correction(old.subject, partyId, {});
      const { documentId, contentDigest } = asked;
      const change = { documentId, contentDigest, content: contentOf({ amountMinor: 7n }) };
      done(await office().act("revise-draft", change, office().ana));
      expect(await office().act("reissue-document", asked, office().anaByHand)).toMatchObject({ code: "changed" });
      expect((await documentOf(office(), old.subject)).status).toBe("issued");
    });
  });

  describe("a change of a draft", () => {
    it("never lands on another draft than was shown", async () => {
      const draft = await draftFor(office(), await newCustomer(office()));
      const change = (amountMinor: bigint) =>
        office().act("revise-draft", { ...draft, content: contentOf({ amountMinor }) }, office().ana);
      const outcomes = await Promise.all([change(1n), change(2n)]);
      expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(["done", "refused"]);
      expect(outcomes.find(({ kind }) => kind === "refused")).toMatchObject({ code: "changed" });
    });

    it("may give it to another customer, and is taken back by its way back", async () => {
      const [first, second] = [await newCustomer(office()), await newCustomer(office())];
      const draft = await draftFor(office(), first);
      const change = { ...draft, content: contentOf({ amountMinor: 5n }), party: { id: second } };
      const changed = done(await office().act("revise-draft", change, office().ana));
      expect(await documentOf(office(), draft.documentId)).toMatchObject({
        partyId: second,
        total: { amountMinor: 5n },
      });
      done(await office().act(changed.wayBack?.operation ?? "", changed.wayBack?.input, office().ana));
      expect(await documentOf(office(), draft.documentId)).toMatchObject({
        partyId: first,
        total: { amountMinor: 10_000n },
      });
    });
  });
}
