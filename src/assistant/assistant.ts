import type { LanguageModelV4 } from "@ai-sdk/provider";
import type { ModelMessage } from "ai";

import { type Message, message } from "#cards/message";
import type { Respond } from "#chat/run-turn";
import { businessDate } from "#domain/business-date";
import { theBusiness } from "#storage/business-store";
import { turnCalls } from "#storage/turn-calls-store";
import { recentTurns } from "#storage/turns-store";

import { answerTurn } from "./answer-turn.ts";
import { composePosts, sentence } from "./compose-posts.ts";
import { createToolContext, type Workshop } from "./create-tool-context.ts";
import type { Tool } from "./define-tool.ts";
import type { InstructionValues } from "./instructions.ts";
import { interpretPersonOnly } from "./language/interpret.ts";
import type { Provider } from "./models/provider.ts";
import { offeredTo } from "./offer-tools.ts";
import { runTool } from "./run-tool.ts";

export interface AssistantOptions {
  readonly workshop: Workshop;
  readonly tools: readonly Tool[];
  /** The built-in model: it answers where there is no provider, and where the provider's fails. */
  readonly model: LanguageModelV4;
  readonly provider?: Provider | null;
  readonly instructions: (values: InstructionValues) => string;
  readonly todayByHand: Temporal.PlainDate | null;
}

// The SDK makes some in every call, and Node reads a large part of itself for the first: now, while the database opens.
void Headers;

const TURNS_REMEMBERED = 12;

/** Answers one event: a person's own command at once, everything else through a model and the tools. */
export function createAssistant(options: AssistantOptions): Respond {
  const { workshop, tools, model, provider = null, instructions, todayByHand } = options;
  const offered = offeredTo(tools);

  return async (event, member) => {
    const { database } = workshop;
    const [business, before, calls] = await Promise.all([
      theBusiness(database.reads),
      recentTurns(database.reads, event.conversation, TURNS_REMEMBERED),
      turnCalls(database.reads, event.id),
    ]);
    // The day on which it was said, also where a crash let the turn wait until the next one.
    const today = todayByHand ?? businessDate(event.receivedAt, business.zone);
    const actor = { memberId: member.id, name: member.name, role: member.role, conversation: event.conversation };
    const { context, asked } = createToolContext(workshop, { eventId: event.id, actor, business, today });
    const user: ModelMessage = { role: "user", content: event.text };

    const heard = interpretPersonOnly(event.text, tools, { today, currency: business.currency });
    const command = heard.kind === "call" ? tools.find((tool) => tool.name === heard.tool) : undefined;
    if (heard.kind === "call" && command !== undefined) {
      const result = await runTool(command, heard.input, context);
      const text = sentence(result);
      return { posts: composePosts([result], text), said: [user, { role: "assistant", content: text }] };
    }

    if (heard.kind === "problem") {
      return { posts: [message({ text: heard.problem })], said: [user, { role: "assistant", content: heard.problem }] };
    }

    const values: InstructionValues = {
      business: business.name ?? "a business that has not given its name yet",
      member: member.name,
      role: member.role,
      today: today.toString(),
      zone: business.zone,
      currency: business.currency,
    };
    const turn = { event, member, context, asked, before, calls, values };
    const reply = await answerTurn(turn, { workshop, tools, offered, builtIn: model, provider, instructions });
    return event.files.length === 0 ? reply : { ...reply, posts: withUnreadFiles(reply.posts) };
  };
}

function withUnreadFiles(posts: readonly Message[]): readonly Message[] {
  const unread = "I cannot read files yet: only your words were used.";
  return posts.map((post, index) => (index === posts.length - 1 ? { ...post, text: `${post.text} ${unread}` } : post));
}
