import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";

import type { Message } from "#cards/message";
import { type Connection, defineAdapter } from "#chat/define-adapter";
import { silentLogger } from "#kernel/logger";
import { noProbe, type Probe } from "#kernel/points";
import { readSettings } from "#kernel/settings";
import { type Database, openDatabase } from "#storage/database";
import type { DatabaseKind, TestDatabase } from "#test/databases";
import { type ManualClock, manualClock } from "#test/manual-clock";

import { type App, createApp, startApp, stopApp } from "../../src/app.ts";
import { loadAllExtensions } from "../../src/extensions.ts";

/** Something that was posted, with when and where. */
export interface Posted extends Message {
  readonly conversation: string;
  readonly replyTo: string | null;
  readonly at: string;
}

/** A whole Purser in this process whose clock a test moves, spoken with over a platform of its own. */
export interface OpenDesk {
  readonly app: App;
  readonly database: Database;
  readonly clock: ManualClock;
  /** All posts that answer nothing, in order. */
  readonly unasked: readonly Posted[];
  /** Says something as a member, in private or in a room that others read, and resolves with the answer. */
  say(author: string, text: string, where?: { readonly room: string }): Promise<Posted>;
  /** Wakes every job now, as the scheduler would, and posts what that queued. */
  wake(): Promise<void>;
  /** Wakes every job at each minute of so many. */
  passMinutes(minutes: number): Promise<void>;
  close(): Promise<void>;
}

export interface DeskOptions {
  readonly start: string;
  readonly zone?: string;
  readonly probe?: Probe;
  /** Hears of each post as the platform takes it, before the receipt is handed back. */
  readonly posting?: (posted: Posted) => void;
  /** The data folder; a new one that goes with the desk unless given. */
  readonly home?: string;
}

export async function openDesk(kind: DatabaseKind, options: DeskOptions): Promise<OpenDesk> {
  const books = await kind.open();
  return deskOn(books, options, () => books.close());
}

/** The same on a database that is there already, which stays. */
export async function deskOn(
  { url }: Pick<TestDatabase, "url">,
  { start, zone = "Europe/Berlin", probe = noProbe, posting = () => {}, home: given }: DeskOptions,
  closed: () => Promise<void> = async () => {},
): Promise<OpenDesk> {
  const home = given ?? (await mkdtemp(join(tmpdir(), "purser-desk-")));
  const clock = manualClock(start);
  const database = openDatabase(url, { probe });
  const posts: Posted[] = [];
  const waiting = new Map<string, (post: Posted) => void>();
  const connection: Connection = {
    async post({ conversation, replyTo }, message) {
      const posted = { ...message, conversation, replyTo, at: clock.now().toString() };
      posts.push(posted);
      posting(posted);
      if (replyTo !== null) waiting.get(replyTo)?.(posted);
      return `receipt:${posts.length}`;
    },
    edit: async () => {},
    close: async () => {},
  };
  const adapter = defineAdapter({
    name: "desk",
    settings: [],
    setup: { steps: [], check: () => null },
    limits: { textLength: 65_536, buttonsPerMessage: 12 },
    local: true,
    standardInput: false,
    connect: async () => connection,
  });
  const extensions = await loadAllExtensions();
  const settings = await readSettings(home, { PURSER_TIMEZONE: zone, PURSER_OWNER: "Ana", PURSER_CURRENCY: "USD" });
  const app = await createApp({
    settings,
    database,
    extensions: { ...extensions, adapters: [adapter] },
    logger: silentLogger,
    alone: true,
    clock,
    probe,
  });
  await startApp(app, [adapter], { json: false, as: null, input: new PassThrough(), output: new PassThrough() });
  let said = 0;
  const desk: OpenDesk = {
    app,
    database,
    clock,
    get unasked() {
      return posts.filter(({ replyTo }) => replyTo === null);
    },
    async say(author, text, where) {
      const id = `desk:${clock.now().toString()}:${++said}`;
      const { promise, resolve } = Promise.withResolvers<Posted>();
      waiting.set(id, resolve);
      const conversation = where?.room ?? `desk:${author}`;
      const isPrivate = where === undefined;
      await app.conversations.accept("desk", { id, conversation, isPrivate, author, text, files: [] });
      const answer = await promise;
      await app.conversations.idle();
      return answer;
    },
    async wake() {
      await app.nightShift.jobs.lookAtAll();
      await app.runner.runDue();
    },
    async passMinutes(minutes) {
      for (let minute = 0; minute < minutes; minute++) {
        clock.advance({ minutes: 1 });
        await desk.wake();
      }
    },
    async close() {
      await stopApp(app);
      await closed();
      if (given === undefined) await rm(home, { recursive: true, force: true });
    },
  };
  return desk;
}
