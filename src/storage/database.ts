import pg from "pg";

import type { Prisma } from "../generated/prisma/client.ts";

import { type CommitName, noProbe, type Probe } from "#kernel/points";

import { ormOn } from "./orm.ts";
import { type Raw, rawBy } from "./raw.ts";
import { isRetryable } from "./retryable.ts";
import { inTransaction, type TransactionOptions } from "./transaction.ts";

type Model = Uncapitalize<Prisma.ModelName>;

type Read =
  | "aggregate"
  | "count"
  | "findFirst"
  | "findFirstOrThrow"
  | "findMany"
  | "findUnique"
  | "findUniqueOrThrow"
  | "groupBy";

/** A connection that reads, inside a transaction or outside: it has no method that writes. */
export type Db = Pick<Raw, "$queryRaw"> & {
  readonly [M in Model]: Pick<Prisma.TransactionClient[M], Read>;
};

declare const writes: unique symbol;

/**
 * A transaction: what is written through it is written whole or not at all. Only {@link Database.commit} has one. A
 * statement of SQL is on its way when it is called: one that is not waited for still stands before all that come after
 * it, and where it fails nothing is committed.
 */
export type Tx = Raw & Pick<Prisma.TransactionClient, Model> & { readonly [writes]: true };

export interface Database {
  /** Reads outside a transaction. */
  readonly reads: Db;
  /**
   * Runs one transaction under its name. Write conflicts are retried, so `work` may run more than once and must do
   * nothing but read and write through `tx`.
   *
   * @param options.timeoutMs how long it may take; 20 seconds unless given
   */
  commit<T>(name: CommitName, work: (tx: Tx) => Promise<T>, options?: { readonly timeoutMs?: number }): Promise<T>;
  /** The same for a commit of one statement, which needs no transaction around it and saves two round trips. */
  commitOne<T>(name: CommitName, statement: (tx: Tx) => Promise<T>): Promise<T>;
  /** The connections themselves, for what speaks SQL of its own: the scheduler's library. */
  pool(): Promise<Pool>;
  /**
   * Reads the books as they stand at one instant, however long that takes, while others go on writing. On the embedded
   * database they wait for it.
   */
  snapshot<T>(read: (tx: Tx) => Promise<T>): Promise<T>;
  /** One transaction without a limit of time and without a second try: for loading whole books. */
  load<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export type Pool = pg.Pool;

const ATTEMPTS = 5;
const AS_LONG_AS_IT_TAKES: TransactionOptions = { maxWaitMs: 60_000, timeoutMs: 24 * 60 * 60 * 1000 };

/**
 * Opens a PostgreSQL, real or embedded.
 *
 * @param url a promise where the database is still being opened: what is asked before waits for it
 * @param options.connections the pool's size
 */
export function openDatabase(
  url: string | Promise<string>,
  { connections = 5, probe = noProbe }: { connections?: number; probe?: Probe } = {},
): Database {
  const opened = Promise.resolve(url).then((address) => poolOf(address, connections));
  // Whoever asks is told; where nobody does, whoever opens the database is.
  opened.catch(() => {});
  const orm = ormOn(() => opened);
  const outside = withModels(
    rawBy(async (query) => (await opened).query(query)),
    orm.outside,
  );

  async function transact<T>(work: (tx: Tx) => Promise<T>, options: TransactionOptions): Promise<T> {
    return inTransaction(
      await opened,
      async (send) => {
        const { client, end } = orm.inside(send);
        try {
          return await work(withModels(rawBy(send), client));
        } finally {
          await end();
        }
      },
      options,
    );
  }

  return {
    reads: outside,
    async commit(name, work, { timeoutMs = 20_000 } = {}) {
      const result = await insistently(() =>
        transact(
          async (tx) => {
            const value = await work(tx);
            await probe(`before ${name}`);
            return value;
          },
          { maxWaitMs: 20_000, timeoutMs },
        ),
      );
      await probe(`after ${name}`);
      return result;
    },
    async commitOne(name, statement) {
      await probe(`before ${name}`);
      const result = await insistently(() => statement(outside));
      await probe(`after ${name}`);
      return result;
    },
    pool: () => opened,
    snapshot: (read) =>
      transact(read, { ...AS_LONG_AS_IT_TAKES, begin: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" }),
    load: (work) => transact(work, AS_LONG_AS_IT_TAKES),
    async close() {
      await orm.close();
      await (await opened).end();
    },
  };
}

/** SQL beside Prisma's models, which are there once they are asked for. */
function withModels(raw: Raw, client: () => Promise<object>): Tx {
  const models = new Map<string, object>();
  const modelNamed = (name: string): object =>
    new Proxy(
      {},
      {
        get:
          (_, method: string) =>
          async (...args: readonly unknown[]) => {
            const model = (await client())[name as keyof object] as Record<string, (...given: unknown[]) => unknown>;
            return model[method]?.(...args);
          },
      },
    );
  const get = (_: object, name: string | symbol): unknown => {
    // Whatever is waited for is asked whether it is a promise.
    if (typeof name === "symbol" || name === "then") return undefined;
    if (Object.hasOwn(raw, name)) return raw[name as keyof Raw];
    const model = models.get(name) ?? modelNamed(name);
    models.set(name, model);
    return model;
  };
  return new Proxy({}, { get }) as Tx;
}

/** Runs it again where it lost a race. */
async function insistently<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (attempt >= ATTEMPTS || !isRetryable(error)) throw error;
    }
  }
}

function poolOf(connectionString: string, max: number): Pool {
  // A statement need not wait for the answer to the one before it.
  const options: pg.PoolConfig & { readonly pipeline: true } = { connectionString, max, pipeline: true };
  const pool = new pg.Pool(options);
  // A connection that is lost while nobody uses it is made anew; whoever uses one is told by their query.
  pool.on("error", () => {});
  return pool;
}
