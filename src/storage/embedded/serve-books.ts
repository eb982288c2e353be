import { rmSync } from "node:fs";

import type { PGlite } from "@electric-sql/pglite";

import { PurserError } from "#kernel/errors";

import { migrate } from "../migrate.ts";

import { addressOf } from "./address.ts";
import { damaged, prepareBooks } from "./books-folder.ts";
import type { Program } from "./compile-program.ts";
import { startEngine } from "./engine.ts";
import { type Gate, openGate } from "./gate.ts";
import { greetingOf } from "./greeting.ts";
import type { WorkerTask } from "./worker.ts";

/**
 * Opens the database in the folder, brings it up to date, and lets clients in.
 *
 * @param onDeath is called when PostgreSQL ended by itself
 * @throws PurserError as `openEmbedded` does
 */
export async function serveBooks(
  task: WorkerTask,
  compiling: Promise<Program>,
  onDeath: (error: Error) => void,
): Promise<Gate> {
  const { at, password, migrations } = task;
  const engine = await openBooks(task, await compiling, onDeath);
  // Left by a process that was killed; the lock says that it is not in use.
  if ("path" in at) rmSync(at.path, { force: true });
  const greeting = await greetingOf(engine);
  const gate = await openGate(engine, { at, greeting, ...(password === undefined ? {} : { password }) });
  const close = async (): Promise<void> => {
    await gate.close();
    await engine.close();
  };
  try {
    if (migrations !== undefined) await migrate(addressOf(task, gate.port), migrations);
  } catch (error) {
    await close();
    throw error;
  }
  return { port: gate.port, close };
}

async function openBooks({ folder }: WorkerTask, program: Program, onDeath: (error: Error) => void): Promise<PGlite> {
  try {
    await prepareBooks(folder, program);
    return await startEngine(folder, { onDeath, program });
  } catch (error) {
    throw error instanceof PurserError
      ? error
      : damaged(folder, error instanceof Error ? error.message : String(error), error);
  }
}
