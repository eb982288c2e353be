import { PassThrough } from "node:stream";

import { expect, test } from "vitest";

import { readLines, type Line } from "./read-lines.ts";

async function linesOf(chunks: readonly (string | Uint8Array)[], limit?: number): Promise<Line[]> {
  const input = new PassThrough();
  const taken: Line[] = [];
  const { done } = readLines(input, async (line) => void taken.push(line), limit);
  for (const chunk of chunks) input.write(chunk);
  input.end();
  await done;
  return taken;
}

const text = (line: string): Line => ({ kind: "text", text: line });

test("line ends of both kinds, empty lines, and a last line without an end", async () => {
  expect(await linesOf(["a\nb\r\n\n\r\nlast"])).toEqual([text("a"), text("b"), text(""), text(""), text("last")]);
});

test("no line at all in an empty input, and none after the last line end", async () => {
  expect(await linesOf([])).toEqual([]);
  expect(await linesOf(["a\n"])).toEqual([text("a")]);
});

test("a line in pieces, cut inside a character", async () => {
  const bytes = Buffer.from("张伟🚀\nx\n");
  expect(await linesOf([...bytes].map((byte) => Buffer.from([byte])))).toEqual([text("张伟🚀"), text("x")]);
});

test("a byte order mark is no part of the words", async () => {
  expect(await linesOf(["\ufeffhello\n"])).toEqual([text("hello")]);
});

test("bytes that are not UTF-8 spoil their own line only", async () => {
  const lines = await linesOf(["a\n", Buffer.from([0x63, 0xff, 0x0a]), Buffer.from([0xe5, 0xbc]), "\nb"]);
  expect(lines).toEqual([text("a"), { kind: "not-utf8" }, { kind: "not-utf8" }, text("b")]);
});

test("a line at the limit stays, whatever its line end; one over it leaves only its size", async () => {
  expect(await linesOf(["12345\r\n12345\n12345"], 5)).toEqual([text("12345"), text("12345"), text("12345")]);
  expect(await linesOf(["123456\n123456\r\nx\n"], 5)).toEqual([
    { kind: "too-long", characters: 6, bytes: 6 },
    { kind: "too-long", characters: 6, bytes: 6 },
    text("x"),
  ]);
  expect(await linesOf(["张伟", "贸\nx"], 5)).toEqual([{ kind: "too-long", characters: 3, bytes: 9 }, text("x")]);
});

test("the usual limit is 64 KiB", async () => {
  const [fits, over] = await linesOf([`${"x".repeat(65_536)}\n${"x".repeat(100_000)}\n`]);
  expect(fits?.kind).toBe("text");
  expect(over).toEqual({ kind: "too-long", characters: 100_000, bytes: 100_000 });
});

test("the next line waits until the one before was taken", async () => {
  const input = new PassThrough();
  const taken: Line[] = [];
  const gate = Promise.withResolvers<void>();
  const { done } = readLines(input, async (line) => {
    taken.push(line);
    await gate.promise;
  });
  input.end("a\nb\n");
  await new Promise(setImmediate);
  expect(taken).toEqual([text("a")]);
  gate.resolve();
  await done;
  expect(taken).toEqual([text("a"), text("b")]);
});

test("after a stop nothing more is taken, though it was read already", async () => {
  const input = new PassThrough();
  const taken: Line[] = [];
  const lines = readLines(input, async (line) => {
    taken.push(line);
    lines.stop();
  });
  input.write("a\nb\n");
  await lines.done;
  input.write("c\n");
  await new Promise(setImmediate);
  expect(taken).toEqual([text("a")]);
});

test("an input that breaks has ended, and its cut-off line is not taken", async () => {
  const input = new PassThrough();
  const taken: Line[] = [];
  const { done } = readLines(input, async (line) => void taken.push(line));
  input.write("a\npay 100");
  await new Promise(setImmediate);
  input.destroy(new Error("gone"));
  await done;
  expect(taken).toEqual([text("a")]);
});
