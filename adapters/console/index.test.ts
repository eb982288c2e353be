import { PassThrough } from "node:stream";

import { expect, test, vi } from "vitest";

import { silentLogger } from "#kernel/logger";

import console from "./index.ts";

async function firstWords(options: { terminal: boolean; json: boolean }): Promise<string> {
  vi.stubEnv("TERM", "xterm");
  const input = Object.assign(new PassThrough(), { isTTY: options.terminal });
  const output = Object.assign(new PassThrough(), { isTTY: options.terminal });
  let shown = "";
  output.on("data", (chunk: Buffer) => (shown += chunk.toString()));
  const connection = await console.connect({
    accept: async () => {},
    settings: {},
    start: { json: options.json, as: null, input, output },
    logger: silentLogger,
    complete: async () => [],
  });
  input.write("\r\n");
  await new Promise(setImmediate);
  await connection.close();
  vi.unstubAllEnvs();
  return shown;
}

test("a terminal has a prompt; a pipe and --json have none", async () => {
  expect(await firstWords({ terminal: true, json: false })).toContain("> ");
  expect(await firstWords({ terminal: false, json: false })).toBe("");
  expect(await firstWords({ terminal: true, json: true })).toMatch(/^\{"in":1,/);
});

test("it needs nothing set up, and is for whoever is at this machine", () => {
  expect(console).toMatchObject({ name: "console", settings: [], local: true });
  expect(console.setup.check({})).toBeNull();
});
