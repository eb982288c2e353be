import pg from "pg";

import { pieceOf, type Sql, type Statement, statementOf, toParameter } from "./sql.ts";

/** SQL of our own. Each statement is on its way to the database when the function returns. */
export interface Raw {
  /** @returns the rows: bigint for int8, Date for dates and instants, values for JSON */
  $queryRaw<Rows = unknown>(query: TemplateStringsArray | Sql, ...values: readonly unknown[]): Promise<Rows>;
  /** @returns how many rows were written */
  $executeRaw(query: TemplateStringsArray | Sql, ...values: readonly unknown[]): Promise<number>;
  /** For text that was put together from names that were quoted. */
  $queryRawUnsafe<Rows = unknown>(text: string, ...values: readonly unknown[]): Promise<Rows>;
  $executeRawUnsafe(text: string, ...values: readonly unknown[]): Promise<number>;
}

/** SQL by whatever sends a statement: a pool, or one transaction. */
export function rawBy(send: (query: pg.QueryConfig) => Promise<pg.QueryResult>): Raw {
  const run = ({ text, values }: Statement) => send({ text, values: [...values], types: TYPES });
  const unsafe = (text: string, values: readonly unknown[]): Statement => ({ text, values: values.map(toParameter) });
  return {
    $queryRaw: async <Rows>(query: TemplateStringsArray | Sql, ...values: readonly unknown[]) =>
      (await run(statementOf(pieceOf(query, values)))).rows as Rows,
    $executeRaw: async (query, ...values) => (await run(statementOf(pieceOf(query, values)))).rowCount ?? 0,
    $queryRawUnsafe: async <Rows>(text: string, ...values: readonly unknown[]) =>
      (await run(unsafe(text, values))).rows as Rows,
    $executeRawUnsafe: async (text, ...values) => (await run(unsafe(text, values))).rowCount ?? 0,
  };
}

const { builtins } = pg.types;
const typeParser = pg.types.getTypeParser as (oid: number, format?: string) => unknown;

/** As the driver would, but for what loses digits or days there; an instant as Prisma reads it. */
const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [builtins.INT8]: BigInt,
  [builtins.DATE]: (text) => new Date(`${text}T00:00:00Z`),
  [builtins.TIMESTAMP]: (text) => new Date(`${text.replace(" ", "T")}Z`),
  [builtins.TIMESTAMPTZ]: (text) => new Date(`${text.replace(" ", "T").replace(OFFSET, "")}Z`),
};
const OFFSET = /[+-]\d{2}(?::?\d{2})?(?::?\d{2})?$/;

const TYPES = {
  getTypeParser: (oid: number, format?: string) =>
    (format ?? "text") === "text" && PARSERS[oid] !== undefined ? PARSERS[oid] : typeParser(oid, format),
} as pg.CustomTypesConfig;
