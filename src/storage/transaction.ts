import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as sleep } from "node:timers/promises";

import type pg from "pg";

export interface TransactionOptions {
  /** How long to wait for a connection. */
  readonly maxWaitMs: number;
  /**
   * How long its work may take; after that it is rolled back, whatever is still being done in it. A server cuts off each
   * statement after that long too, and COMMIT as well: one that waits for a lock holds up whatever stands behind it, and
   * a ROLLBACK with that.
   */
  readonly timeoutMs: number;
  readonly begin?: string;
}

/** What can be sent in a transaction, until it ends. */
export type Send = (query: pg.QueryConfig) => Promise<pg.QueryResult>;

/** `in_failed_sql_transaction`: the statement was not even looked at, because one before it failed. */
const AFTER_A_FAILURE = "25P02";
/** `query_canceled`: the statement took longer than the transaction may. */
const CUT_OFF = "57014";

/** What the transaction hears of, in whose work something is called. */
const hearing = new AsyncLocalStorage<(write: Promise<unknown>) => void>();

/** Has a write that nobody waits for heard of by the transaction in whose work it was made, if in any. */
export function hear(write: Promise<unknown>): void {
  hearing.getStore()?.(write);
}

/**
 * Runs work in one transaction, which ends with it. Statements go out as they are asked for, one behind the other and
 * without waiting for the answer to the one before: BEGIN travels with the first, and COMMIT with the last where `work`
 * does not wait for that. What fails without being waited for fails the whole: at the server, or before COMMIT is sent.
 * Of what fails after that although the server took it, it can only be told: what must not be is said in SQL that fails.
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
    const value = await hearing.run(open.hear, () => work(open.send));
    await open.commit();
    return value;
  } catch (error) {
    broken = await open.rollBack();
    throw open.reasonOf(error);
  } finally {
    // One that is given up may still be busy, and then be lost.
    if (broken === undefined) connection.removeListener("error", lost);
    connection.release(broken);
  }
}

/** Begins a transaction on a connection. The first failure in it is kept, and nothing is sent after its end. */
function openOn(connection: pg.PoolClient, begin: string, timeoutMs: number) {
  let failure: Error | undefined;
  let ended: Error | undefined;
  let late: Error | undefined;
  const heard: Promise<unknown>[] = [];
  const tooLong = (cause?: unknown): Error =>
    new Error(`the transaction took longer than ${timeoutMs / 1_000} seconds and was rolled back`, { cause });
  const reasonOf = (error: unknown): unknown => {
    const code = (error as { code?: unknown } | null)?.code;
    if (code === CUT_OFF) return late ?? tooLong(error);
    return code === AFTER_A_FAILURE ? (failure ?? error) : error;
  };
  const noted = <T>(answer: Promise<T>): Promise<T> => {
    answer.catch((error: unknown) => {
      failure ??= asError(reasonOf(error));
    });
    return answer;
  };
  const timer = setTimeout(() => {
    ended = late = tooLong();
    void noted(connection.query("ROLLBACK"));
  }, timeoutMs);
  timer.unref();
  void noted(connection.query(`${begin}; SET LOCAL statement_timeout = ${Math.ceil(timeoutMs)}`));
  return {
    reasonOf,
    hear: (write: Promise<unknown>): void => void heard.push(noted(write)),
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
      if (failure !== undefined) throw failure;
      ended = new Error("the transaction has ended");
      const { command } = await connection.query("COMMIT");
      // Their answers came before this one, and are only to be handed on.
      await Promise.allSettled(heard);
      // PostgreSQL answers a COMMIT after a failure with that it has rolled back.
      if (command !== "COMMIT") throw failure ?? new Error(`the transaction ended with ${command}`);
      // Never as a cause, which might be taken for a lost race: what is kept must not be done again.
      if (failure !== undefined) throw new AggregateError([failure], "a write failed after its transaction was kept");
    },
    /** @returns what is wrong with the connection, where it cannot be used again */
    async rollBack(): Promise<Error | undefined> {
      clearTimeout(timer);
      // Its ROLLBACK may stand behind a statement that is still waiting.
      if (ended !== undefined) return late;
      ended = new Error("the transaction has ended");
      return connection.query("ROLLBACK").then(() => undefined, asError);
    },
  };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
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
