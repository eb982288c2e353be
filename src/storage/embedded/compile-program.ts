import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** A compiled WebAssembly program: a `WebAssembly.Module`, for which the type checker has no words outside a browser. */
export type Program = object;

declare const WebAssembly: { compile(bytes: Uint8Array): Promise<Program> };

/**
 * Compiles PGlite's program, without loading PGlite. It takes a tenth of a second on threads of its own, in which this
 * one can read the rest of what it needs.
 */
export function compileProgram(): Promise<Program> {
  const library = createRequire(import.meta.url).resolve("@electric-sql/pglite");
  return WebAssembly.compile(readFileSync(join(dirname(library), "pglite.wasm")));
}
