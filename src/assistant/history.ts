import { modelMessageSchema, type ModelMessage, type TextPart, type ToolCallPart } from "ai";
import { z } from "zod";

import { fence, isFenced } from "./fence.ts";

const MOST_CHARACTERS = 40_000;
const MOST_OF_A_TEXT = 4_000;
/** What a tool returned in the last turns may be gone on with; of what is older only the beginning is kept. */
const TURNS_WHOLE = 3;
const MOST_OF_AN_OLD_RESULT = 600;
const NO_WORDS = "(a message without words)";

const turnJson = z.array(modelMessageSchema);

/**
 * The last turns of a conversation as a provider takes them: the newest that fit, each whole; every tool's call with its
 * result; nothing empty; a person's message first. A turn that cannot be read is left out.
 *
 * @param turns the stored messages of each turn, oldest first
 */
export function historyFor(turns: readonly (readonly unknown[])[]): readonly ModelMessage[] {
  const kept: ModelMessage[][] = [];
  let characters = 0;
  for (const [age, turn] of turns.toReversed().entries()) {
    const read = turnJson.safeParse(turn);
    const messages = read.success ? readTurn(read.data, age < TURNS_WHOLE) : [];
    if (messages.length === 0) continue;
    characters += JSON.stringify(messages).length;
    if (characters > MOST_CHARACTERS) break;
    kept.unshift(messages);
  }
  return kept.flat();
}

/** What a person said, as it may be sent: never empty, never without end. */
export function personsWords(text: string): string {
  return cut(text, MOST_OF_A_TEXT * 5).trim() === "" ? NO_WORDS : cut(text, MOST_OF_A_TEXT * 5);
}

function readTurn(messages: readonly ModelMessage[], whole: boolean): ModelMessage[] {
  const [first] = messages;
  if (first?.role !== "user") return [];
  const paired = pairedCalls(messages);
  const rest = messages.slice(1).flatMap((message) => readMessage(message, { whole, paired }));
  // Whoever asked and was not answered in words would seem to be waiting still.
  return rest.at(-1)?.role === "assistant" ? [user(first), ...rest] : [];
}

interface How {
  readonly whole: boolean;
  /** The ids of the calls that have a result. */
  readonly paired: ReadonlySet<string>;
}

function readMessage(message: ModelMessage, { whole, paired }: How): ModelMessage[] {
  if (message.role === "assistant") {
    const parts =
      typeof message.content === "string" ? [{ type: "text" as const, text: message.content }] : message.content;
    const content = parts.flatMap((part): (TextPart | ToolCallPart)[] => {
      if (part.type === "tool-call") {
        const { type, toolCallId, toolName, input } = part;
        return paired.has(toolCallId) ? [{ type, toolCallId, toolName, input }] : [];
      }
      return part.type === "text" && part.text.trim() !== ""
        ? [{ type: part.type, text: cut(part.text.trim(), MOST_OF_A_TEXT) }]
        : [];
    });
    return content.length === 0 ? [] : [{ role: "assistant", content }];
  }
  if (message.role !== "tool") return [];
  const content = message.content.flatMap((part) => {
    if (part.type !== "tool-result" || !paired.has(part.toolCallId)) return [];
    const { type, toolCallId, toolName, output } = part;
    return [{ type, toolCallId, toolName, output: { type: "text" as const, value: resultText(output, whole) } }];
  });
  return content.length === 0 ? [] : [{ role: "tool", content }];
}

function resultText(output: { readonly type: string; readonly value?: unknown }, whole: boolean): string {
  const { value } = output;
  const text = typeof value === "string" && isFenced(value) ? value : fence(value ?? output.type);
  if (whole && text.length <= MOST_OF_A_TEXT) return text;
  return text.length <= MOST_OF_AN_OLD_RESULT ? text : fence(`${text.slice(0, MOST_OF_AN_OLD_RESULT)} ... (cut)`);
}

/** The calls whose result stands in the message right after theirs: a provider refuses any other. */
function pairedCalls(messages: readonly ModelMessage[]): ReadonlySet<string> {
  const paired = messages.flatMap((message, index) => {
    const next = messages[index + 1];
    if (message.role !== "assistant" || typeof message.content === "string" || next?.role !== "tool") return [];
    const answered = new Set(next.content.flatMap((part) => (part.type === "tool-result" ? [part.toolCallId] : [])));
    return message.content.flatMap((part) =>
      part.type === "tool-call" && answered.has(part.toolCallId) ? [part.toolCallId] : [],
    );
  });
  return new Set(paired);
}

function user({ content }: Extract<ModelMessage, { role: "user" }>): ModelMessage {
  const text =
    typeof content === "string"
      ? content
      : content.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("\n");
  return { role: "user", content: cut(text, MOST_OF_A_TEXT).trim() === "" ? NO_WORDS : cut(text, MOST_OF_A_TEXT) };
}

function cut(text: string, most: number): string {
  const whole = text.toWellFormed();
  return whole.length <= most ? whole : `${whole.slice(0, most).toWellFormed()} ... (cut)`;
}
