import type {
  JSONObject,
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4Content,
  LanguageModelV4GenerateResult,
  LanguageModelV4StreamPart,
  LanguageModelV4Text,
} from "@ai-sdk/provider";

import { newId } from "#kernel/ids";
import { compilePhrases } from "#assistant/language/compile-phrase";
import { converse, type Turn } from "#assistant/language/converse";
import { readLanguageContext } from "#assistant/language/language-context";
import type { Call } from "#assistant/language/interpretation";
import type { PendingQuestion } from "#assistant/language/pending-question";
import { lastSaid, pendingOf } from "#assistant/language/read-prompt";
import type { Speakable } from "#assistant/language/speakable";
import { isQuestion, sayToolResults, toolResults } from "#assistant/language/say-tool-results";

/**
 * A language model with no provider: it understands what the tools declare beside themselves, and says what they
 * answer. Each call takes its context from `providerOptions.purser`, `{ today, currency, dayOrder? }`, and may call
 * only the tools that it was offered. The same prompt always comes to the same reply, but for a call's id.
 *
 * A question carries `{ purser: { pending } }` as its text's metadata; stored with the conversation's messages, it
 * makes the next message its answer.
 *
 * @throws PurserError `bad-phrase` for the first tool whose phrases cannot be compiled
 */
export function createBuiltInModel(tools: readonly Speakable[]): LanguageModelV4 {
  for (const tool of tools) compilePhrases(tool);
  const understand = understandOnce();
  const generate = (options: LanguageModelV4CallOptions): LanguageModelV4GenerateResult => {
    const content = reply(options, tools, understand);
    const calls = content.type === "tool-call";
    return {
      content: [content],
      finishReason: { unified: calls ? "tool-calls" : "stop", raw: undefined },
      usage: {
        inputTokens: { total: 0, noCache: 0, cacheRead: 0, cacheWrite: 0 },
        outputTokens: { total: 0, text: 0, reasoning: 0 },
      },
      warnings: [],
    };
  };
  return {
    specificationVersion: "v4",
    provider: "purser",
    modelId: "built-in",
    supportedUrls: {},
    doGenerate: async (options) => generate(options),
    doStream: async (options) => ({ stream: ReadableStream.from(streamParts(generate(options))) }),
  };
}

/** Said where a question came before the end of several requests. */
export const REST_NOT_DONE = "The rest of what you said was not done: say it again after that.";

/** Keeps what the latest text came to: the model is asked again with it once its tools have answered. */
function understandOnce(): typeof converse {
  let latest: { readonly key: string; readonly turn: Turn } | undefined;
  return (text, pending, tools, context) => {
    const key = JSON.stringify([text, pending, tools.map(({ name }) => name), context]);
    if (latest?.key !== key) latest = { key, turn: converse(text, pending, tools, context) };
    return latest.turn;
  };
}

function reply(
  options: LanguageModelV4CallOptions,
  tools: readonly Speakable[],
  understand: typeof converse,
): LanguageModelV4Content {
  const { prompt, providerOptions, toolChoice } = options;
  const last = prompt.at(-1);
  const asked = prompt.findLastIndex(({ role }) => role === "user");
  const user = prompt[asked];
  const since = toolResults(prompt.slice(Math.max(asked, 0)));
  const isOpen = last?.role === "tool" || last?.role === "user";
  const told = (isCut = false): LanguageModelV4Content => {
    const { say, pending } = sayToolResults(prompt, since);
    return textPart(isCut ? `${say} ${REST_NOT_DONE}` : say, pending);
  };
  if (user?.role !== "user" || !isOpen)
    return since.length > 0 && isOpen ? told() : textPart("There is nothing to answer.");
  const context = readLanguageContext(providerOptions?.["purser"]);
  if (context === undefined) {
    return textPart(
      "I was not told today's date and the business's currency, so I read nothing. That is a fault of ours.",
    );
  }
  const names = toolChoice?.type === "none" ? [] : (options.tools ?? []).map((tool) => tool.name);
  const offered = tools.filter(({ name }) => names.includes(name));
  const pending = pendingOf(prompt.slice(0, asked + 1));
  const turn = understand(lastSaid(user), pending, offered, context);
  // The same words come to the same calls, so that how many have answered tells which is next. A question comes first.
  if (since.length > 0) {
    const next = turn.kind === "sequence" && !since.some(isQuestion) ? turn.calls[since.length] : undefined;
    if (next !== undefined) return callPart(next);
    return told(turn.kind === "sequence" && since.length < turn.calls.length);
  }
  switch (turn.kind) {
    case "call":
      return callPart(turn);
    case "sequence":
      return turn.calls[0] === undefined ? textPart("There is nothing to answer.") : callPart(turn.calls[0]);
    case "problem":
      return textPart(turn.problem, { tool: turn.tool, input: turn.input, slot: turn.slot });
    case "dropped":
      return textPart("All right, I have dropped that.");
    case "unknown":
      return textPart(turn.say);
  }
}

function callPart({ tool, input }: Call): LanguageModelV4Content {
  return { type: "tool-call", toolCallId: newId("call"), toolName: tool, input: JSON.stringify(input) };
}

function textPart(text: string, pending?: PendingQuestion): LanguageModelV4Text {
  if (pending === undefined) return { type: "text", text };
  return { type: "text", text, providerMetadata: { purser: { pending: pending as unknown as JSONObject } } };
}

function* streamParts(result: LanguageModelV4GenerateResult): Generator<LanguageModelV4StreamPart> {
  yield { type: "stream-start", warnings: result.warnings };
  for (const [index, part] of result.content.entries()) {
    const id = String(index);
    if (part.type === "tool-call") yield part;
    if (part.type !== "text") continue;
    const metadata = part.providerMetadata === undefined ? {} : { providerMetadata: part.providerMetadata };
    yield { type: "text-start", id, ...metadata };
    yield { type: "text-delta", id, delta: part.text };
    yield { type: "text-end", id };
  }
  yield { type: "finish", usage: result.usage, finishReason: result.finishReason };
}
