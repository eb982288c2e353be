import { join } from "node:path";

import { PurserError } from "#kernel/errors";
import { homeFolder, readSettings, type Settings } from "#kernel/settings";
import type { Adapter, Connection, StartOptions } from "#chat/define-adapter";
import { openHome } from "#storage/home";

import { type Command, type Flags, HOME_HELP, HOME_OPTION, type Streams } from "./command.ts";
import { openBooks } from "./open-books.ts";

const options = {
  ...HOME_OPTION,
  json: { type: "boolean" },
  as: { type: "string" },
  today: { type: "string" },
} as const;

const OPTIONS_HELP = `Options:
${HOME_HELP}
  --json              one JSON reply a line on standard output, for programs
  --as NAME           speak as another member
  --today YYYY-MM-DD  set the business date (also PURSER_TODAY)
  -h, --help          this text`;

export const start: Command = {
  name: "start",
  summary: "run Purser: every chat platform that is switched on, and this terminal",
  help: `Usage: npm start -- [options]

Runs every chat platform that is switched on in <home>/.env. The terminal joins when there is one, when --json is
given, or when nothing else is on.

${OPTIONS_HELP}`,
  options,
  run: (flags, streams) => run(flags, streams, { onlyTerminal: false }),
};

export const chat: Command = {
  name: "chat",
  summary: "talk in this terminal only, also beside a Purser that is running",
  help: `Usage: npm run -s purser -- chat [options]

${OPTIONS_HELP}`,
  options,
  run: (flags, streams) => run(flags, streams, { onlyTerminal: true }),
};

async function run(flags: Flags, streams: Streams, { onlyTerminal }: { onlyTerminal: boolean }): Promise<number> {
  const home = openHome(homeFolder(text(flags["home"]), streams.env)).path;
  const settings = await readSettings(home, streams.env);
  const todayByHand = businessDay(text(flags["today"]) ?? settings.all["PURSER_TODAY"]);
  const opening = openBooks(settings);
  // Everything that the conversation needs is read while the database opens in its own thread.
  const loading = Promise.all([
    import("../app.ts"),
    import("../extensions.ts").then(({ loadAllExtensions }) => loadAllExtensions()),
    import("#kernel/logger"),
  ]);
  const [[{ createApp, startApp, stopApp }, extensions, { fileLogger }], books] = await Promise.all([
    loading,
    opening,
  ]).catch(async (error: unknown) => {
    await opening.then((opened) => opened.close()).catch(() => {});
    throw error;
  });
  const json = flags["json"] === true;
  const adapters = adaptersToRun(extensions.adapters, settings, {
    onlyTerminal: onlyTerminal || books.how === "joined",
    terminal: json || streams.input.isTTY,
  });
  try {
    if (todayByHand !== null) refuseDayElsewhere(adapters);
    const app = await createApp({
      settings,
      database: books.database,
      extensions,
      logger: fileLogger(join(home, "purser.log")),
      alone: books.how === "held",
      todayByHand,
    });
    if (books.how === "joined" && !onlyTerminal)
      streams.errors.write("Purser is running already: this terminal joins it.\n");
    const startOptions: StartOptions = {
      json,
      as: text(flags["as"]) ?? null,
      input: streams.input,
      output: streams.output,
    };
    // Of the processes on embedded books the one that holds them is woken; on a server they share.
    const connections = await startApp(app, adapters, startOptions, { wakesJobs: books.how !== "joined" });
    try {
      await untilEnd(connections, { endsWithInput: json || adapters.length === 1, lost: books.lost });
    } finally {
      await stopApp(app);
    }
    return 0;
  } finally {
    await books.close();
  }
}

/** The adapters whose settings are there; the one on standard input joins for a terminal, for --json, or when alone. */
function adaptersToRun(
  all: readonly Adapter[],
  settings: Settings,
  { onlyTerminal, terminal }: { readonly onlyTerminal: boolean; readonly terminal: boolean },
): readonly Adapter[] {
  const remote = all.filter(
    (adapter) =>
      !adapter.standardInput &&
      adapter.settings.every((name) => name in settings.all) &&
      adapter.setup.check(settings.all) === null,
  );
  const others = onlyTerminal ? [] : remote;
  return all.filter((adapter) => (adapter.standardInput ? terminal || others.length === 0 : others.includes(adapter)));
}

/** The business date that was set by hand. */
function businessDay(said: string | undefined): Temporal.PlainDate | null {
  if (said === undefined) return null;
  try {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(said)) throw new RangeError(said);
    return Temporal.PlainDate.from(said, { overflow: "reject" });
  } catch (cause) {
    throw new PurserError("bad-today", `"${said}" is no business date.`, { next: "Write it like 2026-12-06.", cause });
  }
}

/** A business date set by hand is refused beside people who are not on this machine. */
function refuseDayElsewhere(adapters: readonly Adapter[]): void {
  const elsewhere = adapters.filter((adapter) => !adapter.local).map((adapter) => adapter.name);
  if (elsewhere.length === 0) return;
  throw new PurserError("today-elsewhere", `The business date cannot be set by hand beside ${elsewhere.join(", ")}.`, {
    next: "Leave out --today and PURSER_TODAY, or switch those off.",
  });
}

/** Resolves when the process should end: a signal, the end of input where that ends it, or books that are gone. */
async function untilEnd(
  connections: readonly Connection[],
  { endsWithInput, lost }: { readonly endsWithInput: boolean; readonly lost: Promise<PurserError> },
): Promise<void> {
  const signalled = new Promise<void>((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
  const ended = connections.flatMap((connection) => (connection.ended === undefined ? [] : [connection.ended]));
  const inputEnded = endsWithInput && ended.length > 0 ? Promise.all(ended) : new Promise(() => {});
  // A timer keeps the process alive where the only other thing under way is the wait for a signal.
  const alive = setInterval(() => {}, 60_000);
  const gone = await Promise.race([signalled, inputEnded.then(() => undefined), lost]).finally(() =>
    clearInterval(alive),
  );
  if (gone instanceof PurserError) throw gone;
}

function text(flag: string | boolean | undefined): string | undefined {
  return typeof flag === "string" ? flag : undefined;
}
