import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** A compiled WebAssembly program: a `WebAssembly.Module`, for which the type checker has no words outside a browser. */
export type Program = object;

declare const WebAssembly: { compile(bytes: Uint8Array): Promise<Program> };

/**
 * Compiles PGlite's program, without loading PGlite. It takes a tenth of a second, in which the thread that will run it
 * is still starting; a compiled program can be sent to it.
 */
export async function compileProgram(): Promise<Program> {
  const library = createRequire(import.meta.url).resolve("@electric-sql/pglite");
  return WebAssembly.compile(await readFile(join(dirname(library), "pglite.wasm")));
}
