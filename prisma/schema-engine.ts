import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlQuery,
  type SqlResultSet,
} from "@prisma/driver-adapter-utils";
import { SchemaEngine } from "@prisma/schema-engine-wasm";
import pg from "pg";

const CHAR_OID = 18;
const TEXT_OID = 25;

declare global {
  var PRISMA_WASM_PANIC_REGISTRY: { set_message(message: string): void } | undefined;
}

/**
 * Prisma's own schema engine, compiled to WebAssembly: no binary to download. It connects at once, and takes the
 * given empty database both for its own and for the shadow database in which it replays migrations. `firstFailure`
 * tells what the database said when the engine says only that something outside it failed.
 */
export async function openSchemaEngine(
  emptyDatabaseUrl: string,
): Promise<{ engine: SchemaEngine; firstFailure: () => unknown }> {
  // Without this a panic of the engine shows as a TypeError about a missing registry.
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    set_message(message) {
      throw new Error(message);
    },
  };
  const connect = async (): Promise<SqlDriverAdapter> => readable(emptyDatabaseUrl);
  const factory = {
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect,
    connectToShadowDb: connect,
  } as const;
  const bound = bindMigrationAwareSqlAdapterFactory(factory);
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => {}, bound);
  return { engine, firstFailure: () => bound.errorRegistry.consumeError(0)?.error };
}

/** Prisma's pg adapter, made able to read what the engine asks of PostgreSQL's catalogue. */
async function readable(url: string): Promise<SqlDriverAdapter> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const adapter = await new PrismaPg(pool, { disposeExternalPool: true }).connect();
  return Object.assign(adapter, {
    queryRaw: (query: SqlQuery) => queryWithChars(adapter, pool, query),
    // Its own cuts a script at each semicolon, also inside the body of a function.
    executeScript: async (script: string) => void (await pool.query(script)),
  });
}

/** The adapter knows no column of the catalogue's type "char" and throws; the engine wants it told as a character. */
async function queryWithChars(adapter: object, pool: pg.Pool, query: SqlQuery): Promise<SqlResultSet> {
  const chars: number[] = [];
  const client = {
    async query(config: pg.QueryArrayConfig) {
      const result = await pool.query(config);
      for (const [index, field] of result.fields.entries()) {
        if (field.dataTypeID !== CHAR_OID) continue;
        field.dataTypeID = TEXT_OID;
        chars.push(index);
      }
      return result;
    },
  };
  const view: { queryRaw(query: SqlQuery): Promise<SqlResultSet> } = Object.create(
    Object.getPrototypeOf(adapter) as object,
    { client: { value: client } },
  );
  const result = await view.queryRaw(query);
  for (const index of chars) result.columnTypes[index] = ColumnTypeEnum.Character;
  return result;
}
