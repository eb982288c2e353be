import type {
  JSONValue,
  LanguageModelV4,
  LanguageModelV4Content,
  LanguageModelV4Message,
  LanguageModelV4ToolCall,
} from "@ai-sdk/provider";
import type { ModelMessage } from "ai";

import type { Reply } from "#chat/run-turn";

import { composePosts } from "./compose-posts.ts";
import type { Tool, ToolResult } from "./define-tool.ts";
import { type Calls, forModel, keep, noCalls } from "./offer-tools.ts";
import { runTool } from "./run-tool.ts";
import type { ToolContext } from "./tool-context.ts";
import type { Turn } from "./turn.ts";

const MOST_STEPS = 8;

/** A reply, and what the tools came to for it: without any nothing was understood that the books could answer. */
export interface AnsweredReply extends Reply {
  readonly results: readonly ToolResult[];
}

/**
 * Answers with the built-in model, whose words are the tools' own: it is asked, its call is run, and it is asked again
 * with what that came to, until it says something. A provider's SDK would do the same, and has to be read first.
 */
export async function answerBuiltIn(
  turn: Turn,
  { model, offered }: { readonly model: LanguageModelV4; readonly offered: readonly Tool[] },
): Promise<AnsweredReply> {
  const { event, context, before, names } = turn;
  const user: ModelMessage = { role: "user", content: event.text };
  const history = [...(before.flat() as ModelMessage[]), user].map(asAsked);
  const calls = noCalls();
  const own: LanguageModelV4Message[] = [];
  let text = "";
  for (let step = 0; step < MOST_STEPS; step++) {
    const { content } = await model.doGenerate({
      prompt: [...history, ...own],
      tools: offered.map(({ name }) => ({ type: "function", name, inputSchema: {} })),
      providerOptions: {
        purser: { today: context.today.toString(), currency: context.business.currency, names: [...names] },
      },
    });
    text = textOf(content);
    const asked = content.filter((part) => part.type === "tool-call");
    if (asked.length === 0) {
      own.push({ role: "assistant", content: content.flatMap(asPart) });
      break;
    }
    for (const call of asked) own.push(...(await answerCall(call, offered, context, calls)));
  }
  // As the SDK's own messages, which a provider's model may read later, they differ in nothing.
  const said = [user, ...(own as ModelMessage[])];
  return { posts: composePosts(calls.results, text), said, results: calls.results };
}

/** A call and what it came to, as two messages. */
async function answerCall(
  { toolCallId, toolName, input: wire }: LanguageModelV4ToolCall,
  offered: readonly Tool[],
  context: ToolContext,
  calls: Calls,
): Promise<readonly LanguageModelV4Message[]> {
  const tool = offered.find(({ name }) => name === toolName);
  if (tool === undefined) throw new Error(`the built-in model called ${toolName}, which it was not offered`);
  const input: unknown = JSON.parse(wire);
  const result = forModel(await keep(calls, tool, input, () => runTool(tool, input, context)));
  const value = JSON.parse(JSON.stringify(result)) as JSONValue;
  return [
    { role: "assistant", content: [{ type: "tool-call", toolCallId, toolName, input }] },
    { role: "tool", content: [{ type: "tool-result", toolCallId, toolName, output: { type: "json", value } }] },
  ];
}

/** A stored message as a model is asked with it: words alone stand in a part, too. */
function asAsked(message: ModelMessage): LanguageModelV4Message {
  if (typeof message.content !== "string" || message.role === "system") return message as LanguageModelV4Message;
  return { role: message.role, content: [{ type: "text", text: message.content }] } as LanguageModelV4Message;
}

function textOf(content: readonly LanguageModelV4Content[]): string {
  return content.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("");
}

/** What was said, with what the model keeps beside it for the next turn. */
function asPart(part: LanguageModelV4Content) {
  if (part.type !== "text") return [];
  const { text, providerMetadata } = part;
  return [
    { type: "text" as const, text, ...(providerMetadata === undefined ? {} : { providerOptions: providerMetadata }) },
  ];
}
