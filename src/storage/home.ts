import { accessSync, chmodSync, constants, mkdirSync, readdirSync, readFileSync, statfsSync, statSync } from "node:fs";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { PurserError } from "#kernel/errors";

/** The data folder of one business, with the folders inside it. Only its owner can read any of it. */
export interface Home {
  readonly path: string;
  readonly books: string;
  readonly outbox: string;
  readonly drafts: string;
  readonly files: string;
}

/** What `run.json` says while a process holds the folder. */
export interface Run {
  readonly pid: number;
  readonly databaseUrl: string;
  /** ISO 8601 instant. */
  readonly startedAt: string;
}

const MARKER = "purser.json";
const FORMAT = 1;
/** A new database takes 40 MB, and one more file of its log 16. */
const LEAST_FREE_BYTES = 64 * 1024 * 1024;
const NEXT_FOLDER = "Name another folder, or make this one yours.";

/**
 * Opens the data folder, or makes it. It is tightened to its owner alone, and refused in words when it is not ours or
 * cannot be used.
 *
 * @throws PurserError `home-not-a-folder`, `home-not-yours`, `home-foreign`, `home-newer`, `home-unwritable`, `home-full`
 */
export function openHome(path: string, freeBytes: (path: string) => number = bytesFree): Home {
  const home = resolve(path);
  const inside = (name: string): string => join(home, name);
  const folders = {
    books: inside("books"),
    outbox: inside("outbox"),
    drafts: inside("drafts"),
    files: inside("files"),
  };
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    checkOwner(home);
    const isNew = !isOurs(home);
    if (process.platform !== "win32") chmodSync(home, 0o700);
    accessSync(home, constants.R_OK | constants.W_OK | constants.X_OK);
    checkSpace(home, freeBytes(home));
    if (isNew) writeWhole(inside(MARKER), JSON.stringify({ format: FORMAT }));
    for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw inWords(home, error);
  }
  return { path: home, ...folders };
}

function checkOwner(home: string): void {
  const found = statSync(home);
  const me = process.getuid?.();
  if (me === undefined || found.uid === me) return;
  throw new PurserError("home-not-yours", `The folder ${home} belongs to another user of this machine.`, {
    next: NEXT_FOLDER,
    fields: { home, uid: found.uid },
  });
}

/** True when the folder is ours already, false when it is empty. */
function isOurs(home: string): boolean {
  // A marker that was being written when the process ended leaves its first name behind.
  const names = readdirSync(home).filter((name) => !name.startsWith(`${MARKER}.`));
  if (names.length === 0) return false;
  const format = names.includes(MARKER) ? formatOf(join(home, MARKER)) : undefined;
  if (format === undefined) {
    throw new PurserError("home-foreign", `The folder ${home} is not empty and was not made by Purser.`, {
      next: "Name an empty folder or one that does not exist yet.",
      fields: { home },
    });
  }
  if (format > FORMAT) {
    throw new PurserError(
      "home-newer",
      `The folder ${home} was written by a newer Purser (format ${format}, this one knows ${FORMAT}).`,
      {
        next: "Update Purser, or name another folder.",
        fields: { home, format },
      },
    );
  }
  return true;
}

function formatOf(marker: string): number | undefined {
  const { format } = readJson(marker) ?? {};
  return typeof format === "number" ? format : undefined;
}

function readJson(path: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

function bytesFree(path: string): number {
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize;
}

function checkSpace(home: string, free: number): void {
  if (free >= LEAST_FREE_BYTES) return;
  throw new PurserError("home-full", `The disk of ${home} has only ${Math.floor(free / 1024 ** 2)} MB left.`, {
    next: `Free at least ${LEAST_FREE_BYTES / 1024 ** 2} MB there and start again.`,
    fields: { home, free },
  });
}

function inWords(home: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  const say = (name: string, message: string, next: string): PurserError =>
    new PurserError(name, message, { next, fields: { home, code }, cause: error });
  if (code === "EEXIST" || code === "ENOTDIR") {
    return say("home-not-a-folder", `${home} is a file, or lies inside one.`, "Name a folder.");
  }
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") {
    return say("home-unwritable", `Purser may not write to the folder ${home}.`, NEXT_FOLDER);
  }
  if (code === "ENOSPC" || code === "EDQUOT") {
    return say("home-full", `There is no space left on the disk of ${home}.`, "Free some space there and start again.");
  }
  return error;
}

/** Tells later commands where the running process is. Returns what takes it away again. */
export function writeRun(home: string, run: Run): () => void {
  const path = join(home, "run.json");
  writeWhole(path, JSON.stringify(run));
  return () => {
    // A newer process may have written its own since.
    if (readJson(path)?.["pid"] === run.pid) rmSync(path, { force: true });
  };
}

/** What the process that holds the folder wrote, or undefined when there is none or it is dead. */
export function readRun(home: string): Run | undefined {
  const { pid, databaseUrl, startedAt } = readJson(join(home, "run.json")) ?? {};
  if (typeof pid !== "number" || typeof databaseUrl !== "string" || typeof startedAt !== "string") return undefined;
  return isAlive(pid) ? { pid, databaseUrl, startedAt } : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Written under another name first, so that nobody reads half of it. */
function writeWhole(path: string, text: string): void {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${text}\n`, { mode: 0o600 });
  renameSync(draft, path);
}
