import { homedir } from "node:os";
import { join } from "node:path";

import { systemClock } from "#kernel/clock";
import { PurserError } from "#kernel/errors";
import { fileLogger } from "#kernel/logger";
import { readSettings, type Settings } from "#kernel/settings";
import { businessDate } from "#domain/business-date";

import { type Command, type Flags, HOME_OPTION, type Streams } from "./command.ts";
import { buildDemo } from "./demo/build-demo.ts";
import { claimDemoFolder } from "./demo/claim-demo-folder.ts";
import { DEMO_BUSINESS, DEMO_OWNER } from "./demo/demo-desk.ts";
import { talkDemo } from "./demo/talk-demo.ts";
import { openBooks } from "./open-books.ts";

/** What of the environment a demo is given: how to draw, and where it is. No key, no token, no database of yours. */
const PASSED_ON = [
  "TERM",
  "COLORTERM",
  "NO_COLOR",
  "FORCE_COLOR",
  "LANG",
  "LC_ALL",
  "TZ",
  "HOME",
  "PATH",
  "PURSER_TIMEZONE",
];

export const demo: Command = {
  name: "demo",
  summary: "show Purser on a year of made-up books, apart from yours",
  help: `Usage: npm run demo -- [options]

Makes the books of a small studio that does not exist, holds a conversation over them, and then lets you go on.
Your own books are not touched, and nothing leaves this machine.

Options:
  --home DIR          where the demo's books go (default: ~/.purser-demo); made anew each time
  --seed N            other books: a whole number (default: 1)
  -h, --help          this text`,
  options: { ...HOME_OPTION, seed: { type: "string" } },
  run,
};

async function run(flags: Flags, streams: Streams): Promise<number> {
  const { output } = streams;
  const seed = seedOf(flags["seed"]);
  const env = demoEnv(streams.env);
  const zone = env["PURSER_TIMEZONE"] ?? Temporal.Now.timeZoneId();
  const today = businessDate(systemClock.now(), zone);
  const asked = typeof flags["home"] === "string" ? flags["home"] : join(homedir(), ".purser-demo");
  const home = claimDemoFolder(asked, { seed, day: today.toString() });
  const settings = await readSettings(home, { ...env, PURSER_TIMEZONE: zone });
  refuseServer(settings);
  output.write(
    `These are demo books: ${DEMO_BUSINESS}, its customers and its money are made up (seed ${seed}). They lie in ${home}; your own books are not touched.\nA year of them is being made; that takes a few seconds ...\n`,
  );
  await makeAndTalk({ settings, seed, today, zone, output });
  output.write("That was the script, over demo books.\n");
  if (!streams.input.isTTY || !output.isTTY) {
    output.write(`Go on: npm start -- --home ${home}\n`);
    return 0;
  }
  output.write("Now it is your turn: ask anything, `help` lists what you can say, Ctrl+D ends it.\n\n");
  const { start } = await import("./start.ts");
  return start.run({ home }, { ...streams, env: { ...env, PURSER_TIMEZONE: zone } });
}

async function makeAndTalk(how: {
  readonly settings: Settings;
  readonly seed: number;
  readonly today: Temporal.PlainDate;
  readonly zone: string;
  readonly output: Streams["output"];
}): Promise<void> {
  const { settings, seed, today, zone, output } = how;
  const [{ loadAllExtensions }, books] = await Promise.all([import("../extensions.ts"), openBooks(settings)]);
  try {
    const extensions = await loadAllExtensions();
    const { database } = books;
    const began = performance.now();
    const logger = fileLogger(join(settings.home, "purser.log"));
    await buildDemo({ database, extensions, home: settings.home, zone, today, seed, logger });
    output.write(`Made in ${Math.round((performance.now() - began) / 100) / 10} s.\n\n`);
    await talkDemo({ settings, database, extensions, output });
  } finally {
    await books.close();
  }
}

function seedOf(flag: Flags[string]): number {
  if (flag === undefined) return 1;
  if (typeof flag === "string" && /^\d{1,9}$/.test(flag)) return Number(flag);
  throw new PurserError("bad-seed", `"${String(flag)}" is no seed.`, { next: "Give a whole number: --seed 7." });
}

function demoEnv(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const passed = PASSED_ON.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]] as const]));
  return { ...Object.fromEntries(passed), PURSER_BUSINESS: DEMO_BUSINESS, PURSER_OWNER: DEMO_OWNER };
}

/** A demo never writes into a database that somebody named. */
function refuseServer({ DATABASE_URL, home }: Settings): void {
  if (DATABASE_URL === undefined) return;
  throw new PurserError("demo-server", `The settings in ${join(home, ".env")} name a database.`, {
    next: "A demo keeps to its folder: take DATABASE_URL out of that file, or name another folder with --home.",
  });
}
