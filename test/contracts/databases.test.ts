import pg from "pg";
import { describe, expect, it } from "vitest";

import { databases, type TestDatabase } from "#test/databases";

async function ask(database: TestDatabase, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(sql).finally(() => client.end());
  return rows;
}

const ADD_MEMBER =
  "INSERT INTO members (id, name, name_key, role, created_at) VALUES ('mem_1', 'Ann', 'ann', 'owner', now())";

describe.each(databases())("a test's own database in $name", ({ open }) => {
  it("has the tables and shares no row with another", async () => {
    const [one, other] = await Promise.all([open(), open()]);
    try {
      await ask(one, ADD_MEMBER);
      expect(await ask(one, "SELECT name FROM members")).toEqual([{ name: "Ann" }]);
      expect(await ask(other, "SELECT name FROM members")).toEqual([]);
    } finally {
      await Promise.all([one.close(), other.close()]);
    }
  });

  it("is gone when it is closed", async () => {
    const database = await open();
    await database.close();
    await expect(ask(database, "SELECT 1")).rejects.toThrow(/ENOENT|ECONNREFUSED|does not exist/);
  });
});
