import pg from "pg";

/** The books as they stood, to which they are set back before each case. */
export interface BooksSnapshot {
  /** Sets every table back. Nothing else may use the database meanwhile. */
  restore(): Promise<void>;
  close(): Promise<void>;
}

const SNAPSHOT = "eval_snapshot";

/**
 * Keeps a copy of every table beside it in the same database. The triggers that keep the books from being changed are
 * off while they are set back: these books are a stage.
 */
export async function takeSnapshot(url: string): Promise<BooksSnapshot> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by tablename",
  );
  const tables = rows.map(({ name }) => `"${name}"`);
  await client.query(`create schema ${SNAPSHOT}`);
  for (const table of tables) {
    await client.query(`create table ${SNAPSHOT}.${table} as select * from public.${table}`);
  }
  const setBack = [
    "begin",
    "set local session_replication_role = replica",
    `truncate ${tables.map((table) => `public.${table}`).join(", ")}`,
    ...tables.map((table) => `insert into public.${table} select * from ${SNAPSHOT}.${table}`),
    "commit",
  ].join(";\n");
  return {
    restore: async () => void (await client.query(setBack)),
    close: () => client.end(),
  };
}
