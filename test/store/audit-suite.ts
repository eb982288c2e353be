import { beforeAll, describe, expect, it } from "vitest";

import {
  appendAudit,
  type AuditHead,
  type AuditVerdict,
  GENESIS,
  readAuditHead,
  verifyAudit,
} from "#storage/audit-store";
import type { Db, Tx } from "#storage/database";
import { unawaited } from "#storage/unawaited";
import type { DatabaseKind } from "#test/databases";
import { SEEDED_AT } from "#test/seed-books";
import { useDatabase } from "#test/use-database";

/** Carries a verdict out of a transaction that is to be rolled back. */
class RolledBack extends Error {
  readonly verdict: AuditVerdict;
  constructor(verdict: AuditVerdict) {
    super("rolled back");
    this.verdict = verdict;
  }
}

export function auditSuite(kind: DatabaseKind): void {
  describe("the audit log", () => {
    const database = useDatabase(kind);
    const heads: AuditHead[] = [];
    const append = (tx: Tx, index: number, word = "performed") =>
      appendAudit(tx, {
        kind: word,
        at: SEEDED_AT.add({ seconds: index }),
        body: { act: `act_${index}`, count: BigInt(index) },
      });

    beforeAll(async () => {
      for (let index = 1; index <= 5; index++) heads.push(await database().commit("act", (tx) => append(tx, index)));
    });

    /** What is found when somebody with all rights has changed the tables, with the triggers out of the way. */
    async function afterwards(
      tamper: (tx: Tx) => Promise<unknown>,
      known: readonly AuditHead[] = [],
    ): Promise<AuditVerdict> {
      const attempt = database().commit("act", async (tx) => {
        await tx.$executeRawUnsafe("ALTER TABLE audit DISABLE TRIGGER audit_append_only");
        await tamper(tx);
        throw new RolledBack(await verifyAudit(tx, known));
      });
      return attempt.then(
        () => {
          throw new Error("was not rolled back");
        },
        (error: unknown) => {
          if (error instanceof RolledBack) return error.verdict;
          throw error;
        },
      );
    }
    const problem = (text: string): AuditVerdict => ({ ok: false, problem: text });
    const run = (sql: string) => (tx: Tx) => tx.$executeRawUnsafe(sql);
    const cut = "DELETE FROM audit WHERE seq > 3";
    const headAt3 = "UPDATE audit_head SET seq = 3, hash = (SELECT hash FROM audit WHERE seq = 3)";

    it("is whole, and stands where each append said", async () => {
      const last = heads.at(-1);
      expect(last?.count).toBe(5n);
      expect(await readAuditHead(database().reads)).toEqual(last);
      expect(await verifyAudit(database().reads, heads)).toEqual({ ok: true, head: last });
    });

    it("shows an edited entry", async () => {
      expect(await afterwards(run(`UPDATE audit SET body = '{"act":"act_9"}' WHERE seq = 2`))).toEqual(
        problem("Entry 2 was changed after it was written."),
      );
      expect(await afterwards(run("UPDATE audit SET kind = 'refused' WHERE seq = 5"))).toEqual(
        problem("Entry 5 was changed after it was written."),
      );
      expect(await afterwards(run("UPDATE audit SET at = at + interval '1 second' WHERE seq = 1"))).toEqual(
        problem("Entry 1 was changed after it was written."),
      );
    });

    it("shows an entry whose hash was worked out anew", async () => {
      expect(await afterwards(run("UPDATE audit SET prev_hash = repeat('a', 64) WHERE seq = 3"))).toEqual(
        problem("Entry 3 does not follow the entry before it."),
      );
      expect(await afterwards(run("UPDATE audit SET hash = repeat('a', 64) WHERE seq = 2"))).toEqual(
        problem("Entry 2 was changed after it was written."),
      );
    });

    it("shows a removed entry", async () => {
      expect(await afterwards(run("DELETE FROM audit WHERE seq = 2"))).toEqual(problem("Entry 2 is missing."));
      expect(await afterwards(run("DELETE FROM audit WHERE seq = 1"))).toEqual(problem("Entry 1 is missing."));
    });

    it("shows two entries that changed places", async () => {
      const swap = "UPDATE audit SET seq = CASE seq WHEN 2 THEN 103 ELSE 102 END WHERE seq IN (2, 3)";
      expect(
        await afterwards(async (tx) => {
          await tx.$executeRawUnsafe(swap);
          await tx.$executeRawUnsafe("UPDATE audit SET seq = seq - 100 WHERE seq > 100");
        }),
      ).toMatchObject({ ok: false });
    });

    it("shows a tail that was cut", async () => {
      expect(await afterwards(run(cut))).toEqual(problem("The log's head says entry 5, but its last entry is 3."));
    });

    it("shows a head that was moved or changed", async () => {
      expect(await afterwards(run(headAt3))).toEqual(problem("The log's head says entry 3, but its last entry is 5."));
      expect(await afterwards(run("UPDATE audit_head SET hash = repeat('a', 64)"))).toEqual(
        problem("The log's head is not the hash of its entry 5."),
      );
    });

    it("shows a tail that was cut with its head, by the head that was kept outside", async () => {
      const tamper = async (tx: Tx) => {
        await tx.$executeRawUnsafe(cut);
        await tx.$executeRawUnsafe(headAt3);
      };
      expect(await afterwards(tamper), "from inside nothing is wrong").toMatchObject({ ok: true });
      expect(await afterwards(tamper, heads.slice(-1))).toEqual(
        problem("The log ends at entry 3, but entry 5 was there before: its tail was cut."),
      );
    });

    it("shows a whole that was written anew, by a head that was kept outside", async () => {
      const tamper = async (tx: Tx) => {
        await tx.$executeRawUnsafe("DELETE FROM audit");
        await tx.$executeRawUnsafe(`UPDATE audit_head SET seq = 0, hash = '${GENESIS}'`);
        for (let index = 1; index <= 6; index++) await append(tx, index, "refused");
      };
      expect(await afterwards(tamper), "from inside nothing is wrong").toMatchObject({ ok: true });
      expect(await afterwards(tamper, heads.slice(2, 3))).toEqual(
        problem("Entry 3 is not the one whose hash was kept outside: the log was rewritten."),
      );
    });

    it("shows an entry that was put behind its head", async () => {
      const sql = "INSERT INTO audit SELECT 6, at, kind, body, hash, repeat('a', 64) FROM audit WHERE seq = 5";
      expect(await afterwards(run(sql))).toEqual(problem("Entry 6 was changed after it was written."));
      const whole = async (tx: Tx) => {
        await append(tx, 6);
        await tx.$executeRawUnsafe("UPDATE audit_head SET seq = 5, hash = (SELECT hash FROM audit WHERE seq = 5)");
      };
      expect(await afterwards(whole)).toEqual(problem("The log's head says entry 5, but its last entry is 6."));
    });

    it("takes down with it what has no place in it, though nobody waits for that", async () => {
      const head = await readAuditHead(database().reads);
      const written = database().commit("act", async (tx) => {
        await tx.$executeRaw`delete from audit_head`;
        unawaited(append(tx, 7));
      });
      await expect(written).rejects.toMatchObject({ code: "23502", column: "seq" });
      expect(await readAuditHead(database().reads)).toEqual(head);
    });

    it("has each of ten simultaneous appends in one chain", async () => {
      const written = await Promise.all(
        Array.from({ length: 10 }, (_, index) => database().commit("act", (tx) => append(tx, 100 + index))),
      );
      expect(new Set(written.map(({ count }) => count)).size).toBe(10);
      expect(await verifyAudit(database().reads, [...heads, ...written])).toMatchObject({ ok: true });
    });

    it("is whole although an entry comes while it is being walked", async () => {
      const { reads } = database();
      let late = true;
      const walking = {
        auditHead: reads.auditHead,
        audit: {
          async findMany(page: Parameters<typeof reads.audit.findMany>[0]) {
            const rows = await reads.audit.findMany(page);
            if (rows.length > 0 || !late) return rows;
            late = false;
            await database().commit("act", (tx) => append(tx, 999));
            return rows;
          },
        },
      } as unknown as Db;
      expect(await verifyAudit(walking, heads)).toMatchObject({ ok: true });
    });
  });
}
