import { fileURLToPath } from "node:url";

import { PurserError } from "#kernel/errors";
import { type Database, openDatabase } from "#storage/database";
import { openEmbedded } from "#storage/embedded/open";

export const MIGRATIONS = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));

/** A database that this process has to itself, as it lies there: nothing was migrated. */
export interface BooksPlace {
  readonly url: string;
  readonly database: Database;
  close(): Promise<void>;
}

/**
 * The embedded books of a data folder, which nobody else may hold.
 *
 * @throws PurserError `home-held` that names who does
 */
export async function embeddedPlace(home: string): Promise<BooksPlace> {
  const embedded = await openEmbedded(home);
  const database = openDatabase(embedded.url);
  return {
    url: embedded.url,
    database,
    async close() {
      await database.close();
      await embedded.close();
    },
  };
}

/** @throws PurserError `no-database` where nothing answers; the address's password is in no message */
export async function serverPlace(url: string): Promise<BooksPlace> {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await client.query("select 1");
    await client.end();
  } catch (cause) {
    await client.end().catch(() => {});
    throw noDatabase(url, cause);
  }
  const database = openDatabase(url);
  return { url, database, close: () => database.close() };
}

function noDatabase(url: string, cause: unknown): PurserError {
  const { code, message } = cause as { code?: string; message?: string };
  return new PurserError("no-database", `The database ${withoutPassword(url)} cannot be used (${code ?? message}).`, {
    next: "See that it runs and that the address, user and password are right. Nothing was changed.",
    fields: { code },
  });
}

/** An address as it may be shown. */
export function withoutPassword(address: string): string {
  const url = URL.parse(address);
  if (url === null) return "(not an address)";
  const host = url.searchParams.get("host") ?? url.host;
  return `${url.protocol}//${url.username === "" ? "" : `${url.username}@`}${host}${url.pathname}`;
}
