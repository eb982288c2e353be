import type { Message } from "#cards/message";
import type { Reply } from "#chat/run-turn";

import type { Tool, ToolResult } from "../define-tool.ts";
import type { Call } from "../language/interpretation.ts";
import type { ToolContext } from "../tool-context.ts";

import { type FollowUp, followUp } from "./follow-up.ts";
import { askedTopic, type HeardAnswer, hearAnswer } from "./hear-answer.ts";

/** What one turn has to do with setting the business up. */
export interface SetUp {
  /** A question about the business that was answered, as a call of its tool, or left out, as what is said to that. */
  readonly heard: Call | { readonly kind: "problem"; readonly problem: string } | null;
  /** The turn's reply with what is asked next, if anything. @param commands the tools of the person's own commands, where they were such */
  ends(reply: Reply, results: readonly ToolResult[], commands?: readonly string[]): Promise<Reply>;
}

export interface TurnBegun {
  readonly context: ToolContext;
  readonly history: readonly unknown[];
  readonly text: string;
  readonly tools: readonly Tool[];
}

const TOOL = "set-business";

/** Looks whether a text answers a question about the business, and later asks the next one. */
export function startSetUp({ context, history, text, tools }: TurnBegun): SetUp {
  const { db, now, today, business } = context;
  const { role } = context.actor;
  const topic = role === "owner" ? askedTopic(history) : null;
  const answered = topic === null ? null : hearAnswer(text, topic, tools, { today, currency: business.currency });
  return {
    heard: answered === null ? null : heardAs(answered, text),
    async ends(reply, results, commands = []) {
      const described = commands.includes(TOOL) && answered === null;
      const next = await followUp({ db, now, role, results, answered, described, business: context.businessNow });
      return next === null ? reply : withQuestion(reply, next);
    },
  };
}

function heardAs(answered: HeardAnswer, said: string): SetUp["heard"] {
  if (answered.kind === "answer") return { kind: "call", tool: TOOL, input: { said, topic: answered.topic } };
  return { kind: "problem", problem: answered.later ? LATER : LEFT_OUT };
}

const LEFT_OUT = "All right, that is left out for now.";
const LATER = 'All right, later. Say "show my business" to see what is set, or tell me any of it in your own words.';

/** The question stands under the last post's words, and in the conversation it bears its topic. */
function withQuestion({ posts, said, ...reply }: Reply, { topic, text }: FollowUp): Reply {
  const last = posts.at(-1);
  if (last === undefined) return { ...reply, posts, said };
  const asked: Message = { ...last, text: `${last.text}\n\n${text}` };
  const marked = topic === null ? {} : { providerOptions: { purser: { setUp: topic } } };
  const question = { role: "assistant", content: [{ type: "text", text, ...marked }] };
  return { ...reply, posts: [...posts.slice(0, -1), asked], said: [...said, question] };
}
