import { describe, expect, it } from "vitest";

import { newId } from "#kernel/ids";
import type { Database, Tx } from "#storage/database";
import { isUniqueViolation } from "#storage/retryable";
import { unawaited } from "#storage/unawaited";
import { type DatabaseKind, EMBEDDED } from "#test/databases";

/** A sequence of the books stands in for any row: it has a name that no other may have. */
const write = (tx: Tx, name: string, next = 1n) =>
  tx.$executeRaw`insert into sequences (name, next) values (${name}, ${next})`;

export function transactionsSuite(database: () => Database, kind: DatabaseKind): void {
  const count = async (name: string): Promise<number> =>
    database().reads.sequence.count({ where: { name: { startsWith: name } } });

  describe("one statement alone", () => {
    it("may be one for which Prisma begins a transaction of its own", async () => {
      const name = newId("seq");
      const put = (next: bigint) =>
        database().commitOne("start", (tx) =>
          tx.sequence.upsert({ where: { name }, create: { name, next }, update: { next } }),
        );
      await put(1n);
      await put(7n);
      expect(await database().reads.sequence.findUnique({ where: { name } })).toMatchObject({ next: 7n });
    });
  });

  describe("a transaction", () => {
    it("keeps what nobody waited for", async () => {
      const name = newId("seq");
      await database().commit("act", async (tx) => {
        unawaited(write(tx, `${name} a`));
        unawaited(write(tx, `${name} b`));
      });
      expect(await count(name)).toBe(2);
    });

    it("is nothing where something failed that nobody waited for, and says what", async () => {
      const name = newId("seq");
      const written = database().commit("act", async (tx) => {
        unawaited(write(tx, name));
        unawaited(write(tx, name));
        unawaited(write(tx, `${name} later`));
      });
      await expect(written).rejects.toSatisfy(isUniqueViolation);
      expect(await count(name)).toBe(0);
    });

    it("tells the first failure to whoever waits for what came after it", async () => {
      const name = newId("seq");
      const heard: unknown[] = [];
      const written = database().commit("act", async (tx) => {
        unawaited(write(tx, name));
        unawaited(write(tx, name));
        await write(tx, `${name} later`).catch((error: unknown) => heard.push(error));
      });
      await expect(written).rejects.toSatisfy(isUniqueViolation);
      expect(heard).toSatisfy((errors: unknown[]) => errors.length === 1 && isUniqueViolation(errors[0]));
    });

    it("is nothing where its work throws, and is heard of as that", async () => {
      const name = newId("seq");
      const written = database().commit("act", async (tx) => {
        unawaited(write(tx, name));
        throw new Error("changed my mind");
      });
      await expect(written).rejects.toThrow("changed my mind");
      expect(await count(name)).toBe(0);
    });

    it("takes nothing more once it has ended", async () => {
      const name = newId("seq");
      let kept: Tx | undefined;
      await database().commit("act", async (tx) => {
        kept = tx;
        await write(tx, name);
      });
      await expect(kept && write(kept, `${name} later`)).rejects.toThrow("the transaction has ended");
      await expect(kept?.sequence.create({ data: { name: `${name} model`, next: 1n } })).rejects.toThrow();
      expect(await count(name)).toBe(1);
    });

    it("is rolled back when its time is over, whatever goes on in it", async () => {
      const name = newId("seq");
      const written = database().commit(
        "act",
        async (tx) => {
          await write(tx, name);
          await tx.$queryRaw`select pg_sleep(0.2)`;
          await tx.sequence.create({ data: { name: `${name} late`, next: 1n } });
        },
        { timeoutMs: 50 },
      );
      await expect(written).rejects.toThrow("took longer than 0.05 seconds");
      expect(await count(name)).toBe(0);
    });

    it("tells the server how long a statement may take, and a snapshot that it may take a day", async () => {
      const limitOf = async (tx: Tx) => tx.$queryRaw`select current_setting('statement_timeout') as limit`;
      expect(await database().commit("act", limitOf, { timeoutMs: 1_234 })).toEqual([{ limit: "1234ms" }]);
      expect(await database().commit("act", limitOf)).toEqual([{ limit: "20s" }]);
      expect(await database().snapshot(limitOf)).toEqual([{ limit: "1d" }]);
      expect(await database().load(limitOf)).toEqual([{ limit: "1d" }]);
    });

    // The embedded database is one session, where nothing waits for a lock.
    // The embedded database is one session: nobody else can hold a lock there.
    const itOnServer = kind === EMBEDDED ? () => {} : it;
    itOnServer("waits for no lock longer than that with what nobody waits for", async () => {
      const name = newId("seq");
      await database().commit("act", (tx) => write(tx, name));
      const change = (tx: Tx) => tx.$executeRaw`update sequences set next = next + 1 where name = ${name}`;
      await database().commit("act", async (tx) => {
        await change(tx);
        const late = database().commit("act", async (other) => unawaited(change(other)), { timeoutMs: 100 });
        await expect(late).rejects.toThrow("took longer than 0.1 seconds");
      });
      expect(await database().reads.sequence.findUnique({ where: { name } })).toMatchObject({ next: 2n });
    });

    it("leaves no connection behind that may still be busy", async () => {
      const pool = await database().pool();
      const removed = new Promise((resolve) => pool.once("remove", resolve));
      const written = database().commit("act", (tx) => tx.$queryRaw`select pg_sleep(0.2)`, { timeoutMs: 50 });
      await expect(written).rejects.toThrow("took longer than 0.05 seconds");
      await removed;
    });

    it("is nothing where something could not even be sent that nobody waited for", async () => {
      const name = newId("seq");
      const circle: Record<string, unknown> = {};
      circle["self"] = circle;
      for (const value of [new Date(Number.NaN), circle]) {
        const written = database().commit("act", async (tx) => {
          unawaited(write(tx, name));
          unawaited(tx.$executeRaw`select ${value}::text`);
        });
        await expect(written).rejects.toThrow(/invalid|no parameter/i);
      }
      expect(await count(name)).toBe(0);
    });

    it("is heard of where an answer was not as it should be, though that is too late", async () => {
      const name = newId("seq");
      const checked = async (tx: Tx): Promise<void> => {
        await write(tx, name);
        throw new Error("not so");
      };
      const written = database().commit("act", async (tx) => unawaited(checked(tx)));
      await expect(written).rejects.toMatchObject({
        message: "a write failed after its transaction was kept",
        errors: [{ message: "not so" }],
      });
      expect(await count(name)).toBe(1);
    });

    it("is one for SQL of our own and for models", async () => {
      const name = newId("seq");
      const written = database().commit("act", async (tx) => {
        await write(tx, `${name} a`, 7n);
        const seen = await tx.sequence.findUnique({ where: { name: `${name} a` } });
        await tx.sequence.create({ data: { name: `${name} b`, next: seen?.next ?? 0n } });
        const [row] = await tx.$queryRaw<{ next: bigint }[]>`select next from sequences where name = ${`${name} b`}`;
        expect(row).toEqual({ next: 7n });
        throw new Error("enough");
      });
      await expect(written).rejects.toThrow("enough");
      expect(await count(name)).toBe(0);
    });

    it("gives values back as they went in", async () => {
      const at = new Date("2026-11-25T22:01:02.345Z");
      const day = new Date("2026-03-01T00:00:00Z");
      const [row] = await database().reads.$queryRaw<unknown[]>`
        select ${9_007_199_254_740_993n}::bigint as big, ${at}::timestamptz as at, ${day}::date as day, ${["a", 'b"']}::text[] as list,
          ${JSON.stringify({ a: [1, null] })}::jsonb as json, ${true}::boolean as yes, ${null}::text as none, ${7}::int as small`;
      expect(row).toEqual({
        big: 9_007_199_254_740_993n,
        at,
        day,
        list: ["a", 'b"'],
        json: { a: [1, null] },
        yes: true,
        none: null,
        small: 7,
      });
    });
  });
}
