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
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 3_000, connectTimeoutMS: 3_000 });
  const backend = new MongoBackend({ mongo: client.db(named === "" ? "purser" : named) });
  const { repository } = backend;
  return {
    name: "MongoDB",
    backend: {
      name: backend.name,
      ownsConnection: false,
      repository,
      async connect() {
        // The client finds a server again that went away, but gives up for good where its first try fails: then only
        // this makes it try again.
        await client.connect();
        await backend.connect();
      },
      disconnect: async () => {},
    },
    close: () => client.close(),
  };
}
