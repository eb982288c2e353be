import { closeSync, existsSync, fsyncSync, openSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";

import { PurserError } from "#kernel/errors";

import type { Program } from "./compile-program.ts";
import { startEngine, syncFolder } from "./engine.ts";

/** The major version of PostgreSQL inside the pinned PGlite. A folder opens only under the one that made it. */
const POSTGRES_MAJOR = "18";

/**
 * Makes sure that a folder holds a database that this build can open, and makes a new one where there is none. A new
 * one is made beside its place and moved there when it is whole and on the disk, so that being ended on the way leaves
 * nothing that looks like books.
 *
 * @throws PurserError `books-damaged`, `books-other-version`
 */
export async function prepareBooks(folder: string, program?: Program): Promise<void> {
  const version = join(folder, "PG_VERSION");
  if (existsSync(version)) {
    const major = readFileSync(version, "utf8").trim();
    if (major !== POSTGRES_MAJOR) throw otherVersion(folder, major);
    return;
  }
  if (existsSync(folder) && readdirSync(folder).length > 0) throw damaged(folder, "the file PG_VERSION is missing");
  const fresh = `${folder}.new`;
  rmSync(fresh, { recursive: true, force: true });
  const engine = await startEngine(fresh, { onDeath: () => {}, ...(program === undefined ? {} : { program }) });
  await engine.close();
  syncTree(fresh);
  rmSync(folder, { recursive: true, force: true });
  renameSync(fresh, folder);
  syncFolder(dirname(folder));
}

function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) syncTree(path);
    else {
      const file = openSync(path, "r+");
      fsyncSync(file);
      closeSync(file);
    }
  }
  syncFolder(folder);
}

export function damaged(folder: string, detail: string, cause?: unknown): PurserError {
  return new PurserError("books-damaged", `The books in ${folder} cannot be opened: ${detail}.`, {
    next: "Nothing was changed. Copy the whole folder to a safe place, then restore it from your last backup.",
    fields: { folder, detail },
    cause,
  });
}

function otherVersion(folder: string, major: string): PurserError {
  return new PurserError(
    "books-other-version",
    `The books in ${folder} were written by PostgreSQL ${major}, and this build holds PostgreSQL ${POSTGRES_MAJOR}.`,
    {
      next: "Open them with the version of Purser that wrote them, back them up there, and restore the backup here.",
      fields: { folder, major },
    },
  );
}
