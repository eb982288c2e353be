import type { LanguageContext } from "#assistant/language/language-context";
import { readSentence } from "#assistant/language/read-sentence";
import type { Speakable } from "#assistant/language/speakable";

import { readDescription } from "./read-description.ts";
import { type Topic, TOPICS } from "./topics.ts";

/** What a person says after a question about their business. */
export type HeardAnswer =
  | { readonly kind: "answer"; readonly topic: Topic }
  /** Left out for now; `later` ends the questions. */
  | { readonly kind: "skipped"; readonly topic: Topic; readonly later: boolean };

/** The question about the business that the last message of a conversation asked; null where it asked none. */
export function askedTopic(history: readonly unknown[]): Topic | null {
  const last = history.at(-1) as { role?: unknown; content?: unknown } | undefined;
  if (last?.role !== "assistant" || !Array.isArray(last.content)) return null;
  for (const part of last.content as readonly { providerOptions?: { purser?: { setUp?: unknown } } }[]) {
    const topic = TOPICS.find((one) => one === part.providerOptions?.purser?.setUp);
    if (topic !== undefined) return topic;
  }
  return null;
}

const SKIP = /^(?:skip(?:\s+(?:it|that|this|this\s+one))?|pass|next|leave\s+(?:it|that)(?:\s+out)?)$/iu;
const LATER =
  /^(?:(?:ask\s+(?:me\s+)?)?later|not\s+(?:now|today|yet)|(?:no\s+)?never\s?mind|cancel|stop|no\s+thanks|maybe\s+later|(?:i'?ll|we'?ll)\s+do\s+(?:it|that|this)\s+later|skip\s+(?:all|everything|them\s+all))$/iu;
const REQUEST =
  /^(?:(?:please|hey|hi|ok|okay|so|and|but)[\s,]+)*(?:can|could|would|will|do|does|did|is|are|was|has|have|who|what|which|how|when|where|why|show|list|tell|give|send|resend|chase|remind|invoice|bill|charge|create|make|write|draft|void|cancel|approve|reject|edit|add|note|record|help|undo|i\s+(?:need|want|would|got|have)|let'?s|thanks?|thank\s+you|yes|yeah|sure|ok|okay|great|cool|fine|hm+|hello|hi|hey|good\s+(?:morning|evening|afternoon))(?![\p{L}\d])/iu;

// "Bill Smith Roofing": a name may begin as a request does, and then all of it is in capitals.
const PROPER_NAME = /^\p{Lu}\S*(?:\s(?:\p{Lu}\S*|&|and|of|the))+$/u;

/**
 * Whether a text answers the question, or is a request of its own that comes first. A name or an address may be any
 * words, so what begins as a request or clearly is one of the tools' phrases is taken for that.
 */
export function hearAnswer(
  text: string,
  topic: Topic,
  tools: readonly Speakable[],
  context: LanguageContext,
): HeardAnswer | null {
  const plain = text
    .replace(/[’]/g, "'")
    .replace(/[\s,.!]+/g, " ")
    .trim()
    .replace(/ (?:please|thanks)$/iu, "");
  if (SKIP.test(plain)) return { kind: "skipped", topic, later: false };
  if (LATER.test(plain)) return { kind: "skipped", topic, later: true };
  if (topic === "tax" && /^(?:no|nope|none)\b/iu.test(plain)) return { kind: "answer", topic };
  const heard = bestReading(text, tools, context);
  if (heard?.tool === "set-business") return { kind: "answer", topic };
  // A bare code or number is a request too, unless it is what was asked for.
  const isClear =
    heard !== null && (heard.literals >= 2 || heard.literals >= heard.free) && !isNumberOf(topic, text, context);
  if (isClear) return null;
  const isRequest = text.trim().endsWith("?") || (REQUEST.test(plain) && !PROPER_NAME.test(plain));
  return isRequest ? null : { kind: "answer", topic };
}

const LONG_NUMBER = /^[\p{L}-]{0,5}(?:[\s./-]?\d){6,}[\p{L}\d]*$/u;

/** Whether a text is an account or a tax number: what a document's number and a code look like from afar. */
function isNumberOf(topic: Topic, text: string, { currency }: LanguageContext): boolean {
  if (topic === "tax") return LONG_NUMBER.test(text.trim());
  if (topic !== "bank") return false;
  const { bank, problems } = readDescription(text, currency);
  return bank !== undefined || problems.length > 0;
}

function bestReading(text: string, tools: readonly Speakable[], context: LanguageContext) {
  try {
    const [best] = readSentence(text, tools, context);
    return best === undefined ? null : { tool: best.tool.name, ...best.reading.cost };
  } catch {
    // It can be cut in too many ways to be a short phrase.
    return null;
  }
}
