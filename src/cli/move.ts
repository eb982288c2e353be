import { PurserError } from "#kernel/errors";
import { systemClock } from "#kernel/clock";
import { homeFolder, isPostgresUrl, readSettings } from "#kernel/settings";
import { holdsBooks } from "#storage/copying/load-books";
import { openHome } from "#storage/home";
import { migrate } from "#storage/migrate";
import { type CopiedBooks, copyBooks, isCopyOf } from "#transfer/copy-books";

import { ask } from "./ask.ts";
import { type BooksPlace, embeddedPlace, MIGRATIONS, serverPlace, withoutPassword } from "./books-place.ts";
import { type Command, HOME_HELP, HOME_OPTION, type Streams } from "./command.ts";
import { markMoved, refuseMoved } from "./moved-marker.ts";
import { writeEnv } from "./write-env.ts";

export const move: Command = {
  name: "move",
  summary: "move the books from the data folder to a PostgreSQL server",
  help: `Usage: npm run -s purser -- move DATABASE_URL [options]

Copies the books into an empty database in one transaction, compares every table, and marks the books here as moved, so
that no start opens them by mistake. Stop Purser first. DATABASE_URL is like postgres://user:password@host/name; to keep
the password out of the list of processes, leave it out there and set PURSER_MOVE_TO instead.

Options:
${HOME_HELP}
  --write-env         write DATABASE_URL into <home>/.env
  -h, --help          this text`,
  options: { ...HOME_OPTION, "write-env": { type: "boolean" } },
  argument: "DATABASE_URL",
  async run(flags, streams, argument) {
    const { env, output } = streams;
    const url = argument ?? env["PURSER_MOVE_TO"] ?? "";
    if (!isPostgresUrl(url)) {
      throw new PurserError("bad-address", "That is no address of a PostgreSQL database.", {
        next: "Write it like postgres://user:password@host/name.",
      });
    }
    const home = openHome(homeFolder(flags["home"] as string | undefined, env)).path;
    const settings = await readSettings(home, env);
    if (settings.DATABASE_URL !== undefined) {
      throw new PurserError("not-embedded", "DATABASE_URL is set: these books are on a server already.", {
        next: "Copy them with backup, and restore that into another database.",
      });
    }
    refuseMoved(home);
    const from = await embeddedPlace(home);
    try {
      const to = await serverPlace(url);
      await copied(from, to, output).finally(() => to.close());
      // The head of the audit log in the data folder stays: it stands in both chains, so that going back is possible.
      await markMoved(home, { to: withoutPassword(url), at: systemClock.now().toString() });
    } finally {
      await from.close();
    }
    const write = flags["write-env"] === true || (await ask(`Write DATABASE_URL into ${home}/.env?`, streams));
    if (write) await writeEnv(home, "DATABASE_URL", url);
    output.write(
      write
        ? `DATABASE_URL is written into ${home}/.env. Start Purser as ever.\n`
        : `Now set DATABASE_URL to that address in ${home}/.env, and start Purser as ever. Until then a start here says where the books are.\n`,
    );
    return 0;
  },
};

async function copied(from: BooksPlace, to: BooksPlace, output: Streams["output"]): Promise<void> {
  const name = withoutPassword(to.url);
  await migrate(from.url, MIGRATIONS);
  if (await isCopyOf(from.database.reads, to.database.reads)) {
    output.write(`${name} holds these books already, whole: an earlier move got that far.\n`);
    return;
  }
  await emptyTarget(to, name);
  const done = await copyBooks(from.database, to.database, systemClock.now()).catch((error: unknown) => {
    throw brokenOff(name, error);
  });
  output.write(`${words(done)} are in ${name}. Every table was compared, the books balance, the audit log is whole.\n`);
}

const words = ({ tables, rows }: CopiedBooks): string => `${rows} rows of ${tables} tables`;

async function emptyTarget(to: BooksPlace, name: string): Promise<void> {
  const db = to.database.reads;
  if (await holdsBooks(db)) {
    throw new PurserError("target-full", `${name} holds books already.`, {
      next: "Name an empty database. Nothing was changed.",
    });
  }
  const foreign = await db.$queryRaw<{ name: string }[]>`
    select c.relname::text as name from pg_class c
    where c.relkind in ('r', 'p', 'v', 'm') and c.relnamespace = current_schema()::regnamespace
      and to_regclass('_prisma_migrations') is null order by 1 limit 1`;
  if (foreign[0] !== undefined) {
    throw new PurserError("target-foreign", `${name} holds tables of another program (${foreign[0].name}).`, {
      next: "Name an empty database. Nothing was changed.",
    });
  }
  await migrate(to.url, MIGRATIONS).catch((error: unknown) => {
    if (error instanceof PurserError) throw error;
    throw brokenOff(name, error);
  });
}

function brokenOff(name: string, error: unknown): unknown {
  if (error instanceof PurserError) return error;
  const { code, meta } = error as { code?: string; meta?: { code?: string } };
  const why = meta?.code ?? code;
  if (why === undefined) return error;
  const rights = why === "42501" ? " The user may not make tables or extensions there." : "";
  return new PurserError("move-failed", `The copy to ${name} broke off (${why}).${rights}`, {
    next: "The books here are as they were, and nothing of them is kept there: mend that, and move again.",
    cause: error,
  });
}
