import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

import { SET_UP } from "./business-of-tests.ts";
import type { FromDesk } from "./desk-process.ts";

const ENTRY = fileURLToPath(new URL("./desk-process.ts", import.meta.url));
const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** What was answered, with the codes of its buttons. */
export interface Answer {
  readonly text: string;
  readonly codes: readonly string[];
}

/** A running Purser with which any number of conversations can be led at once. */
export interface Desk {
  /** Delivers an event, and resolves with the first post that answers it. */
  say(eventId: string, text: string): Promise<Answer>;
  /** Events that were delivered to it and that it has not answered. */
  unanswered(): number;
  close(): Promise<void>;
}

export async function startDesk({ home, url }: { readonly home: string; readonly url: string }): Promise<Desk> {
  const child = fork(ENTRY, ["--home", home], {
    cwd: ROOT,
    execArgv: ["--disable-warning=ExperimentalWarning"],
    env: { ...process.env, DATABASE_URL: url, ...SET_UP, PURSER_BUSINESS: "Fault Works", PURSER_TIMEZONE: "UTC" },
  });
  const waiting = new Map<string, (answer: Answer) => void>();
  const ended = once(child, "exit").then(([code]) => {
    if (code !== 0) throw new Error(`the process ended with ${String(code)}`);
  });
  // Heard where somebody waits for it.
  ended.catch(() => {});
  const ready = new Promise<void>((resolve) => {
    child.on("message", (message: FromDesk) => {
      if ("ready" in message) return resolve();
      waiting.get(message.answers)?.(message);
      waiting.delete(message.answers);
    });
  });
  await Promise.race([ready, ended]);
  return {
    say(eventId, text) {
      const answer = new Promise<Answer>((resolve) => waiting.set(eventId, resolve));
      child.send({ id: eventId, conversation: `desk:${eventId}`, author: "owner", text, files: [] });
      return Promise.race([
        answer,
        ended.then((): never => {
          throw new Error(`the process ended and did not answer "${text}"`);
        }),
      ]);
    },
    unanswered: () => waiting.size,
    async close() {
      child.disconnect();
      await ended;
    },
  };
}
