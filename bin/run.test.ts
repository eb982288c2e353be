import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "vitest";

const RUN = join(dirname(fileURLToPath(import.meta.url)), "run.mjs");

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** A process that runs `child` (JavaScript) as its child and ends like it; `tell` is sent to it when the child is up. */
function runUnder(child: string, tell?: NodeJS.Signals): Promise<Ended> {
  const script = `
    const { endLike, orSayWhy, runChild } = await import(${JSON.stringify(RUN)});
    await orSayWhy(async () => endLike(await runChild(process.execPath, ["-e", ${JSON.stringify(child)}])));`;
  const outer = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "pipe", "pipe"] });
  let out = "";
  let err = "";
  outer.stderr.on("data", (data: Buffer) => (err += data.toString()));
  outer.stdout.on("data", (data: Buffer) => {
    out += data.toString();
    if (tell !== undefined && data.toString().includes("up")) outer.kill(tell);
  });
  return new Promise((resolve) => outer.once("close", (code, signal) => resolve({ code, signal, out, err })));
}

describe("a child run in this process's place", () => {
  test("speaks on the same output and hands on its code", async () => {
    const child = `process.stdout.write("said"); process.stderr.write("cried"); process.exit(7)`;
    expect(await runUnder(child)).toEqual({ code: 7, signal: null, out: "said", err: "cried" });
  });

  test.for(["SIGTERM", "SIGINT", "SIGHUP"] as const)("hears %s and may end in good order", async (signal) => {
    const child = `process.on("${signal}", () => { console.log("heard"); process.exit(3) }); setInterval(() => {}, 1e6); console.log("up")`;
    expect(await runUnder(child, signal)).toMatchObject({ code: 3, out: "up\nheard\n" });
  });

  test("that is killed by a signal takes this process the same way", async () => {
    expect(await runUnder(`process.kill(process.pid, "SIGKILL")`)).toMatchObject({ code: null, signal: "SIGKILL" });
  });
});
