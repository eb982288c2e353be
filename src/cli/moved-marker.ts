import { readFileSync } from "node:fs";
import { join } from "node:path";

import { PurserError } from "#kernel/errors";
import { noProbe } from "#kernel/points";
import { writeFileWhole } from "#effects/write-file-whole";

const FILE = "moved.json";

/** Where the books of a data folder went. `to` bears no password. */
export interface Moved {
  readonly to: string;
  /** ISO 8601 instant. */
  readonly at: string;
}

export async function markMoved(home: string, moved: Moved): Promise<void> {
  await writeFileWhole(noProbe, join(home, FILE), `${JSON.stringify(moved)}\n`);
}

/** @throws PurserError `books-moved`: opened here they would silently go their own way */
export function refuseMoved(home: string): void {
  let text: string;
  try {
    text = readFileSync(join(home, FILE), "utf8");
  } catch {
    return;
  }
  const { to, at } = JSON.parse(text) as Moved;
  throw new PurserError("books-moved", `The books of ${home} were moved to ${to} on ${at.slice(0, 10)}.`, {
    next: `Set DATABASE_URL to that database in ${join(home, ".env")}. To go back to the books as they were before the move, and lose what was done since, remove ${join(home, FILE)}.`,
    fields: { to, at },
  });
}
