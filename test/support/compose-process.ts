import { join } from "node:path";

import type { Adapter } from "#chat/define-adapter";
import { openBooks } from "#cli/open-books";
import { fileLogger } from "#kernel/logger";
import type { Probe } from "#kernel/points";
import { readSettings } from "#kernel/settings";
import { openHome } from "#storage/home";

import { createApp } from "../../src/app.ts";
import { loadAllExtensions } from "../../src/extensions.ts";

export interface ComposeOptions {
  readonly home: string;
  readonly env: NodeJS.ProcessEnv;
  readonly probe: Probe;
  /** Beside those of the checkout. */
  readonly adapters?: readonly Adapter[];
}

/** Puts a process together as `start` does, with a probe at each durable step. */
export async function composeProcess({ home: path, env, probe, adapters = [] }: ComposeOptions) {
  const home = openHome(path).path;
  const settings = await readSettings(home, env);
  const [loaded, books] = await Promise.all([loadAllExtensions(), openBooks(settings, probe)]);
  const extensions = { ...loaded, adapters: [...loaded.adapters, ...adapters] };
  const app = await createApp({
    settings,
    database: books.database,
    extensions,
    logger: fileLogger(join(home, "purser.log")),
    alone: books.how === "held",
    probe,
  });
  return { app, books, extensions };
}
