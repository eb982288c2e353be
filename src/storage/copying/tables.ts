import type { Db } from "../database.ts";

/** A table as it is copied. */
export interface TableShape {
  readonly name: string;
  /** Those that are stored, in the order of the table. `type` is as PostgreSQL writes it: `character(3)`. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** The SQL that puts its rows into one order on every server. */
  readonly order: string;
}

/**
 * Tables that are not copied: the record of migrations is made anew by migrating, and Agenda's own hold nothing but
 * when to wake next, which it works out again.
 */
export const NOT_COPIED = /^(?:_prisma_migrations$|agenda)/;

/**
 * The tables of the books, out of the catalogue so that none can be forgotten; those that others refer to come first.
 *
 * @throws Error for tables that refer to each other in a circle, which could not be loaded in any order
 */
export async function ownTables(db: Db): Promise<readonly TableShape[]> {
  const columns = await db.$queryRaw<{ table: string; name: string; type: string; key: number | null }[]>`
    select c.relname::text as "table", a.attname::text as name, format_type(a.atttypid, a.atttypmod) as type,
      array_position(i.indkey::int2[], a.attnum)::int as key
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    left join pg_index i on i.indrelid = c.oid and i.indisprimary
    where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace
    order by c.relname collate "C", a.attnum`;
  const references = await db.$queryRaw<{ from: string; to: string }[]>`
    select f.relname::text as "from", t.relname::text as "to"
    from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
    where k.contype = 'f' and k.connamespace = current_schema()::regnamespace and f.oid <> t.oid`;
  const names = [...new Set(columns.map((column) => column.table))].filter((name) => !NOT_COPIED.test(name));
  const shapes = new Map(
    names.map(
      (name) =>
        [
          name,
          shapeOf(
            name,
            columns.filter((column) => column.table === name),
          ),
        ] as const,
    ),
  );
  const ordered: TableShape[] = [];
  while (shapes.size > 0) {
    const waits = new Set(references.filter(({ to }) => shapes.has(to)).map(({ from }) => from));
    const ready = [...shapes].filter(([name]) => !waits.has(name));
    if (ready.length === 0)
      throw new Error(`tables that refer to each other in a circle: ${[...shapes.keys()].join()}`);
    for (const [name, shape] of ready) {
      ordered.push(shape);
      shapes.delete(name);
    }
  }
  return ordered;
}

function shapeOf(
  name: string,
  columns: readonly { readonly name: string; readonly type: string; readonly key: number | null }[],
): TableShape {
  const keys = columns.filter(({ key }) => key !== null).toSorted((a, b) => (a.key ?? 0) - (b.key ?? 0));
  const by = keys.length === 0 ? columns : keys;
  return {
    name,
    columns: columns.map((column) => ({ name: column.name, type: column.type })),
    // Each server has a collation of its own, and the order is part of what is compared.
    order: by.map((key) => (isText(key.type) ? `${quoted(key.name)} collate "C"` : quoted(key.name))).join(", "),
  };
}

function isText(type: string): boolean {
  return type === "text" || type.startsWith("character");
}

/** A name as SQL takes it, whatever is in it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
