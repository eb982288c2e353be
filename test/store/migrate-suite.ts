import { cp, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { migrate } from "#storage/migrate";
import type { DatabaseKind, TestDatabase } from "#test/databases";

const MIGRATIONS = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));

export function migrateSuite(kind: DatabaseKind): void {
  describe("a database that was brought up to date", () => {
    let books: TestDatabase;
    let folder: string;

    beforeAll(async () => {
      books = await kind.open();
      folder = await mkdtemp(join(tmpdir(), "purser-migrations-"));
      await cp(MIGRATIONS, folder, { recursive: true });
    });
    afterAll(() => Promise.all([books.close(), rm(folder, { recursive: true })]));

    async function ask(sql: string): Promise<readonly Record<string, unknown>[]> {
      const client = new pg.Client({ connectionString: books.url });
      await client.connect();
      return client
        .query<Record<string, unknown>>(sql)
        .then(({ rows }) => rows)
        .finally(() => client.end());
    }
    const applied = async () =>
      (await ask("SELECT migration_name FROM _prisma_migrations ORDER BY 1")).map((row) => row["migration_name"]);

    it("is left alone the second time", async () => {
      const names = (await readdir(MIGRATIONS, { withFileTypes: true })).flatMap((entry) =>
        entry.isDirectory() ? [entry.name] : [],
      );
      expect(await migrate(books.url, MIGRATIONS)).toEqual([]);
      expect(await applied()).toEqual(names.toSorted());
    });

    it("gets what is new, once, from ten processes that start together", async () => {
      const name = "29990101000000_toy";
      await cp(join(folder, (await applied())[0] as string), join(folder, name), { recursive: true });
      await writeFile(
        join(folder, name, "migration.sql"),
        "CREATE TABLE toys (id TEXT PRIMARY KEY);\nINSERT INTO toys VALUES ('one');\n",
      );
      const runs = await Promise.all(Array.from({ length: 10 }, () => migrate(books.url, folder)));
      expect(runs.flat()).toEqual([name]);
      expect(await ask("SELECT id FROM toys")).toEqual([{ id: "one" }]);
    });

    it("is refused by a build that does not know all of it, and nothing is changed", async () => {
      const before = await applied();
      await expect(migrate(books.url, MIGRATIONS)).rejects.toMatchObject({
        code: "database-newer",
        message: "The database was changed by a newer Purser (it holds 29990101000000_toy).",
      });
      expect(await applied()).toEqual(before);
    });

    it("takes none of a migration that fails", async () => {
      const name = "29990102000000_broken";
      await cp(join(folder, "29990101000000_toy"), join(folder, name), { recursive: true });
      await writeFile(
        join(folder, name, "migration.sql"),
        "INSERT INTO toys VALUES ('two');\nSELECT nothing FROM nowhere;\n",
      );
      await expect(migrate(books.url, folder)).rejects.toThrow("nowhere");
      expect(await ask("SELECT id FROM toys")).toEqual([{ id: "one" }]);
      expect(await applied()).not.toContain(name);
      await rm(join(folder, name), { recursive: true });
    });

    it("is refused when a migration was edited after it had been applied", async () => {
      await writeFile(join(folder, "29990101000000_toy", "migration.sql"), "CREATE TABLE toys (id INTEGER);\n");
      await expect(migrate(books.url, folder)).rejects.toMatchObject({ code: "migration-edited" });
    });
  });
}
