import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import pg from "pg";

const BOOKS = ["documents", "payments", "allocations", "journal_entries", "postings", "parties"];

/** A plain connection to the database behind `<home>/run.json`, as any client of the machine's owner has it. */
export async function booksBySql(home: string) {
  const { databaseUrl } = JSON.parse(readFileSync(join(home, "run.json"), "utf8")) as { databaseUrl: string };
  const client = new pg.Client({ connectionString: databaseUrl });
  // The process that it reads from may end first.
  client.on("error", () => {});
  await client.connect();
  const rowsOf = async (table: string): Promise<string> => {
    const { rows } = await client.query<{ row: string }>(`select t::text as row from ${table} t order by 1`);
    return rows.map(({ row }) => row).join("\n");
  };
  return {
    client,
    /** SHA-256 over every row of the books: the same for the same books. */
    async digest(): Promise<string> {
      const hash = createHash("sha256");
      for (const table of BOOKS) hash.update(`${table}\n${await rowsOf(table)}\n`);
      return hash.digest("hex");
    },
    close: () => client.end(),
  };
}
