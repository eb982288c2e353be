import { once } from "node:events";
import { rmSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";

import { PurserError } from "#kernel/errors";

import { damaged, prepareBooks } from "./books-folder.ts";
import type { Program } from "./compile-program.ts";
import { startEngine } from "./engine.ts";
import { openGate, type GateOptions } from "./gate.ts";
import { greetingOf } from "./greeting.ts";

/** What the thread is told at its start. The first message that it gets is the compiled program, the second to close. */
export interface WorkerTask {
  readonly folder: string;
  readonly at: GateOptions["at"];
  readonly password?: string;
}

/** What the thread tells. After `refused` and `died` it ends. */
export type WorkerReport =
  | { readonly kind: "ready"; readonly port: number | undefined }
  | { readonly kind: "refused"; readonly code: string; readonly message: string; readonly next: string }
  | { readonly kind: "died"; readonly message: string };

const { folder, at, password } = workerData as WorkerTask;
const port = parentPort;
if (port === null) throw new Error("This file runs in a worker thread.");

function report(message: WorkerReport): void {
  port?.postMessage(message);
}

function die(error: Error): never {
  report({ kind: "died", message: error.message });
  process.exit(1);
}

async function open(program: Program): Promise<() => Promise<void>> {
  await prepareBooks(folder, program);
  const engine = await startEngine(folder, { onDeath: die, program }).catch((error: Error) => {
    throw damaged(folder, error.message, error);
  });
  // Left by a process that was killed; the lock says that it is not in use.
  if ("path" in at) rmSync(at.path, { force: true });
  const greeting = await greetingOf(engine);
  const gate = await openGate(engine, { at, greeting, ...(password === undefined ? {} : { password }) });
  report({ kind: "ready", port: gate.port });
  return async () => {
    await gate.close();
    await engine.close();
  };
}

try {
  const [program] = (await once(port, "message")) as [Program];
  const close = await open(program);
  port.once("message", () => {
    close().then(() => process.exit(0), die);
  });
} catch (error) {
  const known = error instanceof PurserError ? error : damaged(folder, String(error), error);
  report({ kind: "refused", code: known.code, message: known.message, next: known.next });
  process.exit(1);
}
