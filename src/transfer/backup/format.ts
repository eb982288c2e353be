import { gunzipSync, gzipSync } from "node:zlib";

import { z } from "zod";

/**
 * A backup is text, one JSON value a line, in three gzip parts that lie one behind the other, so that `gunzip` reads it
 * whole:
 * 1. the header;
 * 2. for each table its opening line, a line a row (an array of values as PostgreSQL writes them, or null), its closing
 *    line; then the counters;
 * 3. the seal: the SHA-256 of every byte of the file before it. It always has the same length.
 */
export const FORMAT = "purser-backup";
export const VERSION = 1;

export const headerSchema = z.object({
  format: z.literal(FORMAT),
  version: z.int(),
  /** The program that wrote it. */
  program: z.string(),
  createdAt: z.string(),
  /** The schema: each migration that had been applied, with the SHA-256 of its SQL. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  audit: z.object({ count: z.string(), hash: z.string() }),
  /** How many rows each table has. */
  rows: z.record(z.string(), z.int()),
});

export type BackupHeader = z.output<typeof headerSchema>;

/** The lines between the rows. */
export const markSchema = z.union([
  z.object({ table: z.string(), columns: z.array(z.object({ name: z.string(), type: z.string() })) }),
  z.object({ end: z.string(), rows: z.int(), sha256: z.string() }),
  z.object({ counters: z.array(z.object({ table: z.string(), column: z.string(), next: z.string() })) }),
]);

export type BackupMark = z.output<typeof markSchema>;

export function seal(sha256: string): Buffer {
  // Not compressed, so that it is always of one length.
  return gzipSync(`${JSON.stringify({ sha256 })}\n`, { level: 0 });
}

export const SEAL_BYTES = seal("0".repeat(64)).length;

/** The digest that a seal says, or null where the bytes are no seal. */
export function readSeal(bytes: Buffer): string | null {
  try {
    return z.object({ sha256: z.string().length(64) }).parse(JSON.parse(gunzipSync(bytes).toString())).sha256;
  } catch {
    return null;
  }
}
