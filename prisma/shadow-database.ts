import { randomBytes } from "node:crypto";

import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { unaccent } from "@electric-sql/pglite/contrib/unaccent";

import { openGate } from "#storage/embedded/gate";
import { greetingOf } from "#storage/embedded/greeting";

/** An empty PostgreSQL in memory, with the extensions that the books use, reachable until it is closed. */
export async function openShadowDatabase(): Promise<{ url: string; close(): Promise<void> }> {
  const database = await PGlite.create({ dataDir: "memory://", extensions: { pg_trgm, unaccent } });
  const password = randomBytes(18).toString("base64url");
  const gate = await openGate(database, { at: { port: 0 }, password, greeting: await greetingOf(database) });
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${gate.port}/postgres`,
    async close() {
      await gate.close();
      await database.close();
    },
  };
}
