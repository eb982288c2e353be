import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { PurserError } from "#kernel/errors";
import { openHome, readRun } from "#storage/home";

/** Says that a folder holds demo books, which may be made anew. */
const MARKER = "demo.json";
const MADE_ANEW = ["books", "outbox", "drafts", "files", "audit-head.json", "run.json", "purser.log"];

/**
 * Makes a folder ready for demo books: a new one, an empty one, or one that held demo books before, which are thrown
 * away.
 *
 * @throws PurserError `demo-other-books` for a folder with anybody's books in it, `demo-open` where a demo still runs
 */
export function claimDemoFolder(path: string, about: { readonly seed: number; readonly day: string }): string {
  const home = resolve(path);
  if (existsSync(join(home, MARKER))) {
    if (readRun(home) !== undefined) {
      throw new PurserError("demo-open", `A demo is open in ${home}.`, {
        next: "End it first, or name another folder with --home.",
      });
    }
    for (const name of MADE_ANEW) rmSync(join(home, name), { recursive: true, force: true });
  } else if (holdsBooks(home)) {
    throw new PurserError("demo-other-books", `The folder ${home} holds books that are not a demo's.`, {
      next: "Name another folder with --home: a demo is made anew each time.",
    });
  }
  openHome(home);
  writeFileSync(join(home, MARKER), `${JSON.stringify(about)}\n`, { mode: 0o600 });
  return home;
}

function holdsBooks(home: string): boolean {
  const books = join(home, "books");
  return existsSync(books) && readdirSync(books).length > 0;
}
