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
  PURSER_OWNER: (value) => (value.length <= 80 ? null : "is longer than 80 characters"),
  ANTHROPIC_API_KEY: (value) => (/^[\x21-\x7e]{8,500}$/.test(value) ? null : "is no key: it has spaces, or is cut off"),
  ANTHROPIC_BASE_URL: (value) => (isWebAddress(value) ? null : "is no address like https://api.anthropic.com"),
  PURSER_MODEL: (value) => (/^[\w.:/@-]{1,200}$/.test(value) ? null : "is no model's name, such as claude-sonnet-5-5"),
  PURSER_MODEL_DAILY_TOKENS: (value) =>
    /^[1-9]\d{0,14}$/.test(value) ? null : "is no whole number above zero, such as 500000",
};

/** The settings that the core reads. An adapter reads its own from the same place. */
export interface Settings {
  readonly DATABASE_URL?: string | undefined;
  /** ISO 4217, for new books. */
  readonly PURSER_CURRENCY: string;
  /** IANA, for new books. */
  readonly PURSER_TIMEZONE: string;
  readonly PURSER_BUSINESS?: string | undefined;
  readonly PURSER_OWNER: string;
  /** Switches Claude on. In no other member of the settings, and never logged. */
  readonly ANTHROPIC_API_KEY?: string | undefined;
  readonly ANTHROPIC_BASE_URL?: string | undefined;
  readonly PURSER_MODEL?: string | undefined;
  /** How many tokens, in and out, a business date may cost. */
  readonly PURSER_MODEL_DAILY_TOKENS?: number | undefined;
  readonly home: string;
  /** The settings as they stand but for the model's key, for the adapters that are switched on by theirs. */
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
  const { ANTHROPIC_API_KEY, ...forAdapters } = all;
  const dailyTokens = all["PURSER_MODEL_DAILY_TOKENS"];
  return {
    DATABASE_URL: all["DATABASE_URL"],
    PURSER_CURRENCY: all["PURSER_CURRENCY"] ?? "USD",
    PURSER_TIMEZONE: all["PURSER_TIMEZONE"] ?? Temporal.Now.timeZoneId(),
    PURSER_BUSINESS: all["PURSER_BUSINESS"],
    PURSER_OWNER: all["PURSER_OWNER"] ?? "owner",
    ANTHROPIC_API_KEY,
    ANTHROPIC_BASE_URL: all["ANTHROPIC_BASE_URL"],
    PURSER_MODEL: all["PURSER_MODEL"],
    PURSER_MODEL_DAILY_TOKENS: dailyTokens === undefined ? undefined : Number(dailyTokens),
    home,
    all: forAdapters,
  };
}

function isPostgresUrl(value: string): boolean {
  return ["postgres:", "postgresql:"].includes(URL.parse(value)?.protocol ?? "");
}

function isWebAddress(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && ["http:", "https:"].includes(url.protocol) && url.username === "" && url.password === "";
}

function isZone(zone: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}
