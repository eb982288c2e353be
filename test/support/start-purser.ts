import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";

import { SET_UP } from "./business-of-tests.ts";

const CHECKOUT = fileURLToPath(new URL("../../", import.meta.url));
// One place for all processes of the tests, so that only the first one compiles.
const COMPILE_CACHE = join(tmpdir(), "node-compile-cache");

/** One post, as `--json` writes it. */
export interface Post {
  readonly text: string;
  readonly card: PostedCard | null;
  readonly buttons: readonly { readonly label: string; readonly code: string }[];
  readonly files: readonly string[];
}

export interface PostedCard {
  readonly title: string;
  readonly tone: string;
  readonly fields: readonly { readonly label: string; readonly value: string }[];
  readonly tables: readonly {
    readonly columns: readonly { readonly label: string }[];
    readonly rows: readonly (readonly string[])[];
  }[];
  readonly notes: readonly string[];
}

/** One line of output: the answer to the input line of that number, or a post that answers none (0). */
export interface Reply extends Post {
  readonly in: number;
  readonly also: readonly Post[];
}

/** How a process ended, with all that it wrote. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
  readonly errors: string;
}

export interface Start {
  readonly home: string;
  /** After the command: `--today`, `--as` and the like. */
  readonly flags?: readonly string[];
  readonly command?: "start" | "chat";
  /** Over this process's environment, in which new books have a business that may send. */
  readonly env?: Readonly<Record<string, string>>;
  /** Where `src/main.ts` is; this checkout unless named. */
  readonly checkout?: string;
  readonly uid?: number;
}

/** A running Purser that is spoken with by `--json`, line by line. */
export interface Running {
  readonly pid: number;
  /** Sends one line and awaits its answer. A string without a line's end, or the bytes of one. */
  say(line: string | Uint8Array): Promise<Reply>;
  /** The posts that answered no line so far: edits of old cards, nudges. */
  readonly unasked: readonly Reply[];
  /** What it wrote to standard error so far. */
  errors(): string;
  /** Resolves when it ends, by itself or not. */
  readonly ended: Promise<Ended>;
  /** Closes its input and awaits its end. */
  close(): Promise<Ended>;
  kill(signal: "SIGTERM" | "SIGKILL"): Promise<Ended>;
}

/** Starts `start --json` (or `chat --json`). The first answer comes when it has opened its books. */
export function startPurser({ command = "start", flags = [], ...how }: Start): Running {
  const { child, errors, ended } = launch([command, "--json", ...flags], how);
  const waiting = new Map<number, (reply: Reply) => void>();
  const unasked: Reply[] = [];
  let place = 0;
  createInterface({ input: child.stdout }).on("line", (line) => {
    const reply = JSON.parse(line) as Reply;
    if (reply.in === 0) unasked.push(reply);
    else waiting.get(reply.in)?.(reply);
  });
  const unanswered = ended.then((end): never => {
    throw new Error(`Purser ended (${end.code ?? end.signal}) without an answer. ${end.errors}`);
  });
  // A process that ends in good order has answered everything, and nobody waits for this one.
  unanswered.catch(() => {});
  return {
    pid: child.pid ?? 0,
    unasked,
    errors,
    ended,
    say(line) {
      place += 1;
      const answer = new Promise<Reply>((resolve) => waiting.set(place, resolve));
      child.stdin.write(Buffer.concat([Buffer.from(line), Buffer.from("\n")]));
      return Promise.race([answer, unanswered]);
    },
    close() {
      child.stdin.end();
      return ended;
    },
    kill(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

/** Runs one command to its end, with `input` on its standard input. */
export function runPurser(
  args: readonly string[],
  { input = "", ...how }: Omit<Start, "command" | "flags"> & { readonly input?: string | Uint8Array },
): Promise<Ended> {
  const { child, ended } = launch(args, how);
  child.stdin.end(input);
  return ended;
}

interface Launched {
  readonly child: ChildProcessWithoutNullStreams;
  readonly errors: () => string;
  readonly ended: Promise<Ended>;
}

function launch(
  args: readonly string[],
  { home, env = {}, checkout = CHECKOUT, uid }: Omit<Start, "command" | "flags">,
): Launched {
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", "src/main.ts", ...args, "--home", home],
    {
      cwd: checkout,
      env: { ...process.env, NODE_COMPILE_CACHE: COMPILE_CACHE, PURSER_TIMEZONE: "UTC", ...SET_UP, ...env },
      ...(uid === undefined ? {} : { uid, gid: uid }),
    },
  );
  const written = { output: "", errors: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (written.output += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (written.errors += text));
  // What is written to a process that has just ended is lost, as it is with any pipe.
  child.stdin.on("error", () => {});
  const ended = once(child, "close").then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
    ...written,
  }));
  return { child, errors: () => written.errors, ended };
}
