import module from "node:module";
import v8 from "node:v8";

import { runCommand } from "#cli/run-command";
import { PurserError } from "#kernel/errors";

module.enableCompileCache?.();
// WebAssembly (the embedded database, the query compiler) is optimised once it has proved busy, four times later than V8
// would: not while everything else still starts on the same cores.
v8.setFlagsFromString("--wasm-tiering-budget=50000000");

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
