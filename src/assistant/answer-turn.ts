import type { LanguageModelV4 } from "@ai-sdk/provider";

import type { Message } from "#cards/message";
import { businessDate } from "#domain/business-date";

import { answerBuiltIn, type AnsweredReply } from "./answer-built-in.ts";
import { composePosts, toolsOwnWords } from "./compose-posts.ts";
import type { Workshop } from "./create-tool-context.ts";
import type { Tool } from "./define-tool.ts";
import type { InstructionValues } from "./instructions.ts";
import type { Provider } from "./models/provider.ts";
import type { Calls } from "./offer-tools.ts";
import { takeUpAgain } from "./take-up-again.ts";
import type { Turn } from "./turn.ts";

export interface AnswerOptions {
  readonly workshop: Workshop;
  readonly tools: readonly Tool[];
  readonly offered: readonly Tool[];
  readonly builtIn: LanguageModelV4;
  /** Null where there is no key. */
  readonly provider: Provider | null;
  readonly instructions: (values: InstructionValues) => string;
}

const NOT_BACKED = "Nothing backed what Claude was going to say, so I answered without it.";
/** Longer than anybody types, and dear: the built-in model says what is wrong with it. */
const MOST_CHARACTERS = 20_000;

/** Answers what a person said by a provider's model where there is one and it can, and by the built-in one else. */
export async function answerTurn(turn: Turn, options: AnswerOptions): Promise<AnsweredReply> {
  const { tools, provider } = options;
  const mayHaveActed = provider !== null || turn.calls.length > 0;
  const acted = mayHaveActed ? await turn.context.doneBefore() : null;
  if (acted !== null && turn.calls.length > 0) return takeUpAgain(turn, turn.calls, tools);
  // What the built-in model began it ends: read again, the same words come to the same acts.
  if (provider === null || acted !== null || turn.event.text.length > MOST_CHARACTERS) {
    return withoutProvider(turn, options);
  }
  // Tokens cost real money on a real day, also where the business date was set by hand.
  const today = businessDate(turn.context.now, turn.context.business.zone);
  const obstacle = await provider.obstacle(today);
  if (obstacle !== null) {
    const advice = provider.adviceFor(turn.member.role) ?? "";
    return withNote(await withoutProvider(turn, options), `${obstacle}, so I answered without it. ${advice}`.trim());
  }

  // Read only now, as is the provider's library: whoever has no key does not wait for what checks a model's words.
  const { answerWithProvider } = await import("./answer-provider.ts");
  const fared = await answerWithProvider(turn, {
    ...options,
    model: () => provider.forTurn(today),
    instructions: options.instructions(turn.values),
  });
  if (fared.kind === "answered") {
    await provider.ended(today, { withheld: fared.withheld });
    // Made up without a look at the books: what was asked for may be in them all the same.
    const madeUp = fared.withheld !== null && fared.calls.results.length === 0;
    const looked = madeUp ? await withoutProvider(turn, options) : null;
    if (looked !== null && looked.results.length > 0) return withNote(looked, NOT_BACKED);
    return { ...fared.reply, results: fared.calls.results };
  }
  await provider.failed(today, fared.failure);
  const { words } = fared.failure;
  const advice = provider.adviceFor(turn.member.role);
  const note = (end: string): string => [`${words}, ${end}`, ...(advice === null ? [] : [advice])].join(" ");
  if (turn.asked.length > 0)
    return withNote(whatWasDone(turn, fared.calls), note("so I stop here: that is what was done."));
  const reply = await withoutProvider(turn, options);
  const found = fared.calls.results.some((result) => result.kind === "answer");
  return withNote(
    reply.results.length === 0 && found ? whatWasDone(turn, fared.calls) : reply,
    note("so I answered without it."),
  );
}

function withoutProvider(turn: Turn, { builtIn: model, offered }: AnswerOptions): Promise<AnsweredReply> {
  return answerBuiltIn(turn, { model, offered });
}

/** What the tools came to before their model failed, in their own words. */
function whatWasDone({ event }: Turn, { results }: Calls): AnsweredReply {
  const text = toolsOwnWords(results);
  return {
    posts: composePosts(results, text),
    results,
    said: [
      { role: "user", content: event.text },
      { role: "assistant", content: text },
    ],
  };
}

/** The note is for the person: no model reads it again. */
function withNote({ posts, ...reply }: AnsweredReply, note: string): AnsweredReply {
  const last = posts.at(-1);
  if (last === undefined) return { posts, ...reply };
  const noted: Message = { ...last, text: `${last.text} ${note}`.trim() };
  return { ...reply, posts: [...posts.slice(0, -1), noted] };
}
