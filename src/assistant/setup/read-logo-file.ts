import { constants } from "node:fs";
import { open, realpath } from "node:fs/promises";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

import {
  LOGO_HEAD_BYTES,
  LOGO_MOST_BYTES,
  type LogoFacts,
  logoFormatOf,
  NO_PICTURE,
  readLogo,
  tooLarge,
} from "#domain/logo";
import { parsed, refused, type Parsed } from "#domain/parsed";

/** A logo's bytes with what they are. */
export interface LogoFile {
  readonly facts: LogoFacts;
  readonly bytes: Uint8Array;
}

/**
 * Reads a logo from a file of this machine. Only an ordinary file is opened, and only one that begins as a picture and
 * is small enough is read whole.
 *
 * @param path absolute, or from the home folder with "~/"
 */
export async function readLogoFile(path: string): Promise<Parsed<LogoFile>> {
  const whole = path.startsWith("~/") ? join(homedir(), path.slice(2)) : path;
  if (!isAbsolute(whole)) {
    return refused(
      `Say the whole path of the logo, such as /home/ana/logo.png: "${path.slice(0, 60)}" could be anywhere.`,
    );
  }
  try {
    // A link is followed once, here; O_NOFOLLOW sees to it that it is the same file, O_NONBLOCK that no pipe holds us up.
    const file = await open(await realpath(whole), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const stat = await file.stat();
      if (!stat.isFile())
        return refused(`${whole} is ${stat.isDirectory() ? "a folder" : "no ordinary file"}. Name the picture itself.`);
      if (stat.size === 0) return refused(`${whole} is empty.`);
      const head = await readUpTo(file, Math.min(stat.size, LOGO_HEAD_BYTES));
      if (logoFormatOf(head) === null) return refused(NO_PICTURE);
      if (stat.size > LOGO_MOST_BYTES) return refused(tooLarge(stat.size));
      const bytes = await readUpTo(file, stat.size);
      const facts = readLogo(bytes);
      return facts.ok ? parsed({ facts: facts.value, bytes }) : facts;
    } finally {
      await file.close();
    }
  } catch (error) {
    return refused(whyNot(whole, (error as NodeJS.ErrnoException).code));
  }
}

async function readUpTo(file: Awaited<ReturnType<typeof open>>, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

function whyNot(path: string, code: string | undefined): string {
  if (code === "ENOENT" || code === "ENOTDIR") return `There is no file ${path}.`;
  if (code === "EACCES" || code === "EPERM") return `The file ${path} may not be read by this process.`;
  if (code === "EISDIR") return `${path} is a folder. Name the picture itself.`;
  return `The file ${path} cannot be read (${code ?? "unknown"}).`;
}
