import { mkdtemp, readFile, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test, vi } from "vitest";

import { silentLogger } from "#kernel/logger";

import { openHistory } from "./history.ts";

const newPath = async (): Promise<string> => join(await mkdtemp(join(tmpdir(), "console-")), "history");

test("what was typed is there at the next start, newest first, in a file of its owner alone", async () => {
  const path = await newPath();
  await writeFile(path, "old\n", { mode: 0o644 });
  const first = await openHistory(path, silentLogger);
  expect(first.lines).toEqual(["old"]);
  first.save(["new", "old"]);
  await first.saved();
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await openHistory(path, silentLogger)).lines).toEqual(["new", "old"]);
});

test("at most 500 lines are kept, the newest", async () => {
  const path = await newPath();
  const history = await openHistory(path, silentLogger);
  history.save(Array.from({ length: 600 }, (_, age) => `age ${age}`));
  await history.saved();
  const kept = (await readFile(path, "utf8")).trimEnd().split("\n");
  expect([kept.length, kept[0], kept.at(-1)]).toEqual([500, "age 499", "age 0"]);
});

test("a folder that cannot be written is told in the log and stops nobody", async () => {
  const error = vi.fn<(event: string) => void>();
  const history = await openHistory("/no/such/folder/history", { info: () => {}, error });
  history.save(["a"]);
  await history.saved();
  expect(error.mock.calls[0]?.[0]).toBe("console-history-not-kept");
});

test("without a path nothing is kept", async () => {
  const history = await openHistory(null, silentLogger);
  history.save(["a"]);
  await history.saved();
  expect(history.lines).toEqual([]);
});
