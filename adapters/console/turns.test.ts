import { expect, test } from "vitest";

import { message } from "#cards/message";

import { collectTurns, type Turns } from "./turns.ts";

function record(): { turns: Turns; written: [number, string[]][] } {
  const written: [number, string[]][] = [];
  const turns = collectTurns(async (place, posts) => void written.push([place, posts.map(({ text }) => text)]));
  return { turns, written };
}

test("turns are written in the order in which they were opened, whichever ends first", async () => {
  const { turns, written } = record();
  turns.open("a", 1);
  turns.open("b", 2);
  turns.post("b", "r1", message({ text: "second" }));
  void turns.end("b");
  await new Promise(setImmediate);
  expect(written).toEqual([]);
  turns.post("a", "r2", message({ text: "looking" }));
  turns.post("a", "r3", message({ text: "first" }));
  void turns.end("a");
  await turns.below(1);
  expect(written).toEqual([
    [1, ["looking", "first"]],
    [2, ["second"]],
  ]);
});

test("a post that was not written yet is replaced in its place, a written one is not", async () => {
  const { turns, written } = record();
  turns.open("a", 1);
  turns.post("a", "r1", message({ text: "old" }));
  turns.post("a", "r2", message({ text: "last" }));
  expect(turns.edit("r1", message({ text: "new" }))).toBe(true);
  void turns.end("a");
  await turns.below(1);
  expect(turns.edit("r1", message({ text: "newer" }))).toBe(false);
  expect(written).toEqual([[1, ["new", "last"]]]);
});

test("a post for a turn that is not open is not taken", async () => {
  const { turns } = record();
  expect(turns.post("nobody", "r1", message({ text: "x" }))).toBe(false);
  turns.open("a", 1);
  void turns.end("a");
  void turns.end("a");
  void turns.end("nobody");
  await turns.below(1);
  expect(turns.post("a", "r2", message({ text: "x" }))).toBe(false);
});

test("whoever waits for room gets it when a turn was written", async () => {
  const { turns } = record();
  turns.open("a", 1);
  turns.open("b", 2);
  let room = false;
  const waiting = turns.below(2).then(() => (room = true));
  await new Promise(setImmediate);
  expect(room).toBe(false);
  void turns.end("a");
  await waiting;
  expect(turns.count()).toBe(1);
});

test("ending a turn resolves when it was written, behind those before it", async () => {
  const { turns, written } = record();
  turns.open("a", 1);
  turns.open("b", 2);
  let ended = false;
  const ending = turns.end("b").then(() => (ended = true));
  await new Promise(setImmediate);
  expect(ended).toBe(false);
  void turns.end("a");
  await ending;
  expect(written.map(([place]) => place)).toEqual([1, 2]);
});

test("ending a turn that cannot be written fails", async () => {
  const turns = collectTurns(() => Promise.reject(new Error("closed")));
  turns.open("a", 1);
  await expect(turns.end("a")).rejects.toThrow("closed");
});

test("a turn that cannot be written does not hold up the next", async () => {
  const written: number[] = [];
  const turns = collectTurns(async (place) => {
    if (place === 1) throw new Error("closed");
    written.push(place);
  });
  turns.open("a", 1);
  turns.open("b", 2);
  void turns.end("a");
  void turns.end("b");
  await turns.below(1);
  expect(written).toEqual([2]);
});
