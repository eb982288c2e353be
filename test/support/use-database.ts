import { afterAll, beforeAll } from "vitest";

import { type Database, openDatabase } from "#storage/database";
import type { DatabaseKind, TestDatabase } from "#test/databases";

/** A database for the suite that this stands in, opened before its first test and closed after its last. */
export function useDatabase(kind: DatabaseKind): () => Database {
  let books: TestDatabase | undefined;
  let database: Database | undefined;
  beforeAll(async () => {
    books = await kind.open();
    database = openDatabase(books.url);
  });
  afterAll(async () => {
    await database?.close();
    await books?.close();
  });
  return () => {
    if (database === undefined) throw new Error("the database is not open yet");
    return database;
  };
}
