import type { LanguageModelV4Prompt, LanguageModelV4ToolResultPart } from "@ai-sdk/provider";
import { z } from "zod";

import type { PendingQuestion } from "./pending-question.ts";
import { inputOfCall } from "./read-prompt.ts";

export interface Said {
  readonly say: string;
  /** The question that the text asks. */
  readonly pending?: PendingQuestion;
}

const toolResultJson = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("answer"), say: z.string() }),
  z.object({ kind: z.literal("no"), say: z.string() }),
  z.object({
    kind: z.literal("ask"),
    slot: z.string(),
    question: z.string(),
    choices: z.array(z.string()).optional(),
  }),
]);

/** The tools' results in some messages, in order. */
export function toolResults(messages: LanguageModelV4Prompt): readonly LanguageModelV4ToolResultPart[] {
  return messages.flatMap((message) =>
    message.role === "tool" ? message.content.filter((part) => part.type === "tool-result") : [],
  );
}

/** Whether a tool asked something back. */
export function isQuestion({ output }: LanguageModelV4ToolResultPart): boolean {
  return output.type === "json" && toolResultJson.safeParse(output.value).data?.kind === "ask";
}

/**
 * Puts the results of a turn in words: what the tools said, or the question that one of them asks. An answer that
 * another one follows is shown by itself, so that the words of the last one are enough.
 */
export function sayToolResults(prompt: LanguageModelV4Prompt, results: readonly LanguageModelV4ToolResultPart[]): Said {
  const lastAnswer = results.findLastIndex(isAnswer);
  const told = results.filter((result, index) => index >= lastAnswer || !isAnswer(result));
  const said = told.map((result) => sayOne(prompt, result));
  const pending = said.findLast((one) => one.pending !== undefined)?.pending;
  const say = said.map((one) => one.say).join("\n\n") || "That came to nothing that I can tell you.";
  return pending === undefined ? { say } : { say, pending };
}

function isAnswer({ output }: LanguageModelV4ToolResultPart): boolean {
  return output.type === "json" && toolResultJson.safeParse(output.value).data?.kind === "answer";
}

function sayOne(prompt: LanguageModelV4Prompt, { output, toolCallId, toolName }: LanguageModelV4ToolResultPart): Said {
  switch (output.type) {
    case "text":
      return { say: output.value };
    case "content":
      return { say: output.value.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("\n") };
    case "execution-denied":
      return { say: `That was not done${output.reason === undefined ? "" : `: ${output.reason}`}.` };
    case "error-text":
    case "error-json":
      // What threw was a bug or an input that does not fit: its message is for the log, not for a person.
      return { say: "Something went wrong on our side, and I cannot say that it was done. Look before you try again." };
    case "json": {
      const read = toolResultJson.safeParse(output.value);
      if (!read.success) return { say: "The answer to that cannot be put in words." };
      if (read.data.kind !== "ask") return { say: read.data.say };
      const { slot, question, choices } = read.data;
      const pending = { tool: toolName, input: inputOfCall(prompt, toolCallId), slot };
      return { say: question, pending: choices === undefined ? pending : { ...pending, choices } };
    }
  }
}
