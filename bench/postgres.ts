import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

import pg from "pg";

import { CannotRun } from "./cannot-run.ts";

/** A server on which databases may be made. */
export interface Server {
  readonly version: string;
  /** Makes a database and tells its address. */
  createDatabase(name: string): Promise<string>;
  close(): Promise<void>;
}

const PROGRAMS = ["/usr/lib/postgresql/*/bin", "/usr/local/pgsql/bin", "/opt/homebrew/opt/postgresql*/bin"];

/**
 * The server of PURSER_BENCH_DATABASE_URL; where that is not set, one of its own in a folder that goes with it, set up
 * as PostgreSQL comes, reached by a socket.
 *
 * @throws CannotRun where there is neither
 */
export async function openServer(): Promise<Server> {
  const given = process.env["PURSER_BENCH_DATABASE_URL"];
  if (given !== undefined && given !== "") return serverAt(given, async () => {});
  const programs = globSync(PROGRAMS).toSorted().at(-1);
  if (programs === undefined || !existsSync(join(programs, "initdb"))) {
    throw new CannotRun(
      "No PostgreSQL is installed here. Install one, or set PURSER_BENCH_DATABASE_URL to a server of your own.",
    );
  }
  return openCluster(programs);
}

async function openCluster(programs: string): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), "purser-bench-pg-"));
  // PostgreSQL will not run as root.
  const user = process.getuid?.() === 0 ? { uid: idOf("-u"), gid: idOf("-g") } : undefined;
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, "data");
  execFileSync(join(programs, "initdb"), ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8"], {
    ...user,
    cwd: folder,
    stdio: "ignore",
  });
  const server = spawn(join(programs, "postgres"), ["-D", data, "-k", folder, "-c", "listen_addresses="], {
    ...user,
    cwd: folder,
    stdio: "ignore",
  });
  const ended = once(server, "exit");
  const close = async (): Promise<void> => {
    server.kill("SIGINT");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`;
  for (let left = 100; !(await answers(url)); left--) {
    if (left === 0 || server.exitCode !== null) throw new CannotRun(`PostgreSQL did not start from ${programs}.`);
    await pause(100);
  }
  return serverAt(url, close);
}

const idOf = (what: string): number => Number(execFileSync("id", [what, "postgres"], { encoding: "utf8" }));

async function answers(url: string): Promise<boolean> {
  return run(url, "select 1").then(
    () => true,
    () => false,
  );
}

async function serverAt(url: string, closeServer: () => Promise<void>): Promise<Server> {
  const [row] = await run(url, "show server_version");
  const made: string[] = [];
  return {
    version: String(row?.["server_version"]).split(" ")[0] ?? "",
    async createDatabase(name) {
      const unique = `purser_bench_${name}_${process.pid}`;
      await run(url, `create database ${unique}`);
      made.push(unique);
      const address = new URL(url);
      address.pathname = `/${unique}`;
      return address.href;
    },
    async close() {
      for (const name of made) await run(url, `drop database ${name} with (force)`);
      await closeServer();
    },
  };
}

/** Runs SQL on a connection of its own. */
export async function run(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const results: unknown = await client.query(sql);
    const last = (Array.isArray(results) ? results.at(-1) : results) as pg.QueryResult<Record<string, unknown>>;
    return last.rows;
  } finally {
    await client.end();
  }
}
