import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { isAbsolute } from "node:path";

import type { Message } from "#cards/message";

const FORM = 'A line is plain text, or a JSON object of the form {"text": "...", "files": ["/absolute/path"]}.';

/** What a line says: words with files, or why it cannot be used. */
export type Said =
  | { readonly kind: "said"; readonly text: string; readonly files: readonly string[] }
  | { readonly kind: "refused"; readonly why: string };

/** Reads one line of `--json` input: plain text, or, where it starts with `{`, an object with `text` and `files`. */
export async function parseLine(line: string): Promise<Said> {
  if (!line.trimStart().startsWith("{")) return { kind: "said", text: line, files: [] };
  let given: object;
  try {
    given = JSON.parse(line) as object;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refused(`This line starts with "{" but is not valid JSON (${reason}).`);
  }
  const unknown = Object.keys(given).filter((name) => name !== "text" && name !== "files");
  if (unknown.length > 0) {
    return refused(`This line has ${unknown.map((name) => JSON.stringify(name)).join(", ")}, which is not known here.`);
  }
  const text: unknown = "text" in given ? given.text : undefined;
  const files: unknown = "files" in given ? given.files : [];
  if (text === undefined) return refused('This line has no "text".');
  if (typeof text !== "string") return refused('The "text" of this line is not a string.');
  if (!isListOfStrings(files)) return refused('The "files" of this line are not a list of strings.');
  for (const file of files) {
    const wrong = await whatIsWrongWith(file);
    if (wrong !== null) return refused(wrong);
  }
  return { kind: "said", text, files };
}

function refused(what: string): Said {
  return { kind: "refused", why: `${what} ${FORM}` };
}

function isListOfStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((member) => typeof member === "string");
}

async function whatIsWrongWith(file: string): Promise<string | null> {
  const name = JSON.stringify(file);
  if (!isAbsolute(file)) return `The file ${name} is not named by an absolute path.`;
  const found = await stat(file).catch(() => null);
  if (found === null) return `The file ${name} does not exist.`;
  if (!found.isFile()) return `${name} is not a file.`;
  const readable = await access(file, constants.R_OK).then(
    () => true,
    () => false,
  );
  return readable ? null : `The file ${name} may not be read by this process.`;
}

/**
 * One line of `--json` output: the last post of a turn with the earlier ones in `also`. A turn without a post is an
 * empty reply. `place` is the number of the input line, or 0 for a post that answers none.
 */
export function formatReply(place: number, posts: readonly Message[]): string {
  const main = posts.at(-1) ?? { text: "", card: null, buttons: [], files: [] };
  return `${JSON.stringify({ in: place, ...formatPost(main), also: posts.slice(0, -1).map(formatPost) })}\n`;
}

function formatPost({ text, card, buttons, files }: Message): object {
  return { text, card, buttons: buttons.map(({ label, code }) => ({ label, code })), files };
}
