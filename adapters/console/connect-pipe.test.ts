import { PassThrough } from "node:stream";
import { setTimeout } from "node:timers/promises";

import { expect, test } from "vitest";

import type { Connection, InboundEvent } from "#chat/define-adapter";
import { message } from "#cards/message";
import { PurserError } from "#kernel/errors";
import { silentLogger } from "#kernel/logger";

import { connectPipe } from "./connect-pipe.ts";

interface Run {
  readonly connection: Connection;
  readonly input: PassThrough;
  readonly events: InboundEvent[];
  shown(): string;
  replies(): { in: number; text: string; also: { text: string }[] }[];
}

type Turn = (event: InboundEvent, connection: Connection) => Promise<void>;

const echo: Turn = async (event, { post }) => {
  await post({ conversation: event.conversation, replyTo: event.id }, message({ text: `heard ${event.text}` }));
};

function run({ turn = echo, json = true, as = null as string | null, output = new PassThrough() } = {}): Run {
  const input = new PassThrough();
  const events: InboundEvent[] = [];
  let shown = "";
  output.on("data", (chunk: Buffer) => (shown += chunk.toString()));
  const connection = connectPipe({
    async accept(event) {
      events.push(event);
      if (event.text === "unstorable") throw new PurserError("full", "The disk is full.", { next: "Make room." });
      if (event.text === "bug") throw new Error("undefined is not a function");
      void turn(event, connection).finally(() => connection.turnEnded?.(event.conversation, event.id));
    },
    settings: {},
    start: { json, as, input, output },
    logger: silentLogger,
    complete: async () => [],
  });
  const replies = (): ReturnType<Run["replies"]> =>
    shown
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
  return { connection, input, events, shown: () => shown, replies };
}

test("each line gets one reply in the order of the input, whichever turn ends first", async () => {
  const { connection, input, replies } = run({
    async turn(event, core) {
      if (event.text === "slow") await setTimeout(20);
      await echo(event, core);
    },
  });
  input.end("slow\n\r\nquick\nlast");
  await connection.ended;
  expect(replies().map((reply) => [reply.in, reply.text])).toEqual([
    [1, "heard slow"],
    [2, ""],
    [3, "heard quick"],
    [4, "heard last"],
  ]);
});

test("the last post of a turn is its reply and the others stand beside it", async () => {
  const { connection, input, replies } = run({
    async turn(event, { post }) {
      const to = { conversation: event.conversation, replyTo: event.id };
      const receipts = [await post(to, message({ text: "one" })), await post(to, message({ text: "two" }))];
      expect(new Set(receipts).size).toBe(2);
    },
  });
  input.end("x\n");
  await connection.ended;
  expect(replies()).toMatchObject([{ in: 1, text: "two", also: [{ text: "one" }] }]);
});

test("a post has its receipt only when the line of its turn was taken", async () => {
  const taken: (() => void)[] = [];
  const output = new PassThrough();
  const through = output.write.bind(output) as (text: string, done: () => void) => boolean;
  output.write = ((text: string, done: () => void) =>
    through(text, () => taken.push(done))) as unknown as typeof output.write;
  const receipts: string[] = [];
  const { connection, input, replies } = run({
    output,
    async turn(event, { post }) {
      const to = { conversation: event.conversation, replyTo: event.id };
      const posts = [post({ ...to, last: false }, message({ text: "one" }))];
      posts.push(post({ ...to, last: true }, message({ text: "two" })));
      for (const posted of posts) receipts.push(await posted);
    },
  });
  input.write("x\n");
  await expect.poll(() => taken.length).toBe(1);
  await setTimeout(20);
  expect(receipts).toEqual([]);
  taken[0]?.();
  await expect.poll(() => receipts.length).toBe(2);
  expect(replies()).toMatchObject([{ in: 1, text: "two", also: [{ text: "one" }] }]);
  input.end();
  await connection.ended;
});

test("nudges, edits of old cards and late answers stand between the replies under 0", async () => {
  const { connection, input, replies, events } = run();
  input.write("x\n");
  await expect.poll(() => replies().length).toBe(1);
  const conversation = "console:owner";
  await connection.post({ conversation, replyTo: null }, message({ text: "nudge" }));
  await connection.edit({ conversation, replyTo: null }, "msg_old", message({ text: "edit" }));
  await connection.post({ conversation, replyTo: events[0]?.id ?? "" }, message({ text: "late" }));
  input.end("y\n");
  await connection.ended;
  expect(replies().map((reply) => [reply.in, reply.text])).toEqual([
    [1, "heard x"],
    [0, "nudge"],
    [0, "edit"],
    [0, "late"],
    [2, "heard y"],
  ]);
});

test("an event carries who spoke, and its id never comes again", async () => {
  const first = run();
  const second = run({ as: "maria" });
  first.input.end("x\ny\n");
  second.input.end("x\n");
  await Promise.all([first.connection.ended, second.connection.ended]);
  expect(first.events[0]).toMatchObject({
    author: "owner",
    conversation: "console:owner",
    isPrivate: true,
    text: "x",
    files: [],
  });
  expect(second.events[0]).toMatchObject({ author: "maria", conversation: "console:maria", isPrivate: true });
  expect(new Set([...first.events, ...second.events].map(({ id }) => id)).size).toBe(3);
});

test("a line that cannot be used, or not be stored, is told so in its place, and the others go on", async () => {
  const { connection, input, replies, events } = run();
  input.write('{"txt":"x"}\n');
  input.write(Buffer.from([0xff, 0x0a]));
  input.write(`${"x".repeat(100_000)}\n{"text":"a\\u0000b"}\n{"text":"\\ud800"}\nunstorable\nbug\nok\n`);
  input.end();
  await connection.ended;
  expect(replies().map(({ in: place, text }) => `${place} ${text}`)).toEqual([
    expect.stringMatching(/^1 This line has "txt", which is not known here\./),
    "2 This line is not valid UTF-8 text, so it was not read. Send it again as UTF-8.",
    expect.stringMatching(/^3 This line is 100,000 characters long, and a line may have at most 65,536 bytes/),
    "4 This line has a NUL character in it. Send it again without.",
    "5 This line has half of a character in it (a lone surrogate). Send it again without.",
    "6 The disk is full. Make room.",
    expect.stringMatching(/^7 This line could not be stored/),
    "8 heard ok",
  ]);
  expect(events.map(({ text }) => text)).toEqual(["unstorable", "bug", "ok"]);
});

test("a thousand lines keep their order while no more than 64 are under way", async () => {
  let underWay = 0;
  let most = 0;
  const { connection, input, replies } = run({
    async turn(event, core) {
      most = Math.max(most, ++underWay);
      await setTimeout(Number(event.text) % 3);
      await echo(event, core);
      underWay -= 1;
    },
  });
  const numbers = Array.from({ length: 1000 }, (_, index) => index + 1);
  input.end(numbers.join("\n"));
  await connection.ended;
  expect(replies().map((reply) => reply.in)).toEqual(numbers);
  expect(most).toBeLessThanOrEqual(64);
  expect(most).toBeGreaterThan(1);
});

test("without --json a reply is drawn without prompt and colour, and an empty line is passed over", async () => {
  const { connection, input, shown } = run({ json: false });
  input.end('{"text":"x"}\n\nbye\n');
  await connection.ended;
  expect(shown()).toBe('heard {"text":"x"}\n\nheard bye\n\n');
});

test("it ends only when the last turn has ended", async () => {
  const gate = Promise.withResolvers<void>();
  const { connection, input, replies } = run({
    async turn(event, core) {
      await gate.promise;
      await echo(event, core);
    },
  });
  let ended = false;
  const ending = connection.ended?.then(() => (ended = true));
  input.end("x\n");
  await setTimeout(10);
  expect(ended).toBe(false);
  gate.resolve();
  await ending;
  expect(replies()).toHaveLength(1);
});

test("after close nothing more is accepted, even where lines wait for room", async () => {
  const { connection, input, events } = run({ turn: () => new Promise(() => {}) });
  input.write("x\n".repeat(100));
  await expect.poll(() => events.length).toBe(64);
  await connection.close();
  input.write("y\n");
  await new Promise(setImmediate);
  expect(events).toHaveLength(64);
});

test("an output that nobody reads any more ends the input and makes a post fail", async () => {
  const output = new PassThrough();
  const { connection, input } = run({ output });
  output.destroy();
  input.write("x\n");
  await connection.ended;
  await expect(connection.post({ conversation: "c", replyTo: null }, message({ text: "x" }))).rejects.toThrow();
});
