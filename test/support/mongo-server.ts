import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { describe } from "vitest";

const SOURCES = fileURLToPath(new URL("../real/mongodb/", import.meta.url));
const LIBRARIES = fileURLToPath(new URL("../.work/mongodb/", import.meta.url));

/** A server that speaks MongoDB's protocol. */
export interface MongoServer {
  /** The address of a database on it that nobody has used before. */
  freshUrl(): string;
  /** Ends it as a crash would. Null where it is not ours to end. */
  readonly crash: (() => Promise<void>) | null;
  /** Lets it hang: what is connected stays so and gets no answer, until it is thawed. Null where it is not ours. */
  readonly freeze: (() => void) | null;
  readonly thaw: (() => void) | null;
  /** Starts it anew on the same port, with nothing in it. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** A suite for MongoDB. Where there is none and none can be started it is skipped, and its title says why. */
export function describeMongo(title: string, suite: () => void): void {
  const why = whyNone();
  describe.skipIf(why !== null)(`${title}${why === null ? "" : ` (${why})`}`, suite);
}

function whyNone(): string | null {
  if ((process.env["PURSER_TEST_MONGODB_URL"] ?? "") !== "") return null;
  const missing = ["java", "mvn"].filter(
    (program) => spawnSync(program, ["-version"], { stdio: "ignore" }).status !== 0,
  );
  if (missing.length === 0) return null;
  const words = `PURSER_TEST_MONGODB_URL is not set, and there is no ${missing.join(" and no ")}`;
  if (process.env["PURSER_REQUIRE_REAL"] === "1") throw new Error(`PURSER_REQUIRE_REAL is set, but ${words}.`);
  return words;
}

/** The server of PURSER_TEST_MONGODB_URL; without it, one of our own that goes with the test. */
export async function openMongo(): Promise<MongoServer> {
  const given = process.env["PURSER_TEST_MONGODB_URL"] ?? "";
  let used = 0;
  const fresh = (base: string): string => {
    const url = new URL(base);
    url.pathname = `/purser_test_${process.pid}_${Date.now().toString(36)}_${++used}`;
    return url.href;
  };
  if (given !== "") {
    return {
      freshUrl: () => fresh(given),
      crash: null,
      freeze: null,
      thaw: null,
      restart: async () => {},
      close: async () => {},
    };
  }
  fetchLibraries();
  const port = await freePort();
  let server = await launch(port);
  return {
    freshUrl: () => fresh(`mongodb://127.0.0.1:${port}/`),
    crash: () => server.kill(),
    freeze: () => server.signal("SIGSTOP"),
    thaw: () => server.signal("SIGCONT"),
    async restart() {
      server = await launch(port);
    },
    close: () => server.kill(),
  };
}

function fetchLibraries(): void {
  if (existsSync(join(LIBRARIES, "done"))) return;
  const copied = spawnSync(
    "mvn",
    ["-q", "-B", "dependency:copy-dependencies", `-DoutputDirectory=${LIBRARIES}`, "-f", join(SOURCES, "pom.xml")],
    { encoding: "utf8" },
  );
  if (copied.status !== 0) throw new Error(`Maven could not fetch the server: ${copied.stdout}${copied.stderr}`);
  spawnSync("touch", [join(LIBRARIES, "done")]);
}

interface Launched {
  kill(): Promise<void>;
  signal(name: "SIGSTOP" | "SIGCONT"): void;
}

async function launch(port: number): Promise<Launched> {
  const child = spawn("java", ["-Xmx256m", "-cp", join(LIBRARIES, "*"), join(SOURCES, "Server.java"), String(port)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const up = once(child.stdout, "data");
  await Promise.race([up, ended.then(() => Promise.reject(new Error("the server ended while it started")))]);
  return {
    signal: (name) => void child.kill(name),
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
