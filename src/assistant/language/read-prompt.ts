import type { LanguageModelV4Message, LanguageModelV4Prompt } from "@ai-sdk/provider";

import { readPending, type PendingQuestion } from "./pending-question.ts";

/** The words of a message; files have none. */
export function lastSaid(message: Extract<LanguageModelV4Message, { role: "user" }>): string {
  return message.content.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("\n");
}

/** The question that the last message answers: the one that the assistant's message right before it asked. */
export function pendingOf(prompt: LanguageModelV4Prompt): PendingQuestion | undefined {
  const before = prompt.at(-2);
  if (before?.role !== "assistant") return undefined;
  const asked = before.content.flatMap((part) => {
    const stored = part.type === "text" ? part.providerOptions?.["purser"] : undefined;
    return stored === undefined ? [] : [readPending(stored["pending"])];
  });
  return asked.findLast((pending) => pending !== undefined);
}

/** The input of a tool's call, by the call's id; empty where it cannot be found. */
export function inputOfCall(prompt: LanguageModelV4Prompt, toolCallId: string): Record<string, unknown> {
  const call = prompt
    .flatMap((message) => (message.role === "assistant" ? message.content : []))
    .findLast((part) => part.type === "tool-call" && part.toolCallId === toolCallId);
  const input: unknown = call?.type === "tool-call" ? call.input : undefined;
  return typeof input === "object" && input !== null && !Array.isArray(input) ? { ...input } : {};
}
