import { homeFolder, readSettings } from "#kernel/settings";
import { verifyAudit } from "#storage/audit-store";
import { openHome } from "#storage/home";
import { journalBalance } from "#storage/journal-store";

import { keptAuditHead } from "../audit-head-file.ts";

import { type Command, HOME_HELP, HOME_OPTION } from "./command.ts";
import { openBooks } from "./open-books.ts";

export const auditVerify: Command = {
  name: "audit verify",
  summary: "work out the audit log's chain again, and whether the books balance",
  help: `Usage: npm run -s purser -- audit verify [options]

Ends with 0 when the chain is whole and the books balance, and with 1 when not.

Options:
${HOME_HELP}
  -h, --help          this text`,
  options: HOME_OPTION,
  async run(flags, { env, output }) {
    const home = openHome(homeFolder(flags["home"] as string | undefined, env)).path;
    const settings = await readSettings(home, env);
    const books = await openBooks(settings);
    try {
      const kept = await keptAuditHead(home);
      const verdict = await verifyAudit(books.database.reads, kept === null ? [] : [kept]);
      const unbalanced = [...(await journalBalance(books.database.reads))].filter(([, sum]) => sum !== 0n);
      output.write(
        verdict.ok
          ? `The audit log is whole: ${verdict.head.count} entries, head ${verdict.head.hash}.\n`
          : `The audit log is NOT whole. ${verdict.problem}\nKeep the data folder as it is, and restore a backup from before.\n`,
      );
      output.write(
        unbalanced.length === 0
          ? "The books balance in every currency.\n"
          : `The books do NOT balance: ${unbalanced.map(([currency, sum]) => `${currency} is off by ${sum} minor units`).join(", ")}.\n`,
      );
      return verdict.ok && unbalanced.length === 0 ? 0 : 1;
    } finally {
      await books.database.close();
      await books.close();
    }
  },
};
