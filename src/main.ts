import module from "node:module";
import v8 from "node:v8";

import { runCommand } from "#cli/run-command";
import { PurserError } from "#kernel/errors";

module.enableCompileCache?.();
// WebAssembly (the embedded database, the query compiler) is optimised once it has proved busy. An answer waits for
// nothing less than for an optimiser on the same cores, so that comes long after V8 would; what writes books by the
// thousand is soon the better for it.
const WRITES_BOOKS = new Set(["import", "restore", "move", "demo"]);
const busy = process.argv.some((word) => WRITES_BOOKS.has(word));
v8.setFlagsFromString(`--wasm-tiering-budget=${busy ? 50_000_000 : 1_000_000_000}`);

try {
  process.exitCode = await runCommand(process.argv.slice(2), {
    env: process.env,
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
  });
} catch (error) {
  if (!(error instanceof PurserError)) throw error;
  process.stderr.write(`${error.plain}\n`);
  process.exitCode = 1;
}
// Whatever still holds the process open (a worker, a socket's timer) has nothing left to do.
process.exit();
