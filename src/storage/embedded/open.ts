import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";

import { PurserError } from "#kernel/errors";

import { addressOf } from "./address.ts";
import { takeLock } from "./lock.ts";
import type { WorkerReport, WorkerTask } from "./worker.ts";

export interface Embedded {
  /** A plain `postgres://` address for any client on this machine that may read the data folder. */
  readonly url: string;
  /** Ends the database in good order and gives the folder back. A second call waits for the first. */
  close(): Promise<void>;
  /** Settles only when the database ended by itself: nothing can be stored any more, and the process should end. */
  readonly failed: Promise<Error>;
}

/** The longest socket path that Linux and macOS both take. */
const SOCKET_LIMIT_BYTES = 103;
const SOCKET = ".s.PGSQL.5432";
/** Not what this process was started with, which may be about its own main file. */
const EXEC_ARGV = ["--disable-warning=ExperimentalWarning"];

/**
 * Opens the books that lie inside a data folder (`<home>/books`), or makes them, with PostgreSQL running in a thread of
 * this process. The folder is the caller's to prepare and to keep private.
 *
 * @param options.migrations a folder of migrations, with which the books are brought up to date before anybody gets in
 * @throws PurserError `home-held`, `books-damaged`, `books-other-version`, and what `migrate` throws
 */
export async function openEmbedded(
  home: string,
  { migrations }: { readonly migrations?: string } = {},
): Promise<Embedded> {
  const unlock = takeLock(home);
  const place = placeOf(home);
  const leave = (): void => {
    place.remove();
    unlock();
  };
  const task: WorkerTask = {
    folder: join(home, "books"),
    ...place.gate,
    ...(migrations === undefined ? {} : { migrations }),
  };
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: task, execArgv: EXEC_ARGV });
  try {
    const port = await started(worker);
    const { failed, close } = watch(worker);
    let closed: Promise<void> | undefined;
    return { url: addressOf(place.gate, port), failed, close: () => (closed ??= close().finally(leave)) };
  } catch (error) {
    await worker.terminate();
    leave();
    throw error;
  }
}

interface Place {
  readonly gate: Pick<WorkerTask, "at" | "password">;
  remove(): void;
}

/** A socket in the private folder; where there is no such thing, a port with a password of its own for this start. */
function placeOf(home: string): Place {
  if (process.platform === "win32") {
    return { gate: { at: { port: 0 }, password: randomBytes(24).toString("base64url") }, remove: () => {} };
  }
  const fits = Buffer.byteLength(join(home, SOCKET)) <= SOCKET_LIMIT_BYTES;
  // mkdtemp makes it 0700, like the folder that it stands in for.
  const folder = fits ? home : mkdtempSync(join(tmpdir(), "purser-"));
  return {
    gate: { at: { path: join(folder, SOCKET) } },
    remove: () => (fits ? undefined : rmSync(folder, { recursive: true, force: true })),
  };
}

function started(worker: Worker): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    worker.once("message", (report: WorkerReport) => {
      if (report.kind === "ready") resolve(report.port);
      else if (report.kind === "died") reject(new Error(report.message));
      else reject(new PurserError(report.code, report.message, { next: report.next }));
    });
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("The thread of the database ended before it was ready.")));
  });
}

function watch(worker: Worker): Pick<Embedded, "failed" | "close"> {
  let closing = false;
  let reason = new Error("The thread of the database ended.");
  worker.on("message", (report: WorkerReport) => {
    if (report.kind === "died") reason = new Error(`The database ended: ${report.message}`);
  });
  worker.on("error", (error: unknown) => {
    if (error instanceof Error) reason = error;
  });
  const exited = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
  return {
    failed: new Promise((resolve) => {
      void exited.then(() => (closing ? undefined : resolve(reason)));
    }),
    async close() {
      closing = true;
      worker.postMessage("close");
      await exited;
    },
  };
}
