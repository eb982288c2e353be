import module from "node:module";

import { runCommand } from "#cli/run-command";
import { PurserError } from "#kernel/errors";

module.enableCompileCache?.();

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
