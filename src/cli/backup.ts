import { existsSync } from "node:fs";
import { resolve } from "node:path";

import { systemClock } from "#kernel/clock";
import { PurserError } from "#kernel/errors";
import { homeFolder, readSettings } from "#kernel/settings";
import { openHome } from "#storage/home";
import { nightlyCopy } from "#transfer/backup/nightly-copy";
import { writeBackup } from "#transfer/backup/write-backup";

import { type Command, HOME_HELP, HOME_OPTION } from "./command.ts";
import { openBooks } from "./open-books.ts";

export const backup: Command = {
  name: "backup",
  summary: "copy the whole books into one file, also while Purser runs",
  help: `Usage: npm run -s purser -- backup [FILE] [options]

Writes everything that is in the database into FILE, as it stands at one instant. The settings (.env) and their secrets
are not in it. Without FILE it is the day's copy in <home>/copies, which is made once a day; older ones than 14 days go.

Options:
${HOME_HELP}
  -h, --help          this text`,
  options: HOME_OPTION,
  argument: "FILE",
  async run(flags, { env, output }, file) {
    const home = openHome(homeFolder(flags["home"] as string | undefined, env)).path;
    const settings = await readSettings(home, env);
    const books = await openBooks(settings);
    try {
      if (file === undefined) {
        const { path, made, removed } = await nightlyCopy(home, books.database, systemClock);
        output.write(made ? `The books are copied to ${path}.\n` : `Today's copy was made before: ${path}\n`);
        if (removed.length > 0) output.write(`Removed: ${removed.join(", ")}.\n`);
        return 0;
      }
      const path = resolve(file);
      if (existsSync(path)) {
        throw new PurserError("file-there", `${path} is there already, and a backup never writes over a file.`, {
          next: "Name another one, or remove it first.",
        });
      }
      const { header, sha256 } = await writeBackup(books.database, path, systemClock);
      const rows = Object.values(header.rows).reduce((sum, count) => sum + count, 0);
      output.write(
        `The books are copied to ${path}: ${Object.keys(header.rows).length} tables, ${rows} rows, audit log at entry ${header.audit.count}.\nSHA-256 ${sha256}\n`,
      );
      return 0;
    } finally {
      await books.database.close();
      await books.close();
    }
  },
};
