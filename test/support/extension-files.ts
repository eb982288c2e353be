import { readdir } from "node:fs/promises";

import { EXTENSION_FOLDERS } from "../../src/extensions.ts";

/** The names that the files and folders of one kind of extension say, looked up without the loader. */
export async function extensionFiles(kind: keyof typeof EXTENSION_FOLDERS): Promise<readonly string[]> {
  const entries = await readdir(EXTENSION_FOLDERS[kind], { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() || (entry.name.endsWith(".ts") && !entry.name.endsWith(".test.ts")))
    .map((entry) => entry.name.replace(/\.ts$/, ""))
    .toSorted();
}

/** A whole sentence, as a person reads it. */
export const SENTENCE = /^[A-Z"].*[.?!]$/s;
