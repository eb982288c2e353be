import type { Tx } from "../database.ts";

/** Where a column that counts by itself stands. */
export interface Counter {
  readonly table: string;
  readonly column: string;
  /** The next value that it gives. */
  readonly next: string;
}

/** Every column of the books that takes its value from a sequence of PostgreSQL's. */
export async function readCounters(db: Tx): Promise<readonly Counter[]> {
  const owned = await db.$queryRaw<{ table: string; column: string; sequence: string }[]>`
    select t.relname::text as "table", a.attname::text as "column", s.oid::regclass::text as sequence
    from pg_class s
    join pg_depend d on d.objid = s.oid and d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i')
    join pg_class t on t.oid = d.refobjid
    join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
    where s.relkind = 'S' and s.relnamespace = current_schema()::regnamespace
    order by 1, 2`;
  const counters: Counter[] = [];
  for (const { table, column, sequence } of owned) {
    const [row] = await db.$queryRawUnsafe<{ next: string }[]>(
      `select (last_value + case when is_called then 1 else 0 end)::text as next from ${sequence}`,
    );
    counters.push({ table, column, next: row?.next ?? "1" });
  }
  return counters;
}

/** Lets each count on from where it stood. */
export async function writeCounters(tx: Tx, counters: readonly Counter[]): Promise<void> {
  for (const { table, column, next } of counters) {
    await tx.$executeRaw`select setval(pg_get_serial_sequence(quote_ident(${table}), ${column}), ${next}::bigint, false)`;
  }
}
