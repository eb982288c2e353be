import type { LanguageContext } from "./language-context.ts";
import { readSentence } from "./read-sentence.ts";
import type { Speakable } from "./speakable.ts";

const BREAK = /[.?!;]+\s+|\n+|\s+(?:and|then)\s+/iu;
const MOST_PARTS = 4;

/** True where a text that is no phrase comes apart into phrases: "who owes me money? and what is overdue". */
export function twoRequests(text: string, tools: readonly Speakable[], context: LanguageContext): boolean {
  const parts = text
    .split(BREAK)
    .map((part) => part.replace(/^\s*(?:and|then|also)\s+/iu, ""))
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
  if (parts.length < 2 || parts.length > MOST_PARTS) return false;
  return parts.every((part) => readSentence(part, tools, context).length > 0);
}
