import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";

import { PurserError } from "#kernel/errors";

/** What every extension declares: its name, which is also the name of its file or folder. */
export interface Extension {
  readonly name: string;
}

/** Marks a declaration with the kind it was made as, so that a file in the wrong folder is told. */
const KIND = Symbol.for("purser.extension");

export function markExtension<T extends Extension>(kind: string, declaration: T): T {
  return Object.freeze(Object.defineProperty(declaration, KIND, { value: kind }));
}

/**
 * Loads one folder of extensions: each `*.ts` file (or each folder's `index.ts`) default-exports one declaration of
 * the given kind whose name is its file's. Tests beside them are passed over.
 *
 * @returns the declarations, sorted by name
 * @throws PurserError `bad-extension` that names the file, for the first one that does not keep to that
 */
export async function loadExtensions<T extends Extension>(kind: string, folder: URL): Promise<readonly T[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const files = entries
    .flatMap((entry) => {
      if (entry.isDirectory()) return [join(entry.name, "index.ts")];
      return entry.name.endsWith(".ts") && !entry.name.endsWith(".test.ts") ? [entry.name] : [];
    })
    .toSorted();
  return Promise.all(files.map((file) => loadOne<T>(kind, folder, file)));
}

async function loadOne<T extends Extension>(kind: string, folder: URL, file: string): Promise<T> {
  const url = new URL(file.split("/").map(encodeURIComponent).join("/"), folder);
  const expected = file.endsWith("index.ts") ? basename(join(file, "..")) : basename(file, ".ts");
  const bad = (what: string, cause?: unknown): PurserError =>
    new PurserError("bad-extension", `The ${kind} in ${url.pathname} cannot be used: ${what}.`, {
      next: `Mend that file, or take it out of its folder, and start again.`,
      fields: { kind, file },
      cause,
    });
  let loaded: { default?: unknown };
  try {
    loaded = (await import(url.href)) as { default?: unknown };
  } catch (cause) {
    throw bad(cause instanceof Error ? cause.message : String(cause), cause);
  }
  const declaration = loaded.default as (T & { [KIND]?: string }) | undefined;
  if (declaration === undefined || declaration === null) throw bad("it has no default export");
  if (declaration[KIND] !== kind) throw bad(`its default export was not made by the function that defines a ${kind}`);
  if (declaration.name !== expected) throw bad(`it is named "${declaration.name}" but its file says "${expected}"`);
  return declaration;
}
