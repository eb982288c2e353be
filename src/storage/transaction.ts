import { setTimeout as sleep } from "node:timers/promises";

import type pg from "pg";

export interface TransactionOptions {
  /** How long to wait for a connection. */
  readonly maxWaitMs: number;
  /** How long it may take; after that it is rolled back, whatever is still being done in it. */
  readonly timeoutMs: number;
  readonly begin?: string;
}

/** What can be sent in a transaction, until it ends. */
export type Send = (query: pg.QueryConfig) => Promise<pg.QueryResult>;

/** `in_failed_sql_transaction`: the statement was not even looked at, because one before it failed. */
const AFTER_A_FAILURE = "25P02";

/**
 * Runs work in one transaction, which ends with it. Statements go out as they are asked for, one behind the other and
 * without waiting for the answer to the one before: BEGIN travels with the first, and COMMIT with the last where `work`
 * does not wait for that. What fails without being waited for fails the whole.
 *
 * @param work what it returns is returned once it is committed
 * @throws what `work` threw, or else the first failure of a statement
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (send: Send) => Promise<T>,
  { maxWaitMs, timeoutMs, begin = "BEGIN" }: TransactionOptions,
): Promise<T> {
  const connection = await connectWithin(pool, maxWaitMs);
  // Where the connection is lost whoever waits for a statement is told; an event that nobody hears ends the process.
  const lost = (): void => {};
  connection.on("error", lost);
  const open = openOn(connection, begin, timeoutMs);
  let broken: Error | undefined;
  try {
    const value = await work(open.send);
    await open.commit();
    return value;
  } catch (error) {
    broken = await open.rollBack();
    throw open.reasonOf(error);
  } finally {
    connection.removeListener("error", lost);
    connection.release(broken);
  }
}

/** Begins a transaction on a connection. The first failure in it is kept, and nothing is sent after its end. */
function openOn(connection: pg.PoolClient, begin: string, timeoutMs: number) {
  let failure: Error | undefined;
  let ended: Error | undefined;
  const noted = (answer: Promise<pg.QueryResult>): Promise<pg.QueryResult> => {
    answer.catch((error: unknown) => {
      failure ??= error instanceof Error ? error : new Error(String(error));
    });
    return answer;
  };
  const timer = setTimeout(() => {
    ended = new Error(`the transaction took longer than ${timeoutMs / 1_000} seconds and was rolled back`);
    void noted(connection.query("ROLLBACK"));
  }, timeoutMs);
  timer.unref();
  const reasonOf = (error: unknown): unknown =>
    (error as { code?: unknown } | null)?.code === AFTER_A_FAILURE ? (failure ?? error) : error;
  void noted(connection.query(begin));
  return {
    reasonOf,
    async send(query: pg.QueryConfig): Promise<pg.QueryResult> {
      if (ended !== undefined) throw ended;
      try {
        return await noted(connection.query(query));
      } catch (error) {
        throw reasonOf(error);
      }
    },
    async commit(): Promise<void> {
      clearTimeout(timer);
      if (ended !== undefined) throw ended;
      ended = new Error("the transaction has ended");
      const { command } = await connection.query("COMMIT");
      // PostgreSQL answers a COMMIT after a failure with that it has rolled back.
      if (command !== "COMMIT") throw failure ?? new Error(`the transaction ended with ${command}`);
    },
    /** @returns what is wrong with the connection, where it cannot be used again */
    async rollBack(): Promise<Error | undefined> {
      clearTimeout(timer);
      if (ended !== undefined) return undefined;
      ended = new Error("the transaction has ended");
      return connection.query("ROLLBACK").then(
        () => undefined,
        (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
      );
    },
  };
}

/** @throws Error where all connections were busy for that long */
async function connectWithin(pool: pg.Pool, maxWaitMs: number): Promise<pg.PoolClient> {
  const waiting = pool.connect();
  const given = new AbortController();
  const late = sleep(maxWaitMs, null, { ref: false, signal: given.signal }).catch(() => null);
  const connection = await Promise.race([waiting, late]).finally(() => given.abort());
  if (connection !== null) return connection;
  void waiting.then(
    (unused) => unused.release(),
    () => {},
  );
  throw new Error(`no connection to the database was free within ${maxWaitMs / 1_000} seconds`);
}
