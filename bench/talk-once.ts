import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** A process that answers lines, and the environment that it gets: nothing of this one's that would change it. */
export interface Talker {
  readonly command: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
}

const NOT_HANDED_ON = /^(?:PURSER_|NODE_|npm_|DATABASE_URL$)/;

/**
 * Starts a process, says the lines one after the other, each when the one before was answered, and ends its input.
 *
 * @returns the answers, and the milliseconds from the start to the first of them
 */
export async function talkOnce({ command: [file, ...args], env = {} }: Talker, lines: readonly string[]) {
  const handedOn = Object.entries(process.env).filter(([name]) => !NOT_HANDED_ON.test(name));
  const from = performance.now();
  const child = spawn(file, args, {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...Object.fromEntries(handedOn), ...env },
  });
  // A process that needs no lines may be gone before they are written.
  child.stdin.on("error", () => {});
  const ended = once(child, "close");
  const said = [...lines];
  const say = (): void => {
    const line = said.shift();
    if (line === undefined) child.stdin.end();
    else child.stdin.write(`${line}\n`);
  };
  const answers: string[] = [];
  let firstMs = Number.NaN;
  say();
  createInterface({ input: child.stdout }).on("line", (line) => {
    if (answers.push(line) === 1) firstMs = performance.now() - from;
    say();
  });
  const [code] = await ended;
  if (code !== 0 || answers.length < lines.length)
    throw new Error(`${file} ${args.join(" ")} ended with ${String(code)}.`);
  return { answers, firstMs };
}
