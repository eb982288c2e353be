import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { parseEnv } from "node:util";

import { z } from "zod";

import { PurserError } from "#kernel/errors";

/** The settings that the core reads. An adapter reads its own from the same place. */
const schema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "is no address like postgres://user:password@host/name" }).optional(),
  PURSER_CURRENCY: z
    .string()
    .regex(/^[A-Z]{3}$/, "is no currency code, such as USD")
    .default("USD"),
  PURSER_TIMEZONE: z.string().refine(isZone, "is no time zone, such as Europe/London").default(localZone),
  PURSER_BUSINESS: z.string().min(1).max(200).optional(),
  PURSER_OWNER: z.string().min(1).max(80).default("owner"),
});

export type Settings = z.output<typeof schema> & {
  readonly home: string;
  /** All settings as they stand, for the adapters that are switched on by theirs. */
  readonly all: Readonly<Record<string, string>>;
};

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
  const parsed = schema.safeParse(all);
  if (parsed.success) return { ...parsed.data, home, all };
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
  throw new PurserError("bad-settings", `The settings are not right: ${wrong}.`, {
    next: `Mend them in ${file} (or in the environment) and start again; .env.example shows each.`,
  });
}

function localZone(): string {
  return Temporal.Now.timeZoneId();
}

function isZone(zone: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}
