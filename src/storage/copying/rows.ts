import type { Tx } from "../database.ts";

import { quoted, type TableShape } from "./tables.ts";

const PAGE = 500;
/** How much text goes into one statement, in characters. */
const BATCH_LENGTH = 2_000_000;

/** Makes this transaction write every value as any other server reads it. */
export async function speakPlainly(tx: Tx): Promise<void> {
  await tx.$executeRaw`select set_config(name, value, true) from (values
    ('timezone', 'UTC'), ('datestyle', 'ISO, YMD'), ('intervalstyle', 'iso_8601'), ('bytea_output', 'hex'),
    ('extra_float_digits', '1')) as s(name, value)`;
}

/**
 * A table's rows in their one order, page by page: each a JSON array with each value as PostgreSQL writes it, or null.
 * After {@link speakPlainly}, in the same transaction.
 */
export async function* readRows(tx: Tx, table: TableShape): AsyncGenerator<readonly string[]> {
  const values = table.columns.map(({ name }) => `${quoted(name)}::text`).join(", ");
  await tx.$executeRawUnsafe(
    `declare purser_rows no scroll cursor for
     select json_build_array(${values})::text as line from ${quoted(table.name)} order by ${table.order}`,
  );
  for (;;) {
    const rows = await tx.$queryRawUnsafe<{ line: string }[]>(`fetch ${PAGE} from purser_rows`);
    if (rows.length === 0) break;
    yield rows.map(({ line }) => line);
  }
  await tx.$executeRaw`close purser_rows`;
}

/** Writes rows as {@link readRows} gave them. Every type reads back what it wrote, so that nothing is rounded. */
export async function writeRows(
  tx: Tx,
  table: TableShape,
  lines: AsyncIterable<string> | Iterable<string>,
): Promise<void> {
  const names = table.columns.map(({ name }) => quoted(name)).join(", ");
  const values = table.columns.map(({ type }, index) => `(r.row->>${index})::${type}`).join(", ");
  const sql = `insert into ${quoted(table.name)} (${names}) overriding system value
    select ${values} from jsonb_array_elements($1::jsonb) with ordinality as r(row, place) order by r.place`;
  let batch: string[] = [];
  let length = 0;
  const flush = async (): Promise<void> => {
    if (batch.length > 0) await tx.$executeRawUnsafe(sql, `[${batch.join(",")}]`);
    batch = [];
    length = 0;
  };
  for await (const line of lines) {
    batch.push(line);
    length += line.length;
    if (length >= BATCH_LENGTH) await flush();
  }
  await flush();
}

export async function countRows(db: Tx, table: TableShape): Promise<number> {
  const [row] = await db.$queryRawUnsafe<{ count: bigint }[]>(`select count(*) as count from ${quoted(table.name)}`);
  return Number(row?.count ?? 0n);
}
