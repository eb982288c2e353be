import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { PurserError } from "#kernel/errors";
import type { Settings } from "#kernel/settings";
import type { Probe } from "#kernel/points";
import type { Database } from "#storage/database";
import { type Embedded, openEmbedded } from "#storage/embedded/open";
import { readRun, type Run, writeRun } from "#storage/home";

import { refuseMoved } from "./moved-marker.ts";

const MIGRATIONS = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));
const WAIT_FOR_HOLDER_MS = 15_000;

/** The books, however this process came to them. */
export interface OpenBooks {
  readonly database: Database;
  /** `held`: this process holds the embedded books. `joined`: another does. `server`: a PostgreSQL of its own. */
  readonly how: "held" | "joined" | "server";
  /** Settles when the books can no longer be reached, with why. */
  readonly lost: Promise<PurserError>;
  close(): Promise<void>;
}

/**
 * Opens the books: those behind DATABASE_URL; else the embedded ones, by joining the process that holds them or, when
 * there is none, by holding them.
 */
export async function openBooks(settings: Settings, probe?: Probe): Promise<OpenBooks> {
  if (settings.DATABASE_URL !== undefined) {
    await migrateTo(settings.DATABASE_URL);
    return {
      database: await connect(settings.DATABASE_URL, probe),
      how: "server",
      lost: new Promise(() => {}),
      close: async () => {},
    };
  }
  refuseMoved(settings.home);
  const run = readRun(settings.home);
  // Nothing is awaited where nobody holds them: the database begins to open before anything else is read.
  return (run === undefined ? null : await join(settings.home, run, probe)) ?? (await hold(settings.home, probe));
}

async function connect(url: string | Promise<string>, probe: Probe | undefined): Promise<Database> {
  const { openDatabase } = await import("#storage/database");
  return openDatabase(url, probe === undefined ? {} : { probe });
}

async function migrateTo(url: string): Promise<void> {
  const { migrate } = await import("#storage/migrate");
  await migrate(url, MIGRATIONS).catch((error: unknown) => {
    if (error instanceof PurserError) throw error;
    const { code, message } = error as { code?: string; message?: string };
    throw new PurserError("no-database", `The database of DATABASE_URL cannot be used (${code ?? message}).`, {
      next: "See that it runs and that the address, user and password are right.",
      cause: error,
    });
  });
}

async function join(home: string, run: Run, probe: Probe | undefined): Promise<OpenBooks | null> {
  // After a crash another program may bear that pid by now: what counts is whether the books answer.
  if (!(await answers(run.databaseUrl))) return null;
  const ended = new PurserError("holder-ended", `The Purser that held the books (process ${run.pid}) has ended.`, {
    next: "Start again.",
  });
  let watching: NodeJS.Timeout | undefined;
  const lost = new Promise<PurserError>((resolve) => {
    watching = setInterval(() => {
      if (readRun(home)?.pid !== run.pid) resolve(ended);
    }, 500);
    watching.unref();
  });
  return {
    database: await connect(run.databaseUrl, probe),
    how: "joined",
    lost,
    close: async () => clearInterval(watching),
  };
}

async function answers(url: string): Promise<boolean> {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

async function hold(home: string, probe: Probe | undefined): Promise<OpenBooks> {
  const opening = openEmbedded(home, { migrations: MIGRATIONS });
  // The client gets ready meanwhile. A failure of the opening is told below.
  const url = opening.then((opened) => opened.url);
  url.catch(() => {});
  const connecting = connect(url, probe);
  let embedded: Embedded;
  try {
    embedded = await opening;
  } catch (error) {
    if (error instanceof PurserError && error.code === "home-held") return waitForHolder(home, probe, error);
    throw error;
  }
  const database = await connecting;
  const removeRun = writeRun(home, {
    pid: process.pid,
    databaseUrl: embedded.url,
    startedAt: new Date().toISOString(),
  });
  return {
    database,
    how: "held",
    lost: embedded.failed.then(
      (cause) =>
        new PurserError("books-lost", `The embedded database stopped (${cause.message}).`, {
          next: "See that the disk is not full, and start again.",
          cause,
        }),
    ),
    async close() {
      removeRun();
      await embedded.close();
    },
  };
}

/** Another process has just taken the books and is still opening them: it is joined as soon as it says where it is. */
async function waitForHolder(home: string, probe: Probe | undefined, held: PurserError): Promise<OpenBooks> {
  for (let waited = 0; waited < WAIT_FOR_HOLDER_MS; waited += 200) {
    const run = readRun(home);
    const joined = run === undefined ? null : await join(home, run, probe);
    if (joined !== null) return joined;
    await sleep(200);
  }
  throw held;
}
