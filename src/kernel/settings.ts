import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { parseEnv } from "node:util";

import { PurserError } from "#kernel/errors";

/** What is wrong with a value, or null. */
type Check = (value: string) => string | null;

const CHECKS: Readonly<Record<string, Check>> = {
  DATABASE_URL: (value) => (isPostgresUrl(value) ? null : "is no address like postgres://user:password@host/name"),
  PURSER_CURRENCY: (value) => (/^[A-Z]{3}$/.test(value) ? null : "is no currency code, such as USD"),
  PURSER_TIMEZONE: (value) => (isZone(value) ? null : "is no time zone, such as Europe/London"),
  PURSER_BUSINESS: (value) => (value.length <= 200 ? null : "is longer than 200 characters"),
  PURSER_PAY_TO: (value) => (value.length <= 300 ? null : "is longer than 300 characters"),
  PURSER_OWNER: (value) => (value.length <= 80 ? null : "is longer than 80 characters"),
};

/** The settings that the core reads. An adapter reads its own from the same place. */
export interface Settings {
  readonly DATABASE_URL?: string | undefined;
  /** ISO 4217, for new books. */
  readonly PURSER_CURRENCY: string;
  /** IANA, for new books. */
  readonly PURSER_TIMEZONE: string;
  readonly PURSER_BUSINESS?: string | undefined;
  /** How customers pay, for new books: "IBAN GB33 ...". */
  readonly PURSER_PAY_TO?: string | undefined;
  readonly PURSER_OWNER: string;
  readonly home: string;
  /** All settings as they stand, for the adapters that are switched on by theirs. */
  readonly all: Readonly<Record<string, string>>;
}

/** The data folder: `--home`, else PURSER_HOME, else `~/.purser`. */
export function homeFolder(flag: string | undefined, env: NodeJS.ProcessEnv): string {
  return resolve(flag ?? env["PURSER_HOME"] ?? join(homedir(), ".purser"));
}

/**
 * Reads `<home>/.env`, over which the process's environment wins.
 *
 * @throws PurserError `bad-settings` that names each setting that is wrong, never its value
 */
export async function readSettings(home: string, env: NodeJS.ProcessEnv): Promise<Settings> {
  const file = join(home, ".env");
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw new PurserError("bad-settings", `The settings in ${file} cannot be read (${error.code}).`, {
      next: "Make that file readable for you, or remove it.",
      cause: error,
    });
  });
  const all = Object.fromEntries(
    Object.entries({ ...parseEnv(text), ...env, PURSER_HOME: home }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== "",
    ),
  );
  // Checked by hand: the database, which opens next, would wait a tenth of a second for zod to be read.
  const wrong = Object.entries(CHECKS).flatMap(([name, check]) => {
    const problem = all[name] === undefined ? null : check(all[name]);
    return problem === null ? [] : [`${name}: ${problem}`];
  });
  if (wrong.length > 0) {
    throw new PurserError("bad-settings", `The settings are not right: ${wrong.join("; ")}.`, {
      next: `Mend them in ${file} (or in the environment) and start again; .env.example shows each.`,
    });
  }
  return {
    DATABASE_URL: all["DATABASE_URL"],
    PURSER_CURRENCY: all["PURSER_CURRENCY"] ?? "USD",
    PURSER_TIMEZONE: all["PURSER_TIMEZONE"] ?? Temporal.Now.timeZoneId(),
    PURSER_BUSINESS: all["PURSER_BUSINESS"],
    PURSER_PAY_TO: all["PURSER_PAY_TO"],
    PURSER_OWNER: all["PURSER_OWNER"] ?? "owner",
    home,
    all,
  };
}

function isPostgresUrl(value: string): boolean {
  return ["postgres:", "postgresql:"].includes(URL.parse(value)?.protocol ?? "");
}

function isZone(zone: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}
