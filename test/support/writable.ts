import type { Database, Tx } from "#storage/database";

/** A connection that writes outside every act: for what only a test does to books. */
export function writable({ reads }: Pick<Database, "reads">): Tx {
  return reads as unknown as Tx;
}
