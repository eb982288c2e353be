import { PrismaPg } from "@prisma/adapter-pg";

import { type Prisma, PrismaClient } from "../generated/prisma/client.ts";

import { type CommitName, noProbe, type Probe } from "#kernel/points";

import { adapterOnceOpen } from "./adapter-once-open.ts";
import { isRetryable } from "./retryable.ts";

/** A connection that reads, inside a transaction or outside. */
export type Db = Prisma.TransactionClient;

/** A transaction: what is written through it is written whole or not at all. */
export type Tx = Prisma.TransactionClient & { readonly __transaction?: never };

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
  /**
   * Reads the books as they stand at one instant, however long that takes, while others go on writing. On the embedded
   * database they wait for it.
   */
  snapshot<T>(read: (tx: Tx) => Promise<T>): Promise<T>;
  /** One transaction without a limit of time and without a second try: for loading whole books. */
  load<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

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
  const adapter =
    typeof url === "string"
      ? new PrismaPg({ connectionString: url, max: connections })
      : adapterOnceOpen(url, connections);
  const client = new PrismaClient({ adapter });
  // It reads large parts of itself when it is first needed: that is now, while the database still opens.
  if (typeof url !== "string") client.$connect().catch(() => {});
  return {
    reads: client,
    async commit(name, work, { timeoutMs = 20_000 } = {}) {
      for (let attempt = 1; ; attempt++) {
        try {
          const result = await client.$transaction(
            async (tx) => {
              const value = await work(tx);
              await probe(`before ${name}`);
              return value;
            },
            { maxWait: 20_000, timeout: timeoutMs },
          );
          await probe(`after ${name}`);
          return result;
        } catch (error) {
          if (attempt >= ATTEMPTS || !isRetryable(error)) throw error;
        }
      }
    },
    snapshot: (read) =>
      client.$transaction(
        async (tx) => {
          await tx.$executeRaw`set transaction read only`;
          return read(tx);
        },
        { isolationLevel: "RepeatableRead", maxWait: 60_000, timeout: DAY_MS },
      ),
    load: (work) => client.$transaction(work, { maxWait: 60_000, timeout: DAY_MS }),
    close: () => client.$disconnect(),
  };
}
