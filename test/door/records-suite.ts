import { describe, expect, it } from "vitest";

import { actByKey } from "#storage/acts-store";
import { verifyAudit } from "#storage/audit-store";
import { partyByName } from "#storage/parties-store";
import { approve, done, draftFor, newCustomer, pay, rowCounts, waitingIssue, wireMoney } from "#test/business-of-tests";
import type { TestOffice } from "#test/open-office";

const NAME = "Quincy Vandersloot";

export function recordsSuite(office: () => TestOffice): void {
  const lastAudit = async () => {
    const [last] = await office().database.reads.audit.findMany({ orderBy: { seq: "desc" }, take: 1 });
    return { kind: last?.kind, body: JSON.parse(last?.body ?? "{}") as Record<string, unknown> };
  };

  describe("a no that comes when something is written already", () => {
    it("leaves the books as they were, and is recorded", async () => {
      const before = await rowCounts(office());
      const key = office().nextKey();
      const outcome = await office().act("write-then-refuse", { name: "Half Written" }, office().ben, key);
      expect(outcome).toEqual({
        kind: "refused",
        code: "second-thoughts",
        reasons: ["That is not possible after all. Ask for something else."],
      });
      expect(await partyByName(office().database.reads, "Half Written")).toBeNull();
      expect(await rowCounts(office())).toEqual({
        ...before,
        acts: (before["acts"] ?? 0) + 1,
        audit: (before["audit"] ?? 0) + 1,
      });
      expect(await actByKey(office().database.reads, key)).toMatchObject({
        outcome: "refused",
        verdict: "refuse",
        rules: [{ name: "second-thoughts", words: "That is not possible after all. Ask for something else." }],
        performedAt: null,
      });
    });

    it("of a bug leaves nothing at all, and the same key may try again", async () => {
      const before = await rowCounts(office());
      const key = office().nextKey();
      await expect(office().act("break", { name: "Broken" }, office().ben, key)).rejects.toThrow("a bug");
      expect(await rowCounts(office())).toEqual(before);
      done(await office().act("add-party", { name: `After a bug ${key}` }, office().ben, key));
    });
  });

  describe("a decision by somebody who may not", () => {
    it("is recorded with who tried and why not, once for its key", async () => {
      const { documentId, ...draft } = await draftFor(office(), await newCustomer(office()));
      const approval = await waitingIssue(office(), { documentId, ...draft });
      const before = await rowCounts(office());
      const key = office().nextKey();
      const outcome = await office().decide(approve(approval), office().benByHand, key);
      expect(outcome).toMatchObject({ kind: "refused", code: "may-not-decide" });
      expect(await office().decide(approve(approval), office().benByHand, key)).toEqual(outcome);
      expect(await rowCounts(office())).toEqual({
        ...before,
        acts: (before["acts"] ?? 0) + 1,
        audit: (before["audit"] ?? 0) + 1,
      });
      expect(await actByKey(office().database.reads, key)).toMatchObject({
        operation: "decide",
        outcome: "refused",
        approvalId: approval.id,
        subject: documentId,
        rules: [{ name: "may-not-decide" }],
      });
    });
  });

  describe("an input that is not the operation's", () => {
    it("is refused in words, and nothing is written", async () => {
      const before = await rowCounts(office());
      expect(await office().act("add-party", { name: "Mail Ltd", email: "no address" }, office().ben)).toEqual({
        kind: "refused",
        code: "bad-input",
        reasons: ["That is not an e-mail address. Write it like ana@acme.com."],
      });
      expect(await rowCounts(office())).toEqual(before);
    });

    it("with characters that no database takes is refused, not broken", async () => {
      expect(await office().act("add-party", { name: "NUL\u0000Ltd" }, office().ben)).toMatchObject({
        kind: "refused",
      });
      expect(await office().act("add-party", { name: "Half \ud800" }, office().ben)).toMatchObject({ kind: "refused" });
    });
  });

  describe("the audit log", () => {
    it("has what was done, what waits and what was refused, each as the last thing of its act", async () => {
      const partyId = await newCustomer(office());
      done(await pay(office(), partyId, 100n));
      expect(await lastAudit()).toMatchObject({
        kind: "performed",
        body: {
          operation: "record-payment",
          effect: "commit",
          member: office().ben.memberId,
          hand: "assistant",
          verdict: "perform",
          rules: ["tier"],
          approval: null,
          todayByHand: false,
        },
      });
      const approval = await waitingIssue(office(), await draftFor(office(), partyId));
      expect(await lastAudit()).toMatchObject({
        kind: "awaiting",
        body: {
          operation: "issue-document",
          verdict: "await",
          rules: ["new-customer"],
          subject: approval.subject,
          approval: approval.id,
        },
      });
      await office().act("void-document", { documentId: approval.subject }, office().cleo);
      expect(await lastAudit()).toMatchObject({
        kind: "refused",
        body: { operation: "void-document", member: office().cleo.memberId, rules: ["role"] },
      });
      done(await office().decide(approve(approval), office().anaByHand));
      expect(await lastAudit()).toMatchObject({
        kind: "performed",
        body: {
          operation: "issue-document",
          member: office().ana.memberId,
          hand: "person",
          rules: ["new-customer", "decided"],
          approval: approval.id,
        },
      });
    });

    it("names the business date and the act", async () => {
      const key = office().nextKey();
      done(await office().act("add-party", { name: `Dated ${key}` }, office().ben, key));
      const act = await actByKey(office().database.reads, key);
      const today = office().clock.now().toZonedDateTimeISO("Europe/Berlin").toPlainDate().toString();
      expect((await lastAudit()).body).toMatchObject({ act: act?.id, businessDate: today });
    });

    it("has nobody's data in what is hashed", async () => {
      const partyId = done(
        await office().act(
          "add-party",
          { name: NAME, email: "quincy@vandersloot.example", termsDays: 17 },
          office().ben,
        ),
      ).subject;
      const draft = await draftFor(office(), partyId, {
        amountMinor: 777_131n,
        description: "Portrait of the late aunt",
      });
      done(await office().decide(approve(await waitingIssue(office(), draft)), office().anaByHand));
      const paid = { partyId, amount: wireMoney(777_132n), receivedOn: "2026-11-23", method: "cheque of Quincy" };
      done(await office().act("record-payment", paid, office().ben));
      await office().act(
        "void-document",
        { documentId: draft.documentId, reason: "Quincy changed his mind" },
        office().ben,
      );
      const bodies = (await office().database.reads.audit.findMany())
        .map(({ body, kind }) => `${kind} ${body}`)
        .join("\n");
      expect(bodies).toContain(draft.documentId);
      for (const secret of [
        "Quincy",
        "Vandersloot",
        "vandersloot.example",
        "777131",
        "777132",
        "7,771",
        "aunt",
        "cheque",
        "mind",
        "Ana",
        "Ben",
      ]) {
        expect(bodies).not.toContain(secret);
      }
    });

    it("hides short inputs: the same input is never hashed to the same thing twice", async () => {
      const { documentId } = await draftFor(office(), await newCustomer(office()));
      const hashes = [];
      for (let time = 0; time < 2; time++) {
        await office().act("send-document", { documentId }, office().cleo);
        hashes.push((await lastAudit()).body["input"]);
      }
      expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
      expect(hashes[0]).not.toBe(hashes[1]);
    });

    it("is whole, and every head that the door told of stands in it", async () => {
      const { heads, database } = office();
      expect(heads.length).toBeGreaterThan(100);
      expect(await verifyAudit(database.reads, heads)).toMatchObject({
        ok: true,
        head: { count: BigInt(await database.reads.audit.count()) },
      });
    });
  });
}
