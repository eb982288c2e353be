import { type Message, message } from "#cards/message";

import type { Answer, ToolResult } from "./define-tool.ts";

/** The posts of a turn: one for each answer with something to show, the last one with the closing words. */
export function composePosts(results: readonly ToolResult[], text: string): readonly Message[] {
  const answers = results.filter((result): result is Answer => result.kind === "answer");
  const last = answers.at(-1);
  if (last === undefined) return [message({ text })];
  return [...answers.slice(0, -1).map((answer) => asMessage(answer, answer.say)), asMessage(last, text)];
}

/** What a tool says in words. */
export function sentence(result: ToolResult): string {
  return result.kind === "ask" ? result.question : result.say;
}

/** The closing words where no model's are to be had: what the last answer says, then what was asked or refused. */
export function toolsOwnWords(results: readonly ToolResult[]): string {
  const last = results.findLast((result) => result.kind === "answer");
  const others = results.filter((result) => result.kind !== "answer");
  return [...(last === undefined ? [] : [last]), ...others].map(sentence).join("\n\n");
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
