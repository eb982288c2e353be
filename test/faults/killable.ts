import { spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import type { Point } from "#kernel/points";
import type { Reply } from "#test/start-purser";

import { isKnownPoint, type Kill, LAST_WORDS } from "./killing-probe.ts";

const ENTRY = fileURLToPath(new URL("./killed-process.ts", import.meta.url));
// One place for all processes of the tests: those that are killed never write theirs.
const COMPILE_CACHE = join(tmpdir(), "node-compile-cache");
// It dies long before the database inside it would be worth optimising.
const FLAGS = ["--disable-warning=ExperimentalWarning", "--wasm-tiering-budget=1000000000"];
const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** What was left on the screen when a process was gone. */
export interface Gone {
  readonly signal: NodeJS.Signals | null;
  /** The point at which it killed itself; null where it ended otherwise. */
  readonly at: Point | null;
  readonly errors: string;
}

/** A running Purser that can be killed at a named point, or from outside. */
export interface Killable {
  readonly pid: number;
  /** Everything that it wrote, in order; `in: 0` is a post that answers no line of this process. */
  readonly replies: readonly Reply[];
  readonly gone: Promise<Gone>;
  /** Says a line. @returns the reply, or null where the process was gone before it came */
  say(line: string): Promise<Reply | null>;
  /** Resolves once the process will kill itself there, or is gone already. */
  arm(kill: Kill): Promise<void>;
  /** SIGKILL, now. */
  kill(): void;
  /** Ends its input: it finishes what it has and ends in good order. */
  close(): Promise<Gone>;
}

export function startKillable(options: {
  readonly home: string;
  readonly env: Readonly<Record<string, string>>;
  readonly kill?: Kill;
}): Killable {
  const { home, env, kill } = options;
  const armed = kill === undefined ? [] : ["--kill", kill.point, "--nth", String(kill.nth)];
  const child = spawn(process.execPath, [...FLAGS, ENTRY, "--home", home, ...armed], {
    cwd: ROOT,
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILE_CACHE, ...env },
    stdio: ["pipe", "pipe", "pipe", "ipc"],
  });
  const { stdin, stdout, stderr } = child;
  if (stdin === null || stdout === null || stderr === null) throw new Error("the process has no pipes");
  const replies: Reply[] = [];
  const waiting = new Map<number, (reply: Reply | null) => void>();
  let place = 0;
  let errors = "";
  let unread = "";
  stdout.setEncoding("utf8").on("data", (text: string) => {
    const lines = (unread + text).split("\n");
    // Half a line, left by a kill, was never said.
    unread = lines.pop() ?? "";
    for (const line of lines) {
      const reply = JSON.parse(line) as Reply;
      replies.push(reply);
      waiting.get(reply.in)?.(reply);
      waiting.delete(reply.in);
    }
  });
  stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
  // What is written to a process that has just been killed is lost, as with any pipe.
  stdin.on("error", () => {});
  // "close" comes after all that it wrote was read.
  const gone = once(child, "close").then(([, signal]): Gone => {
    for (const resolve of waiting.values()) resolve(null);
    const said = errors.match(new RegExp(`${LAST_WORDS}(.*)`))?.[1] ?? "";
    return { signal: signal as NodeJS.Signals | null, at: isKnownPoint(said) ? said : null, errors };
  });
  return {
    pid: child.pid ?? 0,
    replies,
    gone,
    say(line) {
      place += 1;
      const reply = new Promise<Reply | null>((resolve) => waiting.set(place, resolve));
      stdin.write(`${line}\n`);
      return Promise.race([reply, gone.then(() => reply)]);
    },
    async arm(point) {
      const confirmed = once(child, "message");
      child.send(point, () => {});
      await Promise.race([confirmed, gone]);
    },
    kill: () => void child.kill("SIGKILL"),
    close() {
      stdin.end();
      return gone;
    },
  };
}
