import type { LanguageModelV4 } from "@ai-sdk/provider";

import { createAssistant } from "#assistant/assistant";
import { createBuiltInModel } from "#assistant/built-in-model";
import { readInstructions } from "#assistant/instructions";
import type { Patience } from "#assistant/models/ask-patiently";
import { createProvider } from "#assistant/models/provider";
import type { Message } from "#cards/message";
import type { Reply } from "#chat/run-turn";
import type { Clock } from "#kernel/clock";
import { newId } from "#kernel/ids";
import { type Logger, silentLogger } from "#kernel/logger";
import { noProbe } from "#kernel/points";
import { findMemberByName } from "#storage/business-store";
import { type StoredEvent, storeEvent } from "#storage/inbox-store";
import { endTurn } from "#storage/turns-store";
import type { TestOffice } from "#test/open-office";

export interface Said {
  readonly text: string;
  readonly posts: readonly Message[];
  readonly event: StoredEvent;
}

export interface SayOptions {
  /** Null where there is no key. */
  readonly model: LanguageModelV4 | null;
  readonly as?: string;
  readonly conversation?: string;
  /** An event whose turn was begun before. */
  readonly event?: StoredEvent;
  /** False where the process ends before the turn does. */
  readonly finish?: boolean;
}

/** The real assistant over an office of tests, for one event at a time. */
export interface DeskWithModel {
  say(text: string, options: SayOptions): Promise<Said>;
  store(text: string, conversation?: string): Promise<StoredEvent>;
}

export interface DeskOptions {
  readonly patience?: Patience;
  readonly sleep?: (ms: number) => Promise<unknown>;
  readonly logger?: Logger;
  readonly dailyTokens?: number;
  /** The provider's clock, which decides how long it is left alone. */
  readonly clock?: Clock;
}

export async function deskWithModel(office: TestOffice, options: DeskOptions = {}): Promise<DeskWithModel> {
  const { database, extensions, clock } = office;
  const { tools, documentTypes } = extensions;
  const instructions = await readInstructions();
  const workshop = { ...office, probe: noProbe, documentTypes, examples: tools };
  let playing: LanguageModelV4 | undefined;
  const { logger = silentLogger, clock: ticking = clock, ...limits } = options;
  const provider = createProvider({
    database,
    clock: ticking,
    logger,
    modelId: "script",
    load: async () => playingModel(() => playing),
    ...limits,
  });
  const builtIn = createBuiltInModel(tools);
  const assistant = (withProvider: boolean) =>
    createAssistant({
      workshop,
      tools,
      model: builtIn,
      provider: withProvider ? provider : null,
      instructions,
      todayByHand: null,
      isLocal: () => true,
    });

  async function store(text: string, conversation = "console"): Promise<StoredEvent> {
    const event = {
      adapter: "test",
      eventId: newId("e"),
      conversation,
      isPrivate: true,
      author: "Ana",
      text,
      files: [],
    };
    const claim = { by: "ins_test", until: clock.now().add({ hours: 1 }) };
    const stored = await database.commit("accept-event", (tx) => storeEvent(tx, event, claim, clock.now()));
    if (stored === null) throw new Error("it was stored before");
    return stored;
  }

  async function end(event: StoredEvent, { said, about = [] }: Reply): Promise<void> {
    const turn = { inboxId: event.id, conversation: event.conversation, messages: said, about, posts: [] };
    await database.commitOne("finish-turn", (tx) => endTurn(tx, turn, clock.now()));
  }

  return {
    store,
    async say(text, { model, as = "Ana", conversation, event, finish = true }) {
      const stored = event ?? (await store(text, conversation));
      const member = await findMemberByName(database.reads, as.toLowerCase());
      if (member === null) throw new Error(`nobody is called ${as}`);
      playing = model ?? undefined;
      const reply = await assistant(model !== null)(stored, member);
      if (finish) await end(stored, reply);
      return { text: reply.posts.map((post) => post.text).join("\n"), posts: reply.posts, event: stored };
    },
  };
}

function playingModel(playing: () => LanguageModelV4 | undefined): LanguageModelV4 {
  const model = (): LanguageModelV4 => {
    const now = playing();
    if (now === undefined) throw new Error("no model plays");
    return now;
  };
  return {
    specificationVersion: "v4",
    provider: "test",
    modelId: "script",
    supportedUrls: {},
    doGenerate: async (options) => model().doGenerate(options),
    doStream: async (options) => model().doStream(options),
  };
}
