import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { WriteStream } from "node:tty";

import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Connection, InboundEvent } from "#chat/define-adapter";
import { message } from "#cards/message";
import { silentLogger } from "#kernel/logger";

import { connectTerminal } from "./connect-terminal.ts";

const { getColorDepth } = WriteStream.prototype;
const COLUMNS = 60;
const GREETING = ['Purser is listening. Say what you want done; "help" shows', "what there is, Ctrl-D ends.", ""];
const ESCAPE = "\u001b";
const CTRL_C = "\u0003";
const CTRL_D = "\u0004";
const UP = "\u001b[A";
const LEFT = "\u001b[D";

beforeEach(() => {
  vi.stubEnv("TERM", "xterm");
  vi.stubEnv("FORCE_COLOR", undefined);
  vi.stubEnv("NO_COLOR", "1");
});
afterEach(() => vi.unstubAllEnvs());

/** What a terminal would show after these bytes, for the few sequences that a prompt needs. */
function screenOf(bytes: string): string[] {
  const rows: string[][] = [[]];
  let row = 0;
  let column = 0;
  for (const [piece, count, final] of bytes.matchAll(new RegExp(`${ESCAPE}\\[(\\d*)([A-Z])|[^]`, "gu"))) {
    const steps = Number(count === undefined || count === "" ? 1 : count);
    if (final === "A") row -= steps;
    else if (final === "B") row += steps;
    else if (final === "C") column += steps;
    else if (final === "D") column -= steps;
    else if (final === "G") column = steps - 1;
    else if (final === "J") {
      rows.length = row + 1;
      rows[row]?.splice(column);
    } else if (final === "K") rows[row]?.splice(column);
    else if (final !== undefined) throw new Error(`This screen does not know ${JSON.stringify(piece)}.`);
    else if (piece === "\r") column = 0;
    else if (piece === "\n") {
      rows[++row] ??= [];
      column = 0;
    } else {
      if (column === COLUMNS) {
        row += 1;
        column = 0;
      }
      const cells = (rows[row] ??= []);
      while (cells.length < column) cells.push(" ");
      cells[column++] = piece;
    }
    if (row < 0 || column < 0) throw new Error("The cursor left the screen.");
  }
  return Array.from(rows, (cells) => (cells ?? []).join("").trimEnd());
}

interface Run {
  readonly connection: Connection;
  readonly events: InboundEvent[];
  type(keys: string): void;
  screen(): string[];
  end(event: InboundEvent | undefined, text: string): Promise<void>;
}

async function run(home?: string): Promise<Run> {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: COLUMNS, getColorDepth });
  let bytes = "";
  output.on("data", (chunk: Buffer) => (bytes += chunk.toString()));
  const events: InboundEvent[] = [];
  const connection = await connectTerminal({
    accept: async (event) => void events.push(event),
    settings: home === undefined ? {} : { PURSER_HOME: home },
    start: { json: false, as: null, input, output },
    logger: silentLogger,
    complete: async (prefix) => ["Acme Ltd"].filter((name) => name.toLowerCase().startsWith(prefix)),
  });
  return {
    connection,
    events,
    type: (keys) => void input.write(keys),
    // What stands below the greeting.
    screen: () => screenOf(bytes).slice(GREETING.length),
    async end(event, text) {
      if (event === undefined) throw new Error("There is no such event.");
      await connection.post({ conversation: event.conversation, replyTo: event.id }, message({ text }));
      connection.turnEnded?.(event.conversation, event.id);
    },
  };
}

test("whoever comes is told how to begin and how to end", async () => {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: COLUMNS, getColorDepth });
  let bytes = "";
  output.on("data", (chunk: Buffer) => (bytes += chunk.toString()));
  const start = { json: false, as: null, input, output };
  const options = { accept: async () => {}, settings: {}, start, logger: silentLogger, complete: async () => [] };
  const connection = await connectTerminal(options);
  await expect.poll(() => screenOf(bytes).slice(0, GREETING.length)).toEqual(GREETING);
  await connection.close();
});

test("a line is accepted, a status line shows while it is under way, and the reply takes its place", async () => {
  const { connection, events, type, screen, end } = await run();
  type("who owes me\r");
  await expect.poll(() => events.map(({ text, author }) => [text, author])).toEqual([["who owes me", "owner"]]);
  await expect.poll(() => screen().slice(1)).toEqual([expect.stringMatching(/^. working\.\.\.$/), ">"]);
  await end(events[0], "Nobody.");
  await expect.poll(screen).toEqual(["> who owes me", "Nobody.", "", ">"]);
  type(CTRL_D);
  await connection.ended;
  expect(screen()).toEqual(["> who owes me", "Nobody.", "", ""]);
});

test("a nudge is drawn above the prompt, and what is being typed stays, cursor and all", async () => {
  const { connection, type, screen } = await run();
  type(`${"long words ".repeat(8)}end${LEFT}${LEFT}`);
  const typed = ["> long words long words long words long words long words lon", "g words long words long words end"];
  await expect.poll(screen).toEqual(typed);
  await connection.post({ conversation: "console:owner", replyTo: null }, message({ text: "A nudge." }));
  await connection.edit({ conversation: "console:owner", replyTo: null }, "msg_1", message({ text: "An edit." }));
  expect(screen()).toEqual(["A nudge.", "", "An edit.", "", ...typed]);
  type("#");
  await expect.poll(() => screen().at(-1)).toBe("g words long words long words e#nd");
  await connection.close();
});

test("what is typed ahead leaves no status line behind, and is accepted in its order", async () => {
  const { connection, events, type, screen, end } = await run();
  type("one\r");
  await expect.poll(() => screen().join()).toContain("working...");
  type("two\r");
  await expect.poll(() => events.length).toBe(2);
  await end(events[0], "First.");
  await end(events[1], "Second.");
  await expect.poll(screen).toEqual(["> one", "> two", "First.", "", "Second.", "", ">"]);
  await connection.close();
});

test("Ctrl-C clears a line, wherever the cursor is, and ends on an empty one once all turns have ended", async () => {
  const { connection, events, type, screen, end } = await run();
  type(`not this${LEFT}${LEFT}`);
  await expect.poll(screen).toEqual(["> not this"]);
  type(CTRL_C);
  await expect.poll(screen).toEqual([">"]);
  type("this\r");
  await expect.poll(() => events.length).toBe(1);
  type(CTRL_C);
  await expect.poll(screen).toEqual(["> this", "Finishing what is under way...", ""]);
  await end(events[0], "Done.");
  await connection.ended;
  expect(screen()).toEqual(["> this", "Finishing what is under way...", "Done.", "", ""]);
});

test("lines typed before come back at the next start", async () => {
  const home = await mkdtemp(join(tmpdir(), "console-"));
  const first = await run(home);
  first.type("who owes me\r");
  await expect.poll(() => first.events.length).toBe(1);
  await first.end(first.events[0], "Nobody.");
  first.type(CTRL_D);
  await first.connection.ended;
  expect(await readFile(join(home, "history"), "utf8")).toBe("who owes me\n");
  const second = await run(home);
  second.type(UP);
  await expect.poll(second.screen).toEqual(["> who owes me"]);
  await second.connection.close();
});

test("Tab completes a name in the words", async () => {
  const { connection, type, screen } = await run();
  type("invoice acm\t");
  await expect.poll(screen).toEqual(["> invoice Acme Ltd"]);
  await connection.close();
});

test("an empty line is not accepted, and one over the limit is told so", async () => {
  const { connection, events, type, screen } = await run();
  type(`  \r${"x".repeat(65_537)}\r`);
  await expect.poll(() => screen().join(" ")).toContain("65,537 characters long");
  expect(events).toEqual([]);
  await connection.close();
});

test("half a line is not accepted when the terminal goes away", async () => {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const events: InboundEvent[] = [];
  const connection = await connectTerminal({
    accept: async (event) => void events.push(event),
    settings: {},
    start: { json: false, as: null, input, output: new PassThrough().resume() },
    logger: silentLogger,
    complete: async () => [],
  });
  input.end("approve A7K");
  await connection.ended;
  expect(events).toEqual([]);
});
