import type { LanguageModelV4 } from "@ai-sdk/provider";
import {
  generateText,
  isStepCount,
  type ModelMessage,
  type Schema,
  tool as sdkTool,
  type ToolSet,
  zodSchema,
} from "ai";

import { type Message, message } from "#cards/message";
import type { Respond } from "#chat/run-turn";
import { businessDate } from "#domain/business-date";
import { theBusiness } from "#storage/business-store";
import { recentTurns } from "#storage/turns-store";

import { createToolContext, type Workshop } from "./create-tool-context.ts";
import type { Answer, Tool, ToolResult } from "./define-tool.ts";
import type { InstructionValues } from "./instructions.ts";
import { REST_NOT_DONE } from "./built-in-model.ts";
import { hearCommand } from "./language/hear-command.ts";
import type { Call } from "./language/interpretation.ts";
import { namesSaid } from "./names-said.ts";
import type { ToolContext } from "./tool-context.ts";

export interface AssistantOptions {
  readonly workshop: Workshop;
  readonly tools: readonly Tool[];
  readonly model: LanguageModelV4;
  readonly instructions: (values: InstructionValues) => string;
  readonly todayByHand: Temporal.PlainDate | null;
}

// The SDK makes some in every call, and Node reads a large part of itself for the first: now, while the database opens.
void Headers;

const TURNS_REMEMBERED = 12;
const MOST_STEPS = 8;

/** Answers one event: a person's own command at once, everything else through the model and its tools. */
export function createAssistant({ workshop, tools, model, instructions, todayByHand }: AssistantOptions): Respond {
  const offered = tools
    .filter((tool) => tool.personOnly !== true)
    .map((tool) => ({ tool, schema: zodSchema(tool.input) }));

  return async (event, member) => {
    const { database } = workshop;
    const [business, turns] = await Promise.all([
      theBusiness(database.reads),
      recentTurns(database.reads, event.conversation, TURNS_REMEMBERED),
    ]);
    // The day on which it was said, also where a crash let the turn wait until the next one.
    const today = todayByHand ?? businessDate(event.receivedAt, business.zone);
    const actor = { memberId: member.id, name: member.name, role: member.role, conversation: event.conversation };
    const context = createToolContext(workshop, { eventId: event.id, actor, business, today });
    const names = await namesSaid(database.reads, event.text);
    const language = { today: today.toString(), currency: business.currency, names: [...names] };
    const user: ModelMessage = { role: "user", content: event.text };

    const heard = hearCommand(event.text, tools, { today, currency: business.currency, names });
    if (heard.kind === "calls") {
      const results = await runAll(heard.calls, tools, context);
      const cut = results.length < heard.calls.length ? ` ${REST_NOT_DONE}` : "";
      const text = sentenceOf(results) + cut;
      return { posts: compose(results, text), said: [user, { role: "assistant", content: text }] };
    }

    if (heard.kind === "problem") {
      return { posts: [message({ text: heard.problem })], said: [user, { role: "assistant", content: heard.problem }] };
    }

    const calls: Calls = { results: [], failure: null };
    const history = turns.flat() as ModelMessage[];
    const answer = await generateText({
      model,
      instructions: instructions({
        business: business.name ?? "a business that has not given its name yet",
        member: member.name,
        role: member.role,
        today: today.toString(),
        zone: business.zone,
        currency: business.currency,
      }),
      messages: [...history, user],
      // A model's call never bears the person's own hand, whatever the tool would do for the person's own words.
      tools: sdkTools(offered, { ...context, actByHand: context.act }, calls),
      stopWhen: isStepCount(MOST_STEPS),
      providerOptions: { purser: language },
      maxRetries: 0,
    });
    // The SDK hands a tool's failure to the model as a result; a bug of ours is to be logged and told as one.
    if (calls.failure !== null) throw calls.failure.error;
    const unread = event.files.length === 0 ? "" : " I cannot read files yet: only your words were used.";
    return { posts: compose(calls.results, `${answer.text}${unread}`), said: [user, ...answer.responseMessages] };
  };
}

interface Offered {
  readonly tool: Tool;
  /** Keeps what the SDK tells a model of it, which takes long to work out. */
  readonly schema: Schema;
}

interface Calls {
  readonly results: ToolResult[];
  failure: { readonly error: unknown } | null;
}

/** The tools as the SDK calls them. What each returned is kept aside: code renders it, the model only comments. */
function sdkTools(offered: readonly Offered[], context: ToolContext, calls: Calls): ToolSet {
  return Object.fromEntries(
    offered.map(({ tool, schema }) => [
      tool.name,
      sdkTool({
        description: tool.description,
        inputSchema: schema,
        execute: async (input: unknown) => {
          try {
            const result = await runTool(tool, input, context);
            calls.results.push(result);
            return forModel(result);
          } catch (error) {
            calls.failure ??= { error };
            throw error;
          }
        },
      }),
    ]),
  );
}

async function runTool(tool: Tool, input: unknown, context: ToolContext): Promise<ToolResult> {
  const parsed = tool.input.safeParse(input);
  if (parsed.success) return tool.run(parsed.data, context);
  return { kind: "no", say: parsed.error.issues.map((issue) => issue.message).join(" ") };
}

/** Buttons, files and ids are for the person's screen, not for the model. */
function forModel(result: ToolResult): unknown {
  return result.kind === "answer" ? { kind: result.kind, say: result.say, card: result.card ?? null } : result;
}

/** Calls one after the other; a question has to be answered before what was said after it. */
async function runAll(
  calls: readonly Call[],
  tools: readonly Tool[],
  context: ToolContext,
): Promise<readonly ToolResult[]> {
  const results: ToolResult[] = [];
  for (const { tool: name, input } of calls) {
    const tool = tools.find((one) => one.name === name);
    if (tool === undefined || results.at(-1)?.kind === "ask") break;
    results.push(await runTool(tool, input, context));
  }
  return results;
}

/** What is said under the last answer: all that is not shown by a post of its own. */
function sentenceOf(results: readonly ToolResult[]): string {
  const lastAnswer = results.findLastIndex(({ kind }) => kind === "answer");
  return results
    .filter(({ kind }, index) => index >= lastAnswer || kind !== "answer")
    .map((result) => (result.kind === "ask" ? result.question : result.say))
    .join("\n\n");
}

/** The posts of a turn: one for each answer with something to show, the last one with the model's words. */
function compose(results: readonly ToolResult[], text: string): readonly Message[] {
  const answers = results.filter((result): result is Answer => result.kind === "answer");
  const last = answers.at(-1);
  if (last === undefined) return [message({ text })];
  return [...answers.slice(0, -1).map((answer) => asMessage(answer, answer.say)), asMessage(last, text)];
}

function asMessage({ card, buttons, files, approvalId }: Answer, text: string): Message {
  return message({
    text,
    card: card ?? null,
    buttons: buttons ?? [],
    files: files ?? [],
    ...(approvalId === undefined ? {} : { approvalId }),
  });
}
