import pg from "pg";
import { expect, it } from "vitest";

import { describePostgres } from "#test/databases";

describePostgres("the books on a PostgreSQL server", ({ open }) => {
  it("have their extensions, and keep the audit log from being edited", async () => {
    const database = await open();
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      const found = await client.query(
        "SELECT extname FROM pg_extension WHERE extname IN ('pg_trgm', 'unaccent') ORDER BY 1",
      );
      expect(found.rows).toEqual([{ extname: "pg_trgm" }, { extname: "unaccent" }]);
      await client.query(
        "INSERT INTO audit (seq, at, kind, body, prev_hash, hash) VALUES (1, now(), 'k', '{}', '', '')",
      );
      await expect(client.query("UPDATE audit SET body = 'other'")).rejects.toThrow(/audit/);
      await expect(client.query("DELETE FROM audit")).rejects.toThrow(/audit/);
      await expect(client.query("TRUNCATE audit")).rejects.toThrow(/audit/);
    } finally {
      await client.end();
      await database.close();
    }
  });
});
