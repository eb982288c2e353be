import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";

import { PurserError } from "#kernel/errors";

import { FORMAT, headerSchema, type BackupHeader, type BackupMark, markSchema, SEAL_BYTES, VERSION } from "./format.ts";

const GZIP = Buffer.from([0x1f, 0x8b]);
/** Longer than any row that a book holds. A file that is not ours must not fill the memory with one line. */
const LONGEST_LINE = 256 * 1024 * 1024;

/** How the header of each of ours begins. */
const START = `{"format":"${FORMAT}"`;

/** One line of a backup after its header. */
export type BackupLine = { readonly row: string } | { readonly mark: BackupMark };

/** The lines of a backup whose seal was looked at, header first. Whatever is wrong with it is told as `bad-backup`. */
export async function openBackup(
  path: string,
): Promise<{ readonly header: BackupHeader; lines(): AsyncGenerator<BackupLine> }> {
  const size = await checkedSize(path);
  const text = linesOf(path, size - SEAL_BYTES);
  const first = await text.next();
  const header = readHeader(path, first.done === true ? "" : first.value);
  return {
    header,
    async *lines() {
      for await (const line of text) yield line.startsWith("[") ? { row: line } : { mark: readMark(path, line) };
    },
  };
}

async function checkedSize(path: string): Promise<number> {
  const file = await open(path, "r").catch((error: NodeJS.ErrnoException) => {
    throw new PurserError("no-backup", `The file ${path} cannot be read (${error.code}).`, {
      next: "Name the file that `backup` wrote.",
      cause: error,
    });
  });
  try {
    const { size } = await file.stat();
    const start = Buffer.alloc(2);
    await file.read(start, 0, 2, 0).catch(() => {});
    if (!start.equals(GZIP)) throw foreign(path);
    if (size <= SEAL_BYTES) throw damaged(path, "it is cut off");
    return size;
  } finally {
    await file.close();
  }
}

async function* linesOf(path: string, end: number): AsyncGenerator<string> {
  const source = createReadStream(path, { end: end - 1 });
  const unzipped = createGunzip();
  const feeding = pipeline(source, unzipped);
  // Told where it is read.
  feeding.catch(() => {});
  const decoder = new TextDecoder();
  let rest = "";
  let any = false;
  // What another program packed need not have lines, and is no damaged backup.
  const isForeign = (): boolean => !any && rest !== "" && !START.startsWith(rest.slice(0, START.length));
  try {
    for await (const chunk of unzipped as AsyncIterable<Buffer>) {
      const pieces = (rest + decoder.decode(chunk, { stream: true })).split("\n");
      rest = pieces.pop() ?? "";
      if (rest.length > LONGEST_LINE) throw foreign(path);
      any ||= pieces.length > 0;
      yield* pieces;
    }
  } catch (error) {
    if (error instanceof PurserError) throw error;
    throw isForeign() ? foreign(path) : damaged(path, "it cannot be unpacked", error);
  } finally {
    source.destroy();
    unzipped.destroy();
  }
  if (isForeign()) throw foreign(path);
  if (rest !== "") throw damaged(path, "its last line is cut off");
}

function readHeader(path: string, line: string): BackupHeader {
  const value = parseLine(line);
  const format = typeof value === "object" && value !== null && "format" in value ? value.format : undefined;
  if (format !== FORMAT) throw foreign(path);
  const version = "version" in (value as object) ? (value as { version: unknown }).version : undefined;
  if (typeof version === "number" && version > VERSION) {
    throw new PurserError("backup-newer", `${path} was written by a newer Purser (format ${version}).`, {
      next: `This one reads format ${VERSION}. Update Purser, and restore again. Nothing was changed.`,
    });
  }
  const header = headerSchema.safeParse(value);
  if (!header.success) throw damaged(path, "its header is not whole");
  return header.data;
}

function readMark(path: string, line: string): BackupMark {
  const mark = markSchema.safeParse(parseLine(line));
  if (!mark.success) throw damaged(path, "a line between its tables is none that there should be");
  return mark.data;
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function foreign(path: string): PurserError {
  return new PurserError("not-a-backup", `${path} is no backup that Purser wrote.`, {
    next: "Name a file that `backup` or the nightly copy made (NAME.purser.gz). Nothing was changed.",
  });
}

export function damaged(path: string, what: string, cause?: unknown): PurserError {
  return new PurserError("bad-backup", `The backup ${path} is damaged: ${what}.`, {
    next: "Use another copy: the nightly ones lie in the folder copies/ of the data folder. Nothing was changed.",
    cause,
  });
}
