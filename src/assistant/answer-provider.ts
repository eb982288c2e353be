import type { LanguageModelV4 } from "@ai-sdk/provider";
import { generateText, isStepCount, type ModelMessage } from "ai";

import type { Reply } from "#chat/run-turn";
import { forgetTurnCalls, noteTurnCall } from "#storage/turn-calls-store";

import { checkWords } from "./check-words/check-words.ts";
import { composePosts, toolsOwnWords } from "./compose-posts.ts";
import type { Workshop } from "./create-tool-context.ts";
import { factsOfTurn } from "./facts-of-turn.ts";
import { historyFor, personsWords } from "./history.ts";
import { ModelFailure } from "./models/model-failure.ts";
import { readFailure } from "./models/read-failure.ts";
import type { Tool } from "./define-tool.ts";
import { toolsForProvider } from "./offer-to-provider.ts";
import { type Calls, noCalls } from "./offer-tools.ts";
import type { Turn } from "./turn.ts";

export interface ProviderTurn {
  readonly workshop: Workshop;
  readonly model: () => Promise<LanguageModelV4>;
  readonly offered: readonly Tool[];
  readonly instructions: string;
}

/** How a provider's model fared with a turn. Whatever ran stands in `calls`, also where the model failed afterwards. */
export type Fared =
  | { readonly kind: "answered"; readonly reply: Reply; readonly withheld: string | null; readonly calls: Calls }
  | { readonly kind: "failed"; readonly failure: ModelFailure; readonly calls: Calls };

const MOST_STEPS = 8;
const MOST_SLIPS = 3;
const MOST_OUTPUT_TOKENS = 4_096;
const MOST_WORDS = 3_000;
const NOTHING_BACKED =
  "Nothing in the books backs what Claude was going to say, so I keep it to myself. Ask me for it in other words.";

/** Lets a provider's model answer a turn with the tools, and checks what it says of them. */
export async function answerWithProvider(
  turn: Turn,
  { workshop, model, offered, instructions }: ProviderTurn,
): Promise<Fared> {
  const { event, context, before } = turn;
  const { database, clock } = workshop;
  const calls = noCalls();
  let place = 0;
  const note = (tool: string, input: unknown): Promise<void> => {
    const call = { place: place++, tool, input };
    return database.commitOne("note-call", (tx) => noteTurnCall(tx, event.id, call, clock.now()));
  };
  await database.commitOne("note-call", (tx) => forgetTurnCalls(tx, event.id));
  try {
    const answer = await generateText({
      model: await model(),
      instructions: {
        role: "system",
        content: instructions.toWellFormed(),
        providerOptions: { anthropic: { cacheControl: { type: "ephemeral" } } },
      },
      messages: [...historyFor(before), { role: "user", content: personsWords(event.text) }],
      tools: toolsForProvider(offered, context, calls, turn.asked, note),
      // Each act has its key by its place in the turn.
      toolCallConcurrency: 1,
      stopWhen: [
        isStepCount(MOST_STEPS),
        () => calls.failure !== null || calls.repeats >= MOST_SLIPS,
        ({ steps }) =>
          steps.flatMap((step) => step.toolCalls).filter((call) => call.invalid === true).length >= MOST_SLIPS,
      ],
      maxOutputTokens: MOST_OUTPUT_TOKENS,
      reasoning: "none",
      maxRetries: 0,
    });
    if (calls.failure !== null) throw calls.failure.error;
    const words = answer.finishReason === "stop" ? answer.text.trim() : "";
    // Stopped in the middle, or with nothing to say and nothing to show.
    if (answer.finishReason !== "stop" || (words === "" && calls.results.length === 0)) {
      return { kind: "failed", failure: new ModelFailure("no-answer"), calls };
    }
    return answered(turn, calls, words, answer.responseMessages);
  } catch (error) {
    if (calls.failure !== null) throw calls.failure.error;
    return { kind: "failed", failure: readFailure(error, Date.now()), calls };
  }
}

function answered(turn: Turn, calls: Calls, words: string, messages: readonly ModelMessage[]): Fared {
  const { results, last } = calls;
  const asks = results.at(-1);
  const checked = words.length > MOST_WORDS ? "length" : checkWords(words, factsOfTurn(turn, results));
  // A tool's question is asked as the tool asks it: what answers it goes into a slot.
  const own = asks?.kind === "ask" || words === "";
  const withheld = own ? null : checked;
  const text = !own && withheld === null ? words : results.length === 0 ? NOTHING_BACKED : toolsOwnWords(results);
  const pending =
    asks?.kind === "ask" && last !== null
      ? {
          tool: last.tool,
          input: last.input,
          slot: asks.slot,
          ...(asks.choices === undefined ? {} : { choices: asks.choices }),
        }
      : null;
  const closing: ModelMessage = {
    role: "assistant",
    content: [
      {
        type: "text",
        text,
        ...(pending === null ? {} : { providerOptions: { purser: { pending: JSON.parse(JSON.stringify(pending)) } } }),
      },
    ],
  };
  return {
    kind: "answered",
    reply: {
      posts: composePosts(results, text),
      said: [{ role: "user", content: turn.event.text }, ...toolMessages(messages), closing],
    },
    withheld,
    calls,
  };
}

/** The calls and their results without the words between them, which nobody saw and nothing backs. */
function toolMessages(messages: readonly ModelMessage[]): ModelMessage[] {
  return messages.flatMap((message): ModelMessage[] => {
    if (message.role === "tool") return [message];
    if (message.role !== "assistant" || typeof message.content === "string") return [];
    const calls = message.content.filter((part) => part.type === "tool-call");
    return calls.length === 0 ? [] : [{ role: "assistant", content: calls }];
  });
}
