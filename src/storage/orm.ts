import { AsyncLocalStorage } from "node:async_hooks";

import type pg from "pg";

import type { Prisma, PrismaClient } from "../generated/prisma/client.ts";

import type { Send } from "./transaction.ts";

/** Prisma over connections of ours: read when it is first needed, which the way of a message does without. */
export interface Orm {
  /** Prisma outside of every transaction. */
  outside(): Promise<PrismaClient>;
  /** Prisma inside a transaction that is open, until `end`. */
  inside(send: Send): { client(): Promise<Prisma.TransactionClient>; end(): Promise<void> };
  close(): Promise<void>;
}

/** Longer than any transaction of ours, which looks to its own time. */
const FOR_EVER_MS = 24 * 60 * 60 * 1000;
/** What Prisma says to begin and to end a transaction: that is not its business here. */
const ENDS = new Set(["BEGIN", "COMMIT", "ROLLBACK"]);
const NOTHING = { rows: [], fields: [], rowCount: 0, command: "", oid: 0 };

export function ormOn(pool: () => Promise<pg.Pool>): Orm {
  /** The transaction of ours in which Prisma is just opening what it takes for one of its own. */
  const lent = new AsyncLocalStorage<Send>();
  let opened: Promise<PrismaClient> | undefined;

  async function open(): Promise<PrismaClient> {
    const [{ PrismaPg }, { PrismaClient: Client }, connections] = await Promise.all([
      import("@prisma/adapter-pg"),
      import("../generated/prisma/client.ts"),
      pool(),
    ]);
    const lender: pg.Pool = Object.create(connections, {
      query: { value: connections.query.bind(connections) },
      connect: {
        value: async () => {
          const send = lent.getStore();
          // Outside of ours Prisma may begin one of its own, as for an upsert, on a connection like any other.
          return send === undefined ? connections.connect() : connectionBy(send);
        },
      },
    });
    return new Client({ adapter: new PrismaPg(lender) });
  }

  const outside = (): Promise<PrismaClient> => (opened ??= open());

  return {
    outside,
    inside(send) {
      const over = Promise.withResolvers<void>();
      let begun: { readonly client: Promise<Prisma.TransactionClient>; readonly whole: Promise<unknown> } | undefined;
      return {
        client: async () => {
          const client = await outside();
          begun ??= begin(client);
          return begun.client;
        },
        async end() {
          over.resolve();
          await begun?.whole;
        },
      };
      function begin(client: PrismaClient): NonNullable<typeof begun> {
        const inner = Promise.withResolvers<Prisma.TransactionClient>();
        const work = async (tx: Prisma.TransactionClient): Promise<void> => {
          inner.resolve(tx);
          await over.promise;
        };
        const options = { maxWait: FOR_EVER_MS, timeout: FOR_EVER_MS };
        const whole = lent.run(send, () => client.$transaction(work, options)).catch(inner.reject);
        return { client: inner.promise, whole };
      }
    },
    async close() {
      await (await opened)?.$disconnect();
    },
  };
}

/** As much of a connection as Prisma uses. It stays in its transaction and with its owner. */
function connectionBy(send: Send) {
  return {
    query: async (config: pg.QueryConfig) => (ENDS.has(config.text) ? NOTHING : send(config)),
    on: () => {},
    removeListener: () => {},
    release: () => {},
  };
}
