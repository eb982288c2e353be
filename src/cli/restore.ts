import { join, resolve } from "node:path";

import { systemClock } from "#kernel/clock";
import { PurserError } from "#kernel/errors";
import { silentLogger } from "#kernel/logger";
import { noProbe } from "#kernel/points";
import { homeFolder, readSettings } from "#kernel/settings";
import { tellOfUnanswered, unansweredLines } from "#chat/tell-of-unanswered";
import { writeFileWhole } from "#effects/write-file-whole";
import { formatMoment } from "#domain/moment";
import { readBusiness, zoneOfBusiness } from "#storage/business-store";
import type { AuditHead } from "#storage/audit-store";
import { holdsBooks } from "#storage/copying/load-books";
import type { Tx } from "#storage/database";
import { openHome } from "#storage/home";
import { migrate } from "#storage/migrate";
import { enqueue } from "#storage/outbox-store";
import { checkBackup, type CheckedBackup } from "#transfer/backup/check-backup";
import { booksThere, markRestored, restoreBackup } from "#transfer/backup/restore-backup";

import { keepAuditHead, keptAuditHead } from "../audit-head-file.ts";

import { type BooksPlace, embeddedPlace, MIGRATIONS, serverPlace } from "./books-place.ts";
import { type Command, HOME_HELP, HOME_OPTION, type Streams } from "./command.ts";

export const restore: Command = {
  name: "restore",
  summary: "put a backup into an empty data folder or database",
  help: `Usage: npm run -s purser -- restore FILE [options]

FILE is looked at from end to end before anything is written. It goes into a data folder (or, where DATABASE_URL is set,
a database) that holds no books yet: all of it or nothing. Messages that were still to go out wait for you afterwards,
because they may have gone out since the copy was made; "status" lists them. What was said and not answered by then is
not done either: it is listed, and told again where it was said.

Options:
${HOME_HELP}
  -h, --help          this text`,
  options: HOME_OPTION,
  argument: "FILE",
  async run(flags, { env, output }, file) {
    if (file === undefined)
      throw new PurserError("no-file", "No backup was named.", { next: "Write: npm run -s purser -- restore FILE" });
    const home = openHome(homeFolder(flags["home"] as string | undefined, env)).path;
    const settings = await readSettings(home, env);
    const kept = await keptAuditHead(home);
    const backup = await checkBackup(resolve(file), MIGRATIONS, kept);
    const place = await (settings.DATABASE_URL === undefined
      ? embeddedPlace(home)
      : serverPlace(settings.DATABASE_URL));
    try {
      return await into(place, backup, { home, kept, output });
    } finally {
      await place.close();
    }
  },
};

async function into(
  place: BooksPlace,
  backup: CheckedBackup,
  { home, kept, output }: { home: string; kept: Awaited<ReturnType<typeof keptAuditHead>>; output: Streams["output"] },
): Promise<number> {
  if (await holdsBooks(place.database.reads)) throw booksThere();
  // First the schema that the copy was made of, then what came after it.
  await migrate(place.url, MIGRATIONS, { only: new Set(backup.header.migrations.map(({ name }) => name)) });
  const { head, halted, unanswered, zone } = await restoreBackup(place.database, backup, (tx) =>
    markAndTell(tx, backup, kept),
  );
  const newer = await migrate(place.url, MIGRATIONS);
  if (kept !== null && backup.kept !== "stands") await keepOldHead(home, kept);
  const auditHead = keepAuditHead(home, noProbe, silentLogger);
  auditHead.moved(head);
  await auditHead.flush();
  const rows = Object.values(backup.header.rows).reduce((sum, count) => sum + count, 0);
  const lines = [
    `The books of ${await moment(place, backup.header.createdAt)} are restored: ${rows} rows. The audit log is whole and the books balance.`,
    ...(newer.length === 0 ? [] : [`They were brought up to date with ${newer.join(", ")}.`]),
    ...(backup.kept === "later" && kept !== null
      ? [
          `This data folder knew of an audit log that went further, by ${kept.count - BigInt(backup.header.audit.count)}: what was done after the copy is lost. The log says so.`,
        ]
      : []),
    ...(backup.kept === "other" ? ["This data folder knew of other books before. The audit log says so."] : []),
    ...(halted === 0
      ? []
      : [`Under way when the copy was made, and waiting now: ${halted}. See npm run -s purser -- status`]),
    ...(unanswered.length === 0
      ? []
      : [
          `Said and not answered when the copy was made: ${unanswered.length}. Nothing was done for it since; say it again if it still holds. Each is told where it was said, too, when Purser is next open there.`,
          ...unansweredLines(unanswered, zone).map((line) => `  ${line}`),
        ]),
  ];
  output.write(`${lines.join("\n")}\n`);
  return 0;
}

/** In the transaction of the restore, so that nobody is told twice or not at all. */
async function markAndTell(tx: Tx, backup: CheckedBackup, kept: AuditHead | null) {
  const at = systemClock.now();
  const restored = await markRestored(tx, backup, { at, kept });
  const zone = await zoneOfBusiness(tx);
  const from = { sha256: backup.sha256, createdAt: Temporal.Instant.from(backup.header.createdAt), zone };
  await enqueue(tx, tellOfUnanswered(restored.unanswered, from), at);
  return { ...restored, zone };
}

/** An instant as people read it where the business is. */
async function moment({ database }: BooksPlace, at: string): Promise<string> {
  const business = await readBusiness(database.reads);
  return formatMoment(Temporal.Instant.from(at), business?.zone ?? "UTC");
}

/** The head that the folder knew before says what is lost: it is kept, under a name of its own. */
async function keepOldHead(home: string, { count, hash }: { count: bigint; hash: string }): Promise<void> {
  const path = join(home, `audit-head.before-restore-${count}.json`);
  await writeFileWhole(noProbe, path, `${JSON.stringify({ count: count.toString(), hash })}\n`);
}
