import type { LanguageModelV4 } from "@ai-sdk/provider";
import { generateText, isStepCount, type ModelMessage } from "ai";

import type { Reply } from "#chat/run-turn";

import { composePosts } from "./compose-posts.ts";
import { noCalls, type Offered, toolsForBuiltIn } from "./offer-tools.ts";
import type { Turn } from "./turn.ts";

const MOST_STEPS = 8;

/** A reply, and whether any tool ran for it: without one nothing was understood that the books could answer. */
export interface BuiltInReply extends Reply {
  readonly understood: boolean;
}

/** Answers with the built-in model, whose words are the tools' own. */
export async function answerBuiltIn(
  turn: Turn,
  { model, offered, instructions }: { model: LanguageModelV4; offered: readonly Offered[]; instructions: string },
): Promise<BuiltInReply> {
  const { event, context, before } = turn;
  const user: ModelMessage = { role: "user", content: event.text };
  const calls = noCalls();
  const answer = await generateText({
    model,
    instructions,
    messages: [...(before.flat() as ModelMessage[]), user],
    tools: toolsForBuiltIn(offered, context, calls),
    stopWhen: isStepCount(MOST_STEPS),
    providerOptions: { purser: { today: context.today.toString(), currency: context.business.currency } },
    maxRetries: 0,
  });
  if (calls.failure !== null) throw calls.failure.error;
  return {
    posts: composePosts(calls.results, answer.text),
    said: [user, ...answer.responseMessages],
    understood: calls.results.length > 0,
  };
}
