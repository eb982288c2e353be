import { readFile, rename, writeFile } from "node:fs/promises";

import type { Logger } from "#kernel/logger";

export const HISTORY_LIMIT = 500;

/** The lines that were typed before, newest first, as readline keeps them. */
export interface History {
  readonly lines: string[];
  save(newestFirst: readonly string[]): void;
  /** Resolves when everything was written that is to be. */
  saved(): Promise<void>;
}

/** Keeps the history in a file, oldest line first, that only its owner may read. A null path keeps nothing. */
export async function openHistory(path: string | null, logger: Logger): Promise<History> {
  const kept = path === null ? "" : await readFile(path, "utf8").catch(() => "");
  let writing: Promise<void> = Promise.resolve();
  return {
    lines: kept
      .split("\n")
      .filter((line) => line !== "")
      .slice(-HISTORY_LIMIT)
      .toReversed(),
    save(newestFirst) {
      if (path === null) return;
      const text = newestFirst.slice(0, HISTORY_LIMIT).toReversed().join("\n");
      // A new file put in the old one's place: it is never half written, and always has our mode.
      writing = writing
        .then(() => writeFile(`${path}.new`, `${text}\n`, { mode: 0o600 }))
        .then(() => rename(`${path}.new`, path))
        .catch((error: unknown) => logger.error("console-history-not-kept", { error }));
    },
    saved: () => writing,
  };
}
