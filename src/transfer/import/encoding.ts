import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";

import { PurserError } from "#kernel/errors";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

export interface TextFile {
  readonly path: string;
  readonly encoding: Encoding;
  readonly sha256: string;
  readonly bytes: number;
}

/** How files begin that are saved under a wrong name. */
const SIGNATURES: readonly (readonly [start: string, what: string])[] = [
  ["PK\u0003\u0004", "an Excel or zip file"],
  ["\u00d0\u00cf\u0011\u00e0", "an old Excel file"],
  ["%PDF", "a PDF"],
  ["\u001f\u008b", "a gzip file"],
];

/**
 * Reads a file once from end to end: its digest, and how its text is written. UTF-16 is told by its mark or its NULs,
 * UTF-8 by being valid; all else is taken for Windows-1252, in which every byte means something.
 *
 * @throws PurserError `no-file`, `bad-file`
 */
export async function readTextFile(path: string): Promise<TextFile> {
  const hash = createHash("sha256");
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  let encoding: Encoding | null = null;
  let valid = true;
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      if (bytes === 0) encoding = firstLook(path, chunk);
      bytes += chunk.length;
      hash.update(chunk);
      if (encoding === null && chunk.includes(0)) throw notText(path, "a file of bytes");
      valid &&= encoding !== null || isValid(utf8, chunk);
    }
  } catch (error) {
    if (error instanceof PurserError) throw error;
    throw new PurserError("no-file", `The file ${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`, {
      next: "Name a CSV file.",
      cause: error,
    });
  }
  if (bytes === 0) throw new PurserError("bad-file", `The file ${path} is empty.`, { next: "Name a CSV file." });
  if (valid && encoding === null) valid = isValid(utf8, null);
  return { path, encoding: encoding ?? (valid ? "utf-8" : "windows-1252"), sha256: hash.digest("hex"), bytes };
}

function isValid(decoder: TextDecoder, chunk: Buffer | null): boolean {
  try {
    if (chunk === null) decoder.decode();
    else decoder.decode(chunk, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function firstLook(path: string, start: Buffer): Encoding | null {
  const letters = start.subarray(0, 4).toString("latin1");
  const other = SIGNATURES.find(([begin]) => letters.startsWith(begin));
  if (other !== undefined) throw notText(path, other[1]);
  if (letters.startsWith("\u00ff\u00fe")) return "utf-16le";
  if (letters.startsWith("\u00fe\u00ff")) return "utf-16be";
  // The header's letters are plain ones: in UTF-16 every second byte of them is zero.
  if (start.length >= 4 && start[0] !== 0 && start[1] === 0 && start[3] === 0) return "utf-16le";
  if (start.length >= 4 && start[0] === 0 && start[1] !== 0 && start[2] === 0) return "utf-16be";
  return null;
}

function notText(path: string, what: string): PurserError {
  return new PurserError("bad-file", `${path} is ${what}, and no CSV text.`, {
    next: 'Open it in the program that made it and save it as "CSV UTF-8".',
  });
}
