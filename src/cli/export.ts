import { join, resolve } from "node:path";

import { systemClock } from "#kernel/clock";
import { PurserError } from "#kernel/errors";
import { homeFolder, readSettings } from "#kernel/settings";
import { openHome } from "#storage/home";
import { exportBooks } from "#transfer/export/export-books";

import { loadAllExtensions } from "../extensions.ts";
import { prepareBooks } from "../prepare-books.ts";

import { type Command, HOME_HELP, HOME_OPTION } from "./command.ts";
import { openBooks } from "./open-books.ts";

export const exportCommand: Command = {
  name: "export",
  summary: "write the books as CSV files and PDFs, for other programs and people",
  help: `Usage: npm run -s purser -- export DIR [options]

Writes customers, invoices, lines, payments, allocations, the journal, approvals and the audit log as CSV, and the PDF of
every document that has a number. DIR must be new or empty. Cut off, it goes on when it is run again.

Options:
${HOME_HELP}
  -h, --help          this text`,
  options: HOME_OPTION,
  argument: "DIR",
  async run(flags, { env, output, errors }, dir) {
    if (dir === undefined)
      throw new PurserError("no-folder", "No folder was named.", { next: "Write: npm run -s purser -- export DIR" });
    const home = openHome(homeFolder(flags["home"] as string | undefined, env)).path;
    const settings = await readSettings(home, env);
    const { documentTypes } = await loadAllExtensions();
    const books = await openBooks(settings);
    try {
      await prepareBooks(books.database, settings, systemClock);
      const path = resolve(dir);
      const { rows, pdfs, kept } = await exportBooks(path, {
        database: books.database,
        documentTypes,
        fontFolder: join(home, "fonts"),
        progress: (count) => void (errors.isTTY && errors.write(`\r${count.toLocaleString("en")} PDFs`)),
      });
      if (errors.isTTY) errors.write("\r\u001b[K");
      const tables = [...rows].map(([name, count]) => `${count} ${name}`).join(", ");
      const again = kept === 0 ? "" : ` (${kept} of them were there from a try that was cut off)`;
      output.write(`The books are in ${path}: ${tables}; ${pdfs} PDFs${again}.\n`);
      return 0;
    } finally {
      await books.database.close();
      await books.close();
    }
  },
};
