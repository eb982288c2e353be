import { describe, expect, it } from "vitest";

import { approvalById, type StoredApproval } from "#storage/approvals-store";
import {
  approve,
  documentOf,
  done,
  draftFor,
  knownCustomer,
  newCustomer,
  reject,
  revise,
  rowCounts,
  waitingIssue,
} from "#test/business-of-tests";
import type { TestOffice } from "#test/open-office";

export function approvalsSuite(office: () => TestOffice): void {
  const newDraft = async () => draftFor(office(), await newCustomer(office()));
  const newApproval = async () => waitingIssue(office(), await newDraft());
  const statusOf = async ({ id }: StoredApproval) => (await approvalById(office().database.reads, id))?.status;
  const sql = (text: string, ...values: unknown[]) =>
    office().database.commit("act", (tx) => tx.$executeRawUnsafe(text, ...values));

  describe("an approval", () => {
    it("issues, numbers and hands over exactly what was asked for", async () => {
      const draft = await newDraft();
      const approval = await waitingIssue(office(), draft);
      expect(approval).toMatchObject({
        status: "pending",
        operation: "issue-document",
        subject: draft.documentId,
        roles: ["owner"],
        input: draft,
      });
      expect((await documentOf(office(), draft.documentId)).status).toBe("draft");
      const outcome = done(await office().decide(approve(approval), office().anaByHand));
      expect(outcome.result).toEqual({ documentId: draft.documentId, number: expect.stringMatching(/^INV-\d{4}$/) });
      expect(outcome.rules.map(({ name }) => name)).toEqual(["new-customer", "decided"]);
      await office().runner.runDue();
      expect(await documentOf(office(), draft.documentId)).toMatchObject({
        status: "sent",
        number: outcome.result["number"],
      });
    });

    it("is shown again, not doubled, when the same is asked for again", async () => {
      const draft = await newDraft();
      const first = await waitingIssue(office(), draft);
      expect((await waitingIssue(office(), draft, office().ana)).code).toBe(first.code);
    });

    it("is decided once by one of ten at the same time", async () => {
      const draft = await newDraft();
      const approval = await waitingIssue(office(), draft);
      const before = await rowCounts(office());
      const outcomes = await Promise.all(
        Array.from({ length: 10 }, () => office().decide(approve(approval), office().anaByHand)),
      );
      expect(outcomes.filter(({ kind }) => kind === "done")).toHaveLength(1);
      const others = outcomes.filter((outcome) => outcome.kind === "refused");
      expect(others.map(({ code }) => code)).toEqual(Array.from({ length: 9 }, () => "already-decided"));
      expect(await rowCounts(office())).toEqual({
        ...before,
        entries: (before["entries"] ?? 0) + 1,
        postings: (before["postings"] ?? 0) + 2,
        outbox: (before["outbox"] ?? 0) + 1,
        // The nine that came too late are noted as well.
        acts: (before["acts"] ?? 0) + 10,
        audit: (before["audit"] ?? 0) + 10,
      });
    });

    it("of a known customer waits again when it was changed to what would have gone alone", async () => {
      const partyId = await knownCustomer(office());
      const draft = await draftFor(office(), partyId, { amountMinor: 500_001n });
      const over = await waitingIssue(office(), draft, office().ana);
      const smaller = await revise(office(), draft, { amountMinor: 10_000n });
      const again = await waitingIssue(office(), smaller, office().ana);
      expect([again.rules.map(({ name }) => name), await statusOf(over)]).toEqual([["waited-before"], "superseded"]);
      done(await office().decide(approve(again), office().anaByHand));
      expect((await documentOf(office(), draft.documentId)).total.amountMinor).toBe(10_000n);
    });

    it("ends when the same is done by a person's own hand", async () => {
      const draft = await draftFor(office(), await newCustomer(office()));
      const approval = await waitingIssue(office(), draft);
      done(await office().act("issue-document", draft, office().anaByHand));
      expect(await statusOf(approval)).toBe("superseded");
    });

    it("is approved or rejected, never both, when five say each at the same time", async () => {
      const draft = await newDraft();
      const approval = await waitingIssue(office(), draft);
      const outcomes = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          office().decide(index % 2 === 0 ? approve(approval) : reject(approval), office().anaByHand),
        ),
      );
      expect(outcomes.filter(({ kind }) => kind === "done")).toHaveLength(1);
      const { status } = await documentOf(office(), draft.documentId);
      expect([await statusOf(approval), status]).toEqual(
        status === "draft" ? ["rejected", "draft"] : ["approved", "issued"],
      );
    });

    it("that is rejected leaves the draft, and keeps the reason", async () => {
      const draft = await newDraft();
      const approval = await waitingIssue(office(), draft);
      const before = await rowCounts(office());
      done(await office().decide(reject(approval, "the price is wrong"), office().anaByHand));
      const after = await rowCounts(office());
      expect([after["entries"], after["outbox"]]).toEqual([before["entries"], before["outbox"]]);
      expect(await documentOf(office(), draft.documentId)).toMatchObject({ status: "draft", number: null });
      expect(await approvalById(office().database.reads, approval.id)).toMatchObject({
        status: "rejected",
        reason: "the price is wrong",
        decidedBy: office().ana.memberId,
        decidedAt: office().clock.now(),
      });
    });

    it.each(["benByHand", "cleoByHand", "ana", "ben", "cleo"] as const)("is not %s's to decide", async (who) => {
      const approval = await newApproval();
      for (const decision of [approve(approval), reject(approval)]) {
        expect(await office().decide(decision, office()[who])).toMatchObject({
          kind: "refused",
          code: "may-not-decide",
        });
      }
      expect(await statusOf(approval)).toBe("pending");
    });

    it("is found by its code in any case, and none by another", async () => {
      const approval = await newApproval();
      expect(await office().decide(approve({ code: "ZZZZ" }), office().anaByHand)).toMatchObject({
        kind: "refused",
        code: "no-such-approval",
      });
      expect((await office().decide(approve({ code: approval.code.toLowerCase() }), office().anaByHand)).kind).toBe(
        "done",
      );
    });

    it("that was decided says by whom and when", async () => {
      const approval = await newApproval();
      done(await office().decide(approve(approval), office().anaByHand));
      const again = await office().decide(reject(approval), office().anaByHand);
      expect(again).toMatchObject({ kind: "refused", code: "already-decided" });
      expect(again).toMatchObject({
        reasons: [expect.stringMatching(new RegExp(`^${approval.code} is no longer waiting. Approved by Ana, `))],
      });
    });

    it("waits for fourteen days", async () => {
      const [inTime, tooLate] = [await newApproval(), await newApproval()];
      office().clock.advance({ hours: 14 * 24 - 1, minutes: 59, seconds: 59, milliseconds: 999 });
      expect((await office().decide(approve(inTime), office().anaByHand)).kind).toBe("done");
      office().clock.advance({ milliseconds: 1 });
      expect(await office().decide(approve(tooLate), office().anaByHand)).toMatchObject({
        kind: "refused",
        code: "expired",
      });
      expect(await statusOf(tooLate)).toBe("expired");
      expect((await documentOf(office(), tooLate.subject ?? "")).status).toBe("draft");
    });

    it("gives way to the one for the edited draft", async () => {
      const draft = await newDraft();
      const before = await waitingIssue(office(), draft);
      const after = await waitingIssue(office(), await revise(office(), draft, { amountMinor: 20_000n }));
      expect(await statusOf(before)).toBe("superseded");
      const late = await office().decide(approve(before), office().anaByHand);
      expect(late).toMatchObject({
        kind: "refused",
        code: "already-decided",
        reasons: [expect.stringContaining("Replaced by a newer version")],
      });
      done(await office().decide(approve(after), office().anaByHand));
      expect((await documentOf(office(), draft.documentId)).total).toEqual({ amountMinor: 20_000n, currency: "USD" });
    });

    it("never issues a draft that was edited since", async () => {
      const draft = await newDraft();
      const approval = await waitingIssue(office(), draft);
      await revise(office(), draft, { amountMinor: 20_000n });
      expect(await office().decide(approve(approval), office().anaByHand)).toMatchObject({
        kind: "refused",
        code: "cannot-perform",
      });
      expect(await statusOf(approval)).toBe("lapsed");
      expect(await documentOf(office(), draft.documentId)).toMatchObject({ status: "draft", number: null });
    });

    it("lapses when its draft was voided, and takes no number", async () => {
      const draft = await newDraft();
      const approval = await waitingIssue(office(), draft);
      done(await office().act("void-document", { documentId: draft.documentId }, office().anaByHand));
      const next = () => office().database.reads.sequence.findUnique({ where: { name: "invoice" } });
      const before = await next();
      expect(await office().decide(approve(approval), office().anaByHand)).toMatchObject({
        kind: "refused",
        code: "cannot-perform",
      });
      expect(await next()).toEqual(before);
      expect(await statusOf(approval)).toBe("lapsed");
      expect(await documentOf(office(), draft.documentId)).toMatchObject({ status: "void", number: null });
    });

    it("is performed as it was frozen although the customer has changed since", async () => {
      const partyId = await newCustomer(office());
      const draft = await draftFor(office(), partyId, { amountMinor: 12_345n });
      const approval = await waitingIssue(office(), draft);
      done(
        await office().act(
          "agree-rate",
          { partyId, item: "website", unitPrice: { amountMinor: "1", currency: "USD" } },
          office().anaByHand,
        ),
      );
      await sql("UPDATE parties SET terms_days = 1, email = 'new@customer.example' WHERE id = $1", partyId);
      done(await office().decide(approve(approval), office().anaByHand));
      const issued = await documentOf(office(), draft.documentId);
      expect(issued).toMatchObject({
        total: { amountMinor: 12_345n, currency: "USD" },
        content: { dueDate: "2026-12-07" },
      });
    });

    it("cannot be pointed at something else, by anybody who can write to its row", async () => {
      const [approval, other] = [await newApproval(), await newDraft()];
      const text = "UPDATE approvals SET input = $1::jsonb WHERE id = $2";
      await expect(sql(text, JSON.stringify(other), approval.id)).rejects.toThrow("is frozen");
    });

    it("that was pointed at something else with the triggers off is found out, and nothing is done", async () => {
      const [approval, other] = [await newApproval(), await newDraft()];
      await sql("ALTER TABLE approvals DISABLE TRIGGER approvals_frozen");
      await sql("UPDATE approvals SET input = $1::jsonb WHERE id = $2", JSON.stringify(other), approval.id);
      await sql("ALTER TABLE approvals ENABLE TRIGGER approvals_frozen");
      const before = await rowCounts(office());
      await expect(office().decide(approve(approval), office().anaByHand)).rejects.toThrow(
        "no longer matches its digest",
      );
      expect(await rowCounts(office())).toEqual(before);
      expect(await statusOf(approval)).toBe("pending");
      expect((await documentOf(office(), other.documentId)).status).toBe("draft");
    });
  });
}
