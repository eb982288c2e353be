import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlDriverAdapter, SqlDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import type pg from "pg";

/**
 * Connects Prisma to a database that is still being opened. The client can get ready meanwhile, which takes it as long
 * as the opening takes the database; its queries wait for the connections, and fail as those do.
 */
export function adapterOnceOpen(pool: Promise<pg.Pool>): SqlDriverAdapterFactory {
  const names = { provider: "postgres", adapterName: "@prisma/adapter-pg" } as const;
  return {
    ...names,
    async connect(): Promise<SqlDriverAdapter> {
      const open = pool.then((connections) => new PrismaPg(connections, { disposeExternalPool: true }).connect());
      // Whoever asks is told; where nobody does, whoever opens the database is.
      open.catch(() => {});
      return {
        ...names,
        queryRaw: async (query) => (await open).queryRaw(query),
        executeRaw: async (query) => (await open).executeRaw(query),
        executeScript: async (script) => (await open).executeScript(script),
        startTransaction: async (isolationLevel) => (await open).startTransaction(isolationLevel),
        getConnectionInfo: () => ({ supportsRelationJoins: true }),
        dispose: async () => (await open).dispose(),
      };
    },
  };
}
