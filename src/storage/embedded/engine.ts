import { closeSync, existsSync, fdatasyncSync, fsyncSync, openSync } from "node:fs";
import { basename } from "node:path";

import { PGlite, type Extension } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { unaccent } from "@electric-sql/pglite/contrib/unaccent";

import type { Program } from "./compile-program.ts";

export interface EngineOptions {
  /** PGlite's program, when somebody compiled it already. */
  readonly program?: Program;
  /** Called when PostgreSQL ended in the middle of something: nothing more can be asked of it. */
  readonly onDeath: (error: Error) => void;
  /** Called after each file or folder that was forced to the disk, with its name in the data folder. */
  readonly onSync?: (name: string) => void;
}

interface OpenFile {
  readonly nfd?: number;
  readonly node: object;
}

/** What we reach inside PGlite, none of it public: the version is pinned, and tests count the calls. */
interface Internals {
  NODEFS: { stream_ops: { fsync?: (file: OpenFile) => number }; realPath(node: object): string };
  _PostgresMainLoopOnce(): void;
}

/** Only tells other processes that PostgreSQL runs: it means nothing after a power cut, and is written at each start. */
const PID_FILE = "postmaster.pid";

/** How much of what PostgreSQL says is kept to explain its end. */
const SAID_LINES = 20;
/** How PostgreSQL's own error handling leaves the main loop, to enter it again. */
const LONGJMP = 100;

/**
 * PGlite drops every sync: `-F` turns them off, and what reaches its file layer goes nowhere. Of the ways to sync the
 * write-ahead log only `fsync` arrives there. The buffers are a quarter of the default, which is cleared at each
 * start: that is most of what a start costs, and 96 MB of memory.
 */
const PARAMETERS = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== "-F"),
  ...["-c", "wal_sync_method=fsync", "-c", "shared_buffers=32MB"],
];

/**
 * Starts PostgreSQL on a folder, durable: a commit is on the disk when it is answered. A folder that is missing or
 * empty becomes a new database. It is meant to be spoken to in the wire protocol only.
 */
export async function startEngine(dataDir: string, options: EngineOptions): Promise<PGlite> {
  const { program, onDeath, onSync = () => {} } = options;
  const said: string[] = [];
  const database = new PGlite({
    dataDir,
    extensions: { durable: durable(onSync), pg_trgm, unaccent },
    startParams: PARAMETERS,
    ...(program === undefined ? {} : { pgliteWasmModule: program }),
    onStderr: (line) => {
      said.push(line);
      if (said.length > SAID_LINES) said.shift();
      return false;
    },
  });
  // It reads the catalogue to parse arrays for callers of its JavaScript interface, of whom there are none.
  database._initArrayTypes = async () => {};
  try {
    await database.waitReady;
  } catch (error) {
    throw new Error(lastWords(said) ?? "PostgreSQL did not start", { cause: error });
  }
  const internals = database.Module as unknown as Internals;
  const once = internals._PostgresMainLoopOnce.bind(internals);
  // PGlite swallows every way out of the main loop and goes round again, for ever when PostgreSQL is gone.
  internals._PostgresMainLoopOnce = () => {
    try {
      once();
    } catch (error) {
      const isOver = (error as { status?: number }).status !== LONGJMP;
      if (isOver) onDeath(new Error(lastWords(said) ?? String(error), { cause: error }));
      throw error;
    }
  };
  return database;
}

/** Why PostgreSQL ended, of all that it wrote to its log, without the time and the process in front. */
function lastWords(said: readonly string[]): string | undefined {
  const words = / (?:FATAL|PANIC): +(.*)/;
  return said.findLast((line) => words.test(line))?.match(words)?.[1];
}

/** Gives PGlite's file layer the sync that it lacks, before PostgreSQL starts: recovery has to be durable too. */
function durable(onSync: (name: string) => void): Extension {
  const fsync = (nodefs: Internals["NODEFS"], file: OpenFile): number => {
    const path = nodefs.realPath(file.node);
    if (basename(path) === PID_FILE) return 0;
    if (file.nfd === undefined) syncFolder(path);
    else fdatasyncSync(file.nfd);
    onSync(basename(path));
    return 0;
  };
  return {
    name: "durable",
    async setup(_database, options: { preRun?: unknown[] }) {
      const hook = ({ NODEFS }: Internals): void => {
        NODEFS.stream_ops.fsync = (file) => fsync(NODEFS, file);
      };
      return { emscriptenOpts: { ...options, preRun: [...(options.preRun ?? []), hook] } };
    },
  };
}

/** Forces a folder's list of names to the disk. Windows has no such call. */
export function syncFolder(path: string): void {
  if (process.platform === "win32" || !existsSync(path)) return;
  const folder = openSync(path, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
