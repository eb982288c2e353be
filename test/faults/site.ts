import { setTimeout as sleep } from "node:timers/promises";

import pg from "pg";

import { type Database, openDatabase } from "#storage/database";
import { readRun } from "#storage/home";
import { SET_UP } from "#test/business-of-tests";

import { type Killable, startKillable } from "./killable.ts";
import type { Kill } from "./killing-probe.ts";

/** Where the books are: those of the home folder, or a PostgreSQL beside it. */
export interface Site {
  readonly home: string;
  /** Null: the embedded database inside the home. */
  readonly url: string | null;
  /** Makes the names of the customers. */
  readonly seed: string;
}

/** A look at the books from outside, while a process has them open. */
export interface Look {
  readonly client: pg.Client;
  readonly database: Database;
  close(): Promise<void>;
}

const OPENS_WITHIN_MS = 60_000;
const SETTLES_WITHIN_MS = 60_000;

/** What a process of the site still has to do: turns, effects, and its own preparations. */
const UNFINISHED = `select 'event ' || text as what from inbox where status <> 'done'
  union all select format('effect %s %s %s %s', key, status, attempts, last_error) from outbox where status in ('queued', 'sending')
  union all select 'the business' where not exists (select 1 from business)`;

export async function startOn({ home, url }: Site, kill?: Kill): Promise<Killable> {
  if (url !== null) await letClaimsExpire(url);
  const env = {
    ...SET_UP,
    PURSER_BUSINESS: "Fault Works",
    PURSER_TIMEZONE: "UTC",
    ...(url === null ? {} : { DATABASE_URL: url }),
  };
  return startKillable({ home, env, ...(kill === undefined ? {} : { kill }) });
}

/**
 * Does as if the minute had passed after which a claim of a dead process may be taken over. The embedded database needs
 * no such thing: who holds it knows that nobody else lives.
 */
async function letClaimsExpire(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("update inbox set claimed_until = 'epoch' where status = 'received'");
  await client.query(
    "update outbox set claimed_until = 'epoch' where status in ('queued', 'sending') and claimed_until is not null",
  );
  await client.end();
}

/** Connects to the books that the process opens. */
export async function lookAt({ home, url }: Site, process: Killable): Promise<Look> {
  const address = url ?? (await openedBy(home, process));
  const client = new pg.Client({ connectionString: address });
  // The end of the process ends the connection; whoever asks next hears of it.
  client.on("error", () => {});
  await client.connect();
  const database = openDatabase(address, { connections: 1 });
  return {
    client,
    database,
    async close() {
      await Promise.all([client.end().catch(() => {}), database.close().catch(() => {})]);
    },
  };
}

async function openedBy(home: string, process: Killable): Promise<string> {
  for (let waited = 0; waited < OPENS_WITHIN_MS; waited += 25) {
    const run = readRun(home);
    if (run?.pid === process.pid) return run.databaseUrl;
    const gone = await Promise.race([process.gone, sleep(25)]);
    if (gone !== undefined) throw new Error(`the process ended while it started: ${gone.errors}`);
  }
  throw new Error("the process did not open its books");
}

/** Waits until nothing is under way any more. */
export async function settled({ client }: Look): Promise<void> {
  for (let waited = 0; ; waited += 50) {
    const { rows } = await client.query<{ what: string }>(UNFINISHED);
    if (rows.length === 0) return;
    if (waited > SETTLES_WITHIN_MS) throw new Error(`it is not finished: ${rows.map((row) => row.what).join("; ")}`);
    await sleep(50);
  }
}
