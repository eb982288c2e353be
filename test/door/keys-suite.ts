import { describe, expect, it } from "vitest";

import {
  approve,
  done,
  draftFor,
  knownCustomer,
  newCustomer,
  reject,
  rowCounts,
  waitingIssue,
  waits,
  wireMoney,
} from "#test/business-of-tests";
import type { TestOffice } from "#test/open-office";

const NOTHING_MORE = expect.stringContaining("nothing was done again");

export function keysSuite(office: () => TestOffice): void {
  const payment = (partyId: string, minor = 5_000n, receivedOn = "2026-11-23") => ({
    partyId,
    amount: wireMoney(minor),
    receivedOn,
  });

  describe("the same key", () => {
    it("is the same act: one effect, and the same answer", async () => {
      const partyId = await knownCustomer(office());
      const draft = await draftFor(office(), partyId);
      const key = office().nextKey();
      const first = done(await office().act("issue-document", draft, office().ben, key));
      const before = await rowCounts(office());
      const second = done(await office().act("issue-document", draft, office().ben, key));
      expect(second).toEqual({ ...first, replayed: true });
      expect(first.replayed).toBe(false);
      expect(await rowCounts(office())).toEqual(before);
    });

    it("is one act of ten at the same time", async () => {
      const partyId = await newCustomer(office());
      const before = await rowCounts(office());
      const key = office().nextKey();
      const outcomes = await Promise.all(
        Array.from({ length: 10 }, () => office().act("record-payment", payment(partyId), office().ben, key)),
      );
      expect(new Set(outcomes.map((outcome) => done(outcome).actId)).size).toBe(1);
      expect(outcomes.filter((outcome) => !done(outcome).replayed)).toHaveLength(1);
      expect((await rowCounts(office()))["payments"]).toBe((before["payments"] ?? 0) + 1);
    });

    it("answers with the same approval", async () => {
      const draft = await draftFor(office(), await newCustomer(office()));
      const key = office().nextKey();
      const first = waits(await office().act("issue-document", draft, office().ben, key));
      const before = await rowCounts(office());
      expect(waits(await office().act("issue-document", draft, office().ben, key))).toEqual(first);
      expect(await rowCounts(office())).toEqual(before);
    });

    it("answers with the approval that waited already when it was used, whatever became of that", async () => {
      const draft = await draftFor(office(), await newCustomer(office()));
      const first = await waitingIssue(office(), draft);
      const key = office().nextKey();
      const ask = () => office().act("issue-document", draft, office().ana, key);
      expect(waits(await ask()).id).toBe(first.id);
      done(await office().decide(reject(first), office().anaByHand));
      const before = await rowCounts(office());
      expect(waits(await ask())).toMatchObject({ id: first.id, status: "rejected" });
      expect(await rowCounts(office())).toEqual(before);
    });

    it("answers with the same no, although it would be possible by now", async () => {
      const partyId = await newCustomer(office());
      const tomorrow = office()
        .clock.now()
        .toZonedDateTimeISO("Europe/Berlin")
        .toPlainDate()
        .add({ days: 1 })
        .toString();
      const key = office().nextKey();
      const ask = () => office().act("record-payment", payment(partyId, 5_000n, tomorrow), office().ben, key);
      const first = await ask();
      expect(first).toMatchObject({ kind: "refused", code: "future" });
      office().clock.advance({ hours: 24 });
      expect(await ask()).toEqual(first);
    });

    it("with another input is refused, and nothing is done", async () => {
      const partyId = await newCustomer(office());
      const key = office().nextKey();
      done(await office().act("record-payment", payment(partyId), office().ben, key));
      const before = await rowCounts(office());
      const other = await office().act("record-payment", payment(partyId, 5_001n), office().ben, key);
      expect(other).toEqual({ kind: "refused", code: "key-reused", reasons: [NOTHING_MORE] });
      expect(await rowCounts(office())).toEqual(before);
    });

    it("with another operation is refused", async () => {
      const { documentId } = await draftFor(office(), await newCustomer(office()));
      const key = office().nextKey();
      await office().act("send-document", { documentId }, office().anaByHand, key);
      expect(await office().act("void-document", { documentId }, office().anaByHand, key)).toMatchObject({
        kind: "refused",
        code: "key-reused",
      });
    });

    it.each([
      ["approving", approve],
      ["rejecting", reject],
    ])("of %s answers as it did", async (_, decision) => {
      const approval = await waitingIssue(office(), await draftFor(office(), await newCustomer(office())));
      const key = office().nextKey();
      const first = done(await office().decide(decision(approval), office().anaByHand, key));
      const before = await rowCounts(office());
      expect(await office().decide(decision(approval), office().anaByHand, key)).toEqual({ ...first, replayed: true });
      expect(await rowCounts(office())).toEqual(before);
    });

    it("of rejecting what has no subject answers as it did", async () => {
      const approval = waits(
        await office().act("add-member", { name: `Nobody ${office().nextKey()}`, role: "viewer" }, office().ana),
      );
      const key = office().nextKey();
      const first = done(await office().decide(reject(approval), office().anaByHand, key));
      expect(await office().decide(reject(approval), office().anaByHand, key)).toEqual({ ...first, replayed: true });
    });

    it("never decides two approvals, nor one in two ways", async () => {
      const one = await waitingIssue(office(), await draftFor(office(), await newCustomer(office())));
      const two = await waitingIssue(office(), await draftFor(office(), await newCustomer(office())));
      const key = office().nextKey();
      done(await office().decide(reject(one), office().anaByHand, key));
      for (const other of [reject(two), approve(one)]) {
        expect(await office().decide(other, office().anaByHand, key)).toMatchObject({
          kind: "refused",
          code: "key-reused",
        });
      }
    });
  });
}
