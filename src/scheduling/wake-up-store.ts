import type { AgendaBackend } from "agenda";

import type { Pool } from "#storage/database";

/** Where the scheduler's library keeps when to wake whom. Nothing that may not be lost stands there. */
export interface WakeUpStore {
  /** For the log and for people: "PostgreSQL", "MongoDB". */
  readonly name: string;
  readonly backend: AgendaBackend;
  close(): Promise<void>;
}

/** Beside the books, in a table that our own migration makes. */
export async function postgresStore(pool: Pool): Promise<WakeUpStore> {
  const { PostgresBackend } = await import("@agendajs/postgres-backend");
  // Listening would hold a connection for good, and does not cross the embedded database's front.
  const backend = new PostgresBackend({ pool, ensureSchema: false, disableNotifications: true });
  return { name: "the books' database", backend, close: async () => {} };
}

/** In a MongoDB of its own: one database for one business, named in the address. */
export async function mongoStore(url: string): Promise<WakeUpStore> {
  const [{ MongoBackend }, { MongoClient }] = await Promise.all([import("@agendajs/mongo-backend"), import("mongodb")]);
  const named = URL.parse(url)?.pathname.slice(1) ?? "";
  // The client connects when it is first used, and again whenever it must: a server that is away is no reason to end.
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 3_000, connectTimeoutMS: 3_000 });
  const backend = new MongoBackend({ mongo: client.db(named === "" ? "purser" : named) });
  return { name: "MongoDB", backend, close: () => client.close() };
}
