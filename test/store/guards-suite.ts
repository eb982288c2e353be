import { describe, expect, it } from "vitest";

import { card } from "#cards/card";
import { newId } from "#kernel/ids";
import { insertApproval, settleApproval } from "#storage/approvals-store";
import type { Database } from "#storage/database";
import { insertEntry } from "#storage/journal-store";
import { day, seedDraft, SEEDED_AT, seedInvoice, seedParty } from "#test/seed-books";

const APPEND_ONLY = {
  journal_entries: "memo",
  postings: "account",
  allocations: "currency",
  audit: "kind",
  acts: "key",
} as const;

export function guardsSuite(database: () => Database): void {
  const run = (sql: string, ...values: unknown[]) =>
    database().commit("act", (tx) => tx.$executeRawUnsafe(sql, ...values));

  describe("the database itself", () => {
    describe.each(Object.entries(APPEND_ONLY))("never lets %s", (table, column) => {
      it.each([
        ["be changed", `UPDATE ${table} SET ${column} = ${column}`],
        ["lose a row", `DELETE FROM ${table}`],
        ["be emptied", `TRUNCATE ${table} CASCADE`],
      ])("%s", async (_, sql) => {
        await expect(run(sql)).rejects.toThrow("are never changed or removed");
      });
    });

    describe("refuses an entry", () => {
      const write = (
        ...postings: readonly (readonly [account: "bank" | "revenue", minor: bigint, currency: string])[]
      ) => {
        const memo = `guarded ${newId("n")}`;
        const entry = {
          on: day("2026-11-01"),
          memo,
          postings: postings.map(([account, amountMinor, currency]) => ({ account, amountMinor, currency })),
        };
        const written = database().commit("act", (tx) => insertEntry(tx, entry, { actId: "act_seed", at: SEEDED_AT }));
        return { written, found: () => database().reads.journalEntry.count({ where: { memo } }) };
      };

      it("that does not balance, whole", async () => {
        const { written, found } = write(["bank", 100n, "USD"], ["revenue", -99n, "USD"]);
        await expect(written).rejects.toThrow("does not balance");
        expect(await found()).toBe(0);
      });

      it("that balances over two currencies but in neither", async () => {
        const { written, found } = write(["bank", 100n, "USD"], ["revenue", -100n, "EUR"]);
        await expect(written).rejects.toThrow("does not balance");
        expect(await found()).toBe(0);
      });

      it("and takes one that balances in each", async () => {
        const { written, found } = write(
          ["bank", 100n, "USD"],
          ["revenue", -100n, "USD"],
          ["bank", 5n, "EUR"],
          ["revenue", -5n, "EUR"],
        );
        await written;
        expect(await found()).toBe(1);
      });

      it("that one posting is added to later", async () => {
        const { written } = write(["bank", 100n, "USD"], ["revenue", -100n, "USD"]);
        const late = "INSERT INTO postings (entry_id, account, amount_minor, currency) VALUES ($1, 'bank', 1, 'USD')";
        await expect(run(late, await written)).rejects.toThrow("does not balance");
      });
    });

    describe("keeps an issued document", () => {
      const issued = async () => {
        const party = await seedParty(database(), `Guarded ${newId("n")}`);
        return (
          await seedInvoice(database(), {
            partyId: party.id,
            totalMinor: 500n,
            issued: "2026-11-01",
            due: "2026-11-15",
          })
        ).id;
      };

      it.each([
        "number = 'OTHER-1'",
        "number = NULL",
        "kind = 'quote'",
        "currency = 'EUR'",
        "issue_date = '2026-11-02'",
        "due_date = '2026-11-16'",
        "due_date = NULL",
        "net_minor = 499, tax_minor = 1",
        "net_minor = 600, total_minor = 600",
        `content = '{"seeded": false}'`,
        "issued_at = now()",
        `sender = '{"name": "Somebody else"}'`,
        "sender = NULL, recipient = NULL",
        `recipient = '{"name": "Somebody else"}'`,
        "logo_id = repeat('0', 64)",
      ])("from SET %s", async (set) => {
        await expect(run(`UPDATE documents SET ${set} WHERE id = $1`, await issued())).rejects.toThrow(
          "is issued and cannot be changed",
        );
      });

      it("from another party", async () => {
        const other = await seedParty(database(), `Guarded ${newId("n")}`);
        await expect(run("UPDATE documents SET party_id = $1 WHERE id = $2", other.id, await issued())).rejects.toThrow(
          "cannot be changed",
        );
      });

      it("from being removed", async () => {
        await expect(run("DELETE FROM documents WHERE id = $1", await issued())).rejects.toThrow(
          "is issued and cannot be removed",
        );
        await expect(run("TRUNCATE documents CASCADE")).rejects.toThrow("are never changed or removed");
      });

      it("but lets it go on in its life", async () => {
        expect(await run("UPDATE documents SET status = 'paid', paid_at = now() WHERE id = $1", await issued())).toBe(
          1,
        );
      });
    });

    it("lets a draft be changed", async () => {
      const { id: partyId } = await seedParty(database(), `Guarded ${newId("n")}`);
      const draft = await database().commit("act", (tx) =>
        seedDraft(tx, { partyId, totalMinor: 5n, issued: "2026-11-01", due: "2026-11-02" }),
      );
      expect(await run("UPDATE documents SET net_minor = 6, total_minor = 6 WHERE id = $1", draft.id)).toBe(1);
    });

    it.each([
      ["of nothing", "net_minor = 0, total_minor = 0"],
      ["below nothing", "net_minor = -5, total_minor = -5"],
      ["that is not net and tax", "total_minor = 7"],
    ])("refuses a total %s", async (_, set) => {
      const { id: partyId } = await seedParty(database(), `Guarded ${newId("n")}`);
      const draft = await database().commit("act", (tx) =>
        seedDraft(tx, { partyId, totalMinor: 5n, issued: "2026-11-01", due: "2026-11-02" }),
      );
      await expect(run(`UPDATE documents SET ${set} WHERE id = $1`, draft.id)).rejects.toThrow(
        "documents_total_positive",
      );
    });

    describe("lets a document replace another", () => {
      const seed = async (more: { replacesId?: string; voidedOn?: string } = {}, party?: string) => {
        const partyId = party ?? (await seedParty(database(), `Guarded ${newId("n")}`)).id;
        return seedInvoice(database(), { partyId, totalMinor: 5n, issued: "2026-11-01", due: "2026-11-02", ...more });
      };

      it("only where that one is void", async () => {
        const { id: replacesId } = await seed();
        await expect(seed({ replacesId })).rejects.toThrow("replaces one that still stands");
        await expect(seed({ replacesId: "doc_none" })).rejects.toThrow("replaces one that still stands");
      });

      it("once", async () => {
        const { id: replacesId } = await seed({ voidedOn: "2026-11-03" });
        await seed({ replacesId });
        await expect(seed({ replacesId })).rejects.toThrow();
      });

      it("and never another one afterwards", async () => {
        const { id: replacesId } = await seed({ voidedOn: "2026-11-03" });
        const { id } = await seed({ replacesId });
        const sql = "UPDATE documents SET replaces_id = $2 WHERE id = $1";
        await expect(run(sql, id, null)).rejects.toThrow("cannot be changed");
      });
    });

    describe("keeps an approval", () => {
      async function approval(): Promise<string> {
        const id = newId("apr");
        await database().commit("act", (tx) =>
          insertApproval(tx, {
            id,
            code: newId("code"),
            operation: "void-document",
            input: { documentId: "doc_1" },
            digest: "d".repeat(64),
            card: card({ title: "Void it" }),
            rules: [],
            roles: ["owner"],
            status: "pending",
            requestedBy: "mem_1",
            conversation: "c1",
            subject: null,
            reason: null,
            decidedBy: null,
            createdAt: SEEDED_AT,
            expiresAt: SEEDED_AT.add({ hours: 24 }),
            decidedAt: null,
          }),
        );
        return id;
      }

      it.each([
        "operation = 'send-document'",
        `input = '{"documentId": "doc_2"}'`,
        "digest = 'e'",
        "code = 'OTHER'",
        "roles = '{viewer}'",
      ])("that waits from SET %s", async (set) => {
        await expect(run(`UPDATE approvals SET ${set} WHERE id = $1`, await approval())).rejects.toThrow("is frozen");
      });

      it.each(["status = 'pending'", "status = 'approved'", "decided_by = 'mem_2'", "reason = 'another'"])(
        "that was decided from SET %s",
        async (set) => {
          const id = await approval();
          await database().commit("decide", (tx) =>
            settleApproval(tx, id, "rejected", { by: "mem_1", reason: null, at: SEEDED_AT }),
          );
          await expect(run(`UPDATE approvals SET ${set} WHERE id = $1`, id)).rejects.toThrow("is frozen");
        },
      );
    });
  });
}
