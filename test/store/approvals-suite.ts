import { describe, expect, it } from "vitest";

import { card } from "#cards/card";
import { actByKey, actsOfApproval, insertActWithAudit, recentActs, type StoredAct } from "#storage/acts-store";
import {
  approvalByCode,
  approvalById,
  buttonActByCode,
  freshCode,
  insertApproval,
  insertButtonAct,
  pendingApprovals,
  settleApproval,
  type StoredApproval,
} from "#storage/approvals-store";
import type { Database } from "#storage/database";
import { newId } from "#kernel/ids";
import { day, SEEDED_AT } from "#test/seed-books";

const DECISION = { by: "mem_1", reason: "too much", at: SEEDED_AT.add({ hours: 1 }) };

export function approvalsSuite(database: () => Database): void {
  async function seedApproval(more: Partial<StoredApproval> = {}): Promise<StoredApproval> {
    const approval: StoredApproval = {
      id: newId("apr"),
      code: await freshCode(database().reads),
      operation: "issue-document",
      input: { documentId: "doc_1" },
      digest: "d".repeat(64),
      card: card({ title: "Issue it", tone: "attention" }),
      rules: [{ name: "over-limit", words: "It is over the limit." }],
      roles: ["owner"],
      status: "pending",
      requestedBy: "mem_1",
      conversation: "c1",
      subject: newId("doc"),
      reason: null,
      decidedBy: null,
      createdAt: SEEDED_AT,
      expiresAt: SEEDED_AT.add({ hours: 24 }),
      decidedAt: null,
      ...more,
    };
    await database().commit("act", (tx) => insertApproval(tx, approval));
    return approval;
  }

  describe("the approvals", () => {
    it("are read as they were written, by id and by code in any case", async () => {
      const approval = await seedApproval();
      expect(await approvalById(database().reads, approval.id)).toEqual(approval);
      expect(await approvalByCode(database().reads, approval.code.toLowerCase())).toEqual(approval);
      expect(await approvalByCode(database().reads, "ZZZZ")).toBeNull();
    });

    it("wait, the oldest first, until they expire", async () => {
      const subject = newId("doc");
      const second = await seedApproval({ subject, createdAt: SEEDED_AT.add({ seconds: 2 }) });
      const first = await seedApproval({ subject, createdAt: SEEDED_AT.add({ seconds: 1 }) });
      const ids = async (now: Temporal.Instant) =>
        (await pendingApprovals(database().reads, now, subject)).map(({ id }) => id);
      expect(await ids(SEEDED_AT)).toEqual([first.id, second.id]);
      expect(await ids(SEEDED_AT.add({ hours: 24 }).subtract({ milliseconds: 1 }))).toHaveLength(2);
      expect(await ids(SEEDED_AT.add({ hours: 24 }))).toEqual([]);
      expect((await pendingApprovals(database().reads, SEEDED_AT)).length).toBeGreaterThanOrEqual(2);
    });

    it("are settled by one of ten that try at the same time", async () => {
      const { id, subject } = await seedApproval();
      const tries = Array.from({ length: 10 }, (_, index) =>
        database().commit("decide", (tx) =>
          settleApproval(tx, id, index % 2 === 0 ? "approved" : "rejected", DECISION),
        ),
      );
      expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
      expect(await approvalById(database().reads, id)).toMatchObject({
        decidedBy: "mem_1",
        reason: "too much",
        decidedAt: DECISION.at,
      });
      expect(await pendingApprovals(database().reads, SEEDED_AT, subject ?? "")).toEqual([]);
    });

    it("have a code that nothing else has", async () => {
      const codes = await Promise.all(Array.from({ length: 20 }, () => seedApproval()));
      expect(new Set(codes.map(({ code }) => code)).size).toBe(20);
      await expect(seedApproval({ code: codes[0]?.code ?? "" })).rejects.toThrow();
    });
  });

  it("a button keeps the act behind its code", async () => {
    const button = {
      code: "K7Q4",
      operation: "void-document",
      input: { documentId: "doc_1" },
      expiresAt: SEEDED_AT.add({ hours: 24 }),
    };
    await database().commit("issue-code", (tx) => insertButtonAct(tx, { ...button, memberId: "mem_1" }, SEEDED_AT));
    expect(await buttonActByCode(database().reads, "k7q4")).toEqual(button);
    expect(await buttonActByCode(database().reads, "ZZZZ")).toBeNull();
  });

  describe("the acts", () => {
    const act = (more: Partial<StoredAct>): StoredAct => ({
      id: newId("act"),
      key: newId("key"),
      operation: "void-document",
      workflow: "invoicing",
      effect: "commit",
      input: { documentId: "doc_1" },
      salt: "s",
      digest: "d",
      memberId: "mem_1",
      hand: "assistant",
      conversation: "console",
      businessDate: day("2026-11-23"),
      verdict: "perform",
      rules: [{ name: "slice", words: "In the slice." }],
      outcome: "performed",
      subject: null,
      result: { number: "INV-0001" },
      approvalId: null,
      askedAt: SEEDED_AT,
      performedAt: SEEDED_AT,
      ...more,
    });
    const insert = async (one: StoredAct): Promise<StoredAct> => {
      await database().commit("act", (tx) =>
        insertActWithAudit(tx, one, { kind: one.outcome, at: SEEDED_AT, body: {} }),
      );
      return one;
    };

    it("are read as they were written, by key", async () => {
      const one = await insert(act({}));
      const { businessDate, ...rest } = one;
      const stored = await actByKey(database().reads, one.key);
      expect(stored).toMatchObject(rest);
      expect(stored?.businessDate.equals(businessDate)).toBe(true);
      expect(await actByKey(database().reads, "key_none")).toBeNull();
    });

    it("are one for a key", async () => {
      const { key } = await insert(act({}));
      await expect(insert(act({ key }))).rejects.toThrow();
    });

    it("are listed newest first by subject and by member, and of an approval in order", async () => {
      const [subject, approvalId, memberId] = [newId("doc"), newId("apr"), newId("mem")];
      const asked = await insert(act({ subject, approvalId, memberId }));
      const decided = await insert(act({ subject, approvalId, askedAt: SEEDED_AT.add({ seconds: 5 }) }));
      const ids = (acts: readonly StoredAct[]) => acts.map(({ id }) => id);
      expect(ids(await recentActs(database().reads, { subject }, 10))).toEqual([decided.id, asked.id]);
      expect(ids(await recentActs(database().reads, { subject }, 1))).toEqual([decided.id]);
      expect(ids(await recentActs(database().reads, { memberId }, 10))).toEqual([asked.id]);
      expect(ids(await actsOfApproval(database().reads, approvalId))).toEqual([asked.id, decided.id]);
    });
  });
}
