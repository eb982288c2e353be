import type { LanguageModelV4 } from "@ai-sdk/provider";
import type { ModelMessage } from "ai";

import { type Message, message } from "#cards/message";
import type { Respond } from "#chat/run-turn";
import { businessDate } from "#domain/business-date";
import { actsByKeyPrefix } from "#storage/acts-store";
import { theBusiness } from "#storage/business-store";
import { turnCalls } from "#storage/turn-calls-store";
import { recentTurns } from "#storage/turns-store";

import { answerTurn } from "./answer-turn.ts";
import { composePosts, toolsOwnWords } from "./compose-posts.ts";
import { createToolContext, type Workshop } from "./create-tool-context.ts";
import type { Tool } from "./define-tool.ts";
import type { InstructionValues } from "./instructions.ts";
import { REST_NOT_DONE } from "./built-in-model.ts";
import { hearCommand } from "./language/hear-command.ts";
import type { Provider } from "./models/provider.ts";
import { offeredTo } from "./offer-tools.ts";
import { namesSaid } from "./names-said.ts";
import { runAll } from "./run-tool.ts";
import { startSetUp } from "./setup/start-set-up.ts";
import { createSpokenOf } from "./spoken-of.ts";

export interface AssistantOptions {
  readonly workshop: Workshop;
  readonly tools: readonly Tool[];
  /** The built-in model: it answers where there is no provider, and where the provider's fails. */
  readonly model: LanguageModelV4;
  readonly provider?: Provider | null;
  readonly instructions: (values: InstructionValues) => string;
  readonly todayByHand: Temporal.PlainDate | null;
  /** Whether everybody who speaks on an adapter is on this machine. */
  readonly isLocal: (adapter: string) => boolean;
}

const TURNS_REMEMBERED = 12;

/** Answers one event: a person's own command at once, everything else through a model and the tools. */
export function createAssistant(options: AssistantOptions): Respond {
  const { workshop, tools, model, provider = null, instructions, todayByHand, isLocal } = options;
  const offered = offeredTo(tools);

  return async (event, member) => {
    const { database } = workshop;
    const [business, before, calls, earlier, names] = await Promise.all([
      theBusiness(database.reads),
      recentTurns(database.reads, event.conversation, TURNS_REMEMBERED),
      event.fresh === true ? [] : turnCalls(database.reads, event.id),
      event.fresh === true ? [] : actsByKeyPrefix(database.reads, `${event.id}:`),
      namesSaid(database.reads, event.text),
    ]);
    // The day on which it was said, also where a crash let the turn wait until the next one.
    const today = todayByHand ?? businessDate(event.receivedAt, business.zone);
    const actor = { memberId: member.id, name: member.name, role: member.role, conversation: event.conversation };
    const spokenOf = createSpokenOf();
    const { files, isPrivate } = event;
    const local = isLocal(event.adapter);
    const facts = { eventId: event.id, actor, business, earlier, today, spokenOf, files, isPrivate, local };
    const { context, asked } = createToolContext(workshop, facts);
    const user: ModelMessage = { role: "user", content: event.text };
    const history = before.flat() as ModelMessage[];

    const setUp = startSetUp({ context, history, text: event.text, tools });
    const heard = setUp.heard ?? hearCommand(event.text, tools, { today, currency: business.currency, names });
    const commands = heard.kind === "call" ? [heard] : heard.kind === "calls" ? heard.calls : [];
    if (commands.length > 0) {
      const results = await runAll(commands, tools, context);
      const cut = results.length < commands.length ? ` ${REST_NOT_DONE}` : "";
      const text = toolsOwnWords(results) + cut;
      const reply = { posts: composePosts(results, text), said: [user, assistantSays(text)], about: spokenOf.all() };
      return setUp.ends(
        reply,
        results,
        commands.map(({ tool }) => tool),
      );
    }
    if (heard.kind === "problem") {
      const posts = [message({ text: heard.problem })];
      return setUp.ends({ posts, said: [user, assistantSays(heard.problem)] }, []);
    }

    const values: InstructionValues = {
      business: business.name ?? "a business that has not given its name yet",
      member: member.name,
      role: member.role,
      today: today.toString(),
      zone: business.zone,
      currency: business.currency,
    };
    // A model's call never bears the person's own hand, whatever the tool would do for the person's own words.
    const forModels = { ...context, actByHand: context.act };
    const turn = { event, member, context: forModels, names, asked, before, calls, values };
    const { results, ...reply } = await answerTurn(turn, {
      workshop,
      tools,
      offered,
      builtIn: model,
      provider,
      instructions,
    });
    const posts = files.length === 0 ? reply.posts : withUnreadFiles(reply.posts);
    return setUp.ends({ ...reply, posts, about: spokenOf.all() }, results);
  };
}

const assistantSays = (text: string): ModelMessage => ({ role: "assistant", content: text });

function withUnreadFiles(posts: readonly Message[]): readonly Message[] {
  const unread = "I cannot read files yet: only your words were used.";
  return posts.map((post, index) => (index === posts.length - 1 ? { ...post, text: `${post.text} ${unread}` } : post));
}
