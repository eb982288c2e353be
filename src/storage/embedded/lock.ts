import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { PurserError } from "#kernel/errors";

import { readRun } from "../home.ts";

/** SQLite's code for "somebody else holds the file". */
const BUSY = 5;

/**
 * Makes this process the only one that may open the books in a data folder. PGlite itself lets a second process in, and
 * loses what it writes. It is a lock of the operating system on `lock.db`, so it is gone with the process, however
 * that ends.
 *
 * @returns gives the lock back
 * @throws PurserError `home-held` when another process has it
 */
export function takeLock(home: string): () => void {
  const path = join(home, "lock.db");
  // SQLite would make it readable to others.
  closeSync(openSync(path, "a", 0o600));
  const lock = new DatabaseSync(path);
  try {
    lock.exec("PRAGMA busy_timeout=0; PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode === BUSY) throw held(home, error);
    throw error;
  }
  return () => lock.close();
}

function held(home: string, cause: unknown): PurserError {
  const pid = readRun(home)?.pid;
  const who = pid === undefined ? "Another process" : `Process ${pid}`;
  return new PurserError("home-held", `${who} is using the books in ${home}.`, {
    next: "Stop it first, or use another folder. Two processes on one folder would lose data.",
    fields: { home, pid },
    cause,
  });
}
