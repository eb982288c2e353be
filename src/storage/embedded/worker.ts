import { parentPort, workerData } from "node:worker_threads";

import { PurserError } from "#kernel/errors";

import { compileProgram } from "./compile-program.ts";
import type { GateOptions } from "./gate.ts";

/** What the thread is told at its start. The one message that it gets is to close. */
export interface WorkerTask {
  readonly folder: string;
  readonly at: GateOptions["at"];
  readonly password?: string;
  /** The folder of migrations to bring the books up to date with. */
  readonly migrations?: string;
}

/** What the thread tells. After `refused` and `died` it ends. */
export type WorkerReport =
  | { readonly kind: "ready"; readonly port: number | undefined }
  | { readonly kind: "refused"; readonly code: string; readonly message: string; readonly next: string }
  | { readonly kind: "died"; readonly message: string };

const task = workerData as WorkerTask;
const port = parentPort;
if (port === null) throw new Error("This file runs in a worker thread.");

function report(message: WorkerReport): void {
  port?.postMessage(message);
}

function die(error: Error): never {
  report({ kind: "died", message: error.message });
  process.exit(1);
}

try {
  // Before PGlite is read, which takes about as long.
  const compiling = compileProgram();
  const { serveBooks } = await import("./serve-books.ts");
  const gate = await serveBooks(task, compiling, die);
  report({ kind: "ready", port: gate.port });
  port.once("message", () => {
    gate.close().then(() => process.exit(0), die);
  });
} catch (error) {
  if (!(error instanceof PurserError)) throw error;
  report({ kind: "refused", code: error.code, message: error.message, next: error.next });
  process.exit(1);
}
