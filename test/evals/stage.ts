import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Tool } from "#assistant/define-tool";
import { GUESSED } from "#assistant/language/gist/guess";
import { type Adapter, type ConnectOptions, defineAdapter } from "#chat/define-adapter";
import type { Message } from "#cards/message";
import { fileLogger } from "#kernel/logger";
import { newId } from "#kernel/ids";
import { openDatabase } from "#storage/database";
import { EMBEDDED } from "#test/databases";
import { manualClock } from "#test/manual-clock";

import { createApp, startApp, stopApp } from "../../src/app.ts";
import { loadAllExtensions } from "../../src/extensions.ts";

import { takeSnapshot } from "./books-snapshot.ts";
import type { Observed, ToolCall } from "./deed.ts";
import type { EvalCase } from "./eval-case.ts";
import { deedsAfter, newestAct, observeBefore } from "./observe.ts";
import { buildWorld, WORLD_BEGINS } from "./world.ts";

/** The real app in the world of the cases, set back before each of them. */
export interface Stage {
  /**
   * Plays a case's messages, and tells what the last one came to.
   *
   * @param saysYes whether "Do you mean ...?" is answered with yes
   */
  play(one: Pick<EvalCase, "before" | "say">, saysYes?: boolean): Promise<Observed>;
  close(): Promise<void>;
}

const ADAPTER = "evals";
const WAITING_CODE = "K7M4";

export async function openStage(): Promise<Stage> {
  const [books, home, loaded] = await Promise.all([
    EMBEDDED.open(),
    mkdtemp(join(tmpdir(), "purser-evals-")),
    loadAllExtensions(),
  ]);
  const database = openDatabase(books.url);
  const clock = manualClock(WORLD_BEGINS);
  const calls: ToolCall[] = [];
  const posts: Message[] = [];
  const adapter = stageAdapter(posts);
  const extensions = { ...loaded, tools: loaded.tools.map((tool) => watched(tool, calls)), adapters: [adapter] };
  const app = await createApp({
    settings: {
      PURSER_BUSINESS: "Harbour Web Studio",
      PURSER_PAY_TO: "paypal.me/harbour-web",
      PURSER_CURRENCY: "USD",
      PURSER_TIMEZONE: "UTC",
      PURSER_OWNER: "owner",
      home,
      all: {},
    },
    database,
    extensions,
    logger: fileLogger(join(home, "purser.log")),
    alone: true,
    clock,
  });
  await buildWorld(app.office, database, clock);
  await app.runner.runDue();
  await startApp(app, [adapter], { json: false, as: null, input: process.stdin, output: process.stdout });
  await nameWaiting(books.url);
  const snapshot = await takeSnapshot(books.url);
  const worldEnds = await newestAct(database.reads);

  async function say(conversation: string, text: string): Promise<void> {
    clock.advance({ minutes: 1 });
    calls.length = 0;
    posts.length = 0;
    await app.conversations.accept(ADAPTER, {
      id: newId("evt"),
      conversation,
      isPrivate: true,
      author: "owner",
      text,
      files: [],
    });
    await app.conversations.idle();
    await app.runner.runDue();
  }

  return {
    async play(one, saysYes = false) {
      await snapshot.restore();
      const conversation = `${ADAPTER}:${newId("con")}`;
      for (const text of one.before) await say(conversation, text);
      const before = await observeBefore(database.reads, worldEnds);
      const last = await newestAct(database.reads);
      await say(conversation, one.say);
      if (saysYes && (await askedIn(conversation))?.slot === GUESSED) await say(conversation, "yes");
      return {
        calls: [...calls],
        deeds: await deedsAfter(database.reads, last),
        asked: await askedIn(conversation),
        text: posts.map((post) => post.text).join("\n\n"),
        before,
      };
    },
    async close() {
      await snapshot.close();
      await stopApp(app);
      await books.close();
      await rm(home, { recursive: true, force: true });
    },
  };

  /** The question at the end of a conversation: what a tool asked, what the model keeps pending, or its free words. */
  async function askedIn(conversation: string): Promise<Observed["asked"]> {
    const asking = calls.at(-1);
    if (asking?.result === "ask") return { slot: asking.slot };
    const turn = await database.reads.turn.findFirst({ where: { conversation }, orderBy: { id: "desc" } });
    const pending = /"pending":\{.*?"slot":"([^"]+)"/.exec(
      JSON.stringify((turn?.messages as unknown[])?.at(-1) ?? null),
    );
    if (pending?.[1] !== undefined) return { slot: pending[1] };
    return /\?\s*$/.test(posts.at(-1)?.text ?? "") ? { slot: null } : null;
  }
}

function watched(tool: Tool, calls: ToolCall[]): Tool {
  return {
    ...tool,
    async run(input, context) {
      const note = (result: ToolCall["result"], say: string, slot: string | null): void =>
        void calls.push({ tool: tool.name, input: { ...input }, result, say, slot });
      try {
        const result = await tool.run(input, context);
        if (result.kind === "ask") note("ask", result.question, result.slot);
        else note(result.kind, result.say, null);
        return result;
      } catch (error) {
        note("threw", String(error), null);
        throw error;
      }
    },
  };
}

function stageAdapter(posts: Message[]): Adapter {
  return defineAdapter({
    name: ADAPTER,
    settings: [],
    setup: { steps: [], check: () => null },
    limits: { textLength: 65_536, buttonsPerMessage: 12 },
    local: true,
    standardInput: false,
    connect: async (_options: ConnectOptions) => ({
      async post(_to, message) {
        posts.push(message);
        return newId("msg");
      },
      edit: async () => {},
      close: async () => {},
    }),
  });
}

/** Codes are drawn by chance, and the cases name one: the waiting approval gets it. */
async function nameWaiting(url: string): Promise<void> {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    `begin; set local session_replication_role = replica; update approvals set code = '${WAITING_CODE}' where status = 'pending'; commit`,
  );
  await client.end();
}
