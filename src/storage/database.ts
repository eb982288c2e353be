import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";

import { type Prisma, PrismaClient } from "../generated/prisma/client.ts";

import { type CommitName, noProbe, type Probe } from "#kernel/points";

import { adapterOnceOpen } from "./adapter-once-open.ts";
import { isRetryable } from "./retryable.ts";

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
export type Db = Pick<Prisma.TransactionClient, "$queryRaw"> & {
  readonly [M in Model]: Pick<Prisma.TransactionClient[M], Read>;
};

declare const writes: unique symbol;

/** A transaction: what is written through it is written whole or not at all. Only {@link Database.commit} has one. */
export type Tx = Prisma.TransactionClient & { readonly [writes]: true };

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
const DAY_MS = 24 * 60 * 60 * 1000;

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
  const pool = typeof url === "string" ? poolOf(url, connections) : url.then((opened) => poolOf(opened, connections));
  const adapter = pool instanceof Promise ? adapterOnceOpen(pool) : new PrismaPg(pool, { disposeExternalPool: true });
  const client = new PrismaClient({ adapter });
  // It reads large parts of itself when it is first needed: that is now, while the database still opens.
  if (typeof url !== "string") client.$connect().catch(() => {});
  return {
    reads: client,
    async commit(name, work, { timeoutMs = 20_000 } = {}) {
      const result = await insistently(() =>
        client.$transaction(
          async (tx) => {
            const value = await work(tx as Tx);
            await probe(`before ${name}`);
            return value;
          },
          { maxWait: 20_000, timeout: timeoutMs },
        ),
      );
      await probe(`after ${name}`);
      return result;
    },
    async commitOne(name, statement) {
      await probe(`before ${name}`);
      const result = await insistently(() => statement(client as unknown as Tx));
      await probe(`after ${name}`);
      return result;
    },
    pool: async () => pool,
    snapshot: (read) =>
      client.$transaction(
        async (tx) => {
          await tx.$executeRaw`set transaction read only`;
          return read(tx as Tx);
        },
        { isolationLevel: "RepeatableRead", maxWait: 60_000, timeout: DAY_MS },
      ),
    load: (work) => client.$transaction((tx) => work(tx as Tx), { maxWait: 60_000, timeout: DAY_MS }),
    close: () => client.$disconnect(),
  };
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
  const pool = new pg.Pool({ connectionString, max });
  // A connection that is lost while nobody uses it is made anew; whoever uses one is told by their query.
  pool.on("error", () => {});
  return pool;
}
