import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";

import { defineAdapter } from "#chat/define-adapter";
import { silentLogger } from "#kernel/logger";
import { noProbe, type Probe } from "#kernel/points";
import { readSettings } from "#kernel/settings";
import { openDatabase } from "#storage/database";

import { createApp, startApp, stopApp } from "../src/app.ts";
import { loadAllExtensions } from "../src/extensions.ts";

/**
 * A whole Purser in this process on a database, with a chat platform that hands over each reply. `ask` says something in
 * a conversation of its own, because what was said before would be read with it, and more of it each time.
 *
 * @returns `ask`, which resolves with the text of the first post that answers
 */
export async function talkTo(url: string, { probe = noProbe }: { readonly probe?: Probe } = {}) {
  const home = await mkdtemp(join(tmpdir(), "purser-bench-"));
  const database = openDatabase(url, { probe });
  const waiting = new Map<string, (text: string) => void>();
  const adapter = defineAdapter({
    name: "bench",
    settings: [],
    setup: { steps: [], check: () => null },
    limits: { textLength: 65_536, buttonsPerMessage: 12 },
    local: true,
    standardInput: false,
    connect: async () => ({
      async post({ replyTo }, { text }) {
        waiting.get(replyTo ?? "")?.(text);
        return replyTo ?? "nudge";
      },
      edit: async () => {},
      close: async () => {},
    }),
  });
  // A business that may send.
  const settings = await readSettings(home, {
    DATABASE_URL: url,
    PURSER_BUSINESS: "Bench Ltd",
    PURSER_PAY_TO: "bench.example/pay",
  });
  const extensions = await loadAllExtensions();
  const app = await createApp({
    settings,
    database,
    extensions: { ...extensions, adapters: [adapter] },
    logger: silentLogger,
    alone: false,
    probe,
  });
  await startApp(app, [adapter], { json: false, as: null, input: new PassThrough(), output: new PassThrough() });
  let asked = 0;
  return {
    database,
    home,
    async ask(text: string): Promise<string> {
      const id = `question:${++asked}`;
      const reply = new Promise<string>((resolve) => waiting.set(id, resolve));
      await app.conversations.accept("bench", {
        id,
        conversation: id,
        isPrivate: true,
        author: "owner",
        text,
        files: [],
      });
      try {
        return await reply;
      } finally {
        waiting.delete(id);
      }
    },
    /** Resolves when what the last sentence set off has ended too. */
    async idle() {
      await app.conversations.idle();
      await pause(200);
    },
    async close() {
      await stopApp(app);
      await rm(home, { recursive: true, force: true });
    },
  };
}
