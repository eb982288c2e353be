import type { LogoMark } from "#domain/business";
import type { LogoFacts, LogoFormat } from "#domain/logo";
import { sha256 } from "#kernel/canonical-json";

import { toDbInstant } from "./convert.ts";
import type { Db, Tx } from "./database.ts";

/** A picture as documents bear it. */
export interface Logo {
  readonly format: LogoFormat;
  readonly bytes: Uint8Array;
}

/** Keeps a picture that was looked through. Kept twice it is one. @returns under which id */
export async function keepLogo(
  tx: Tx,
  { format, width, height }: LogoFacts,
  bytes: Uint8Array,
  at: Temporal.Instant,
): Promise<string> {
  const id = sha256(bytes);
  await tx.$executeRaw`
    insert into logos (id, format, width, height, bytes, created_at)
    values (${id}, ${format}, ${width}, ${height}, ${Buffer.from(bytes)}, ${toDbInstant(at)})
    on conflict (id) do nothing`;
  return id;
}

/** What is kept of a picture beside its bytes; null where none is kept under the id. */
export async function logoMark(db: Db, id: string): Promise<LogoMark | null> {
  const [row] = await db.$queryRaw<LogoMark[]>`
    select id, format, width, height, length(bytes) as "sizeBytes" from logos where id = ${id}`;
  return row ?? null;
}

/** The business's logo with its bytes; null where it has none. */
export async function businessLogo(db: Db): Promise<Logo | null> {
  const [row] = await db.$queryRaw<{ format: LogoFormat; bytes: Uint8Array }[]>`
    select l.format, l.bytes from business b join logos l on l.id = b.logo_id where b.id = 1`;
  return row === undefined ? null : { format: row.format, bytes: new Uint8Array(row.bytes) };
}
