import type { LanguageContext } from "./language-context.ts";
import { readSentence } from "./read-sentence.ts";
import type { Reading } from "./reading.ts";
import type { Speakable } from "./speakable.ts";
import { tokenize, type Token } from "./tokenize.ts";

const MOST_BREAKS = 8;

/**
 * True where free text swallowed a request of its own: "Invoice Acme $500 for design and invoice Bob $300 for a logo"
 * is no invoice for "design and invoice Bob ...". What follows the end of a sentence or a line, or an "and", and is by
 * itself a whole phrase that begins with a word of that phrase, is a request.
 */
export function hidesRequest(
  text: string,
  tools: readonly Speakable[],
  context: LanguageContext,
  { filled }: Reading,
): boolean {
  const { tokens } = tokenize(text);
  const breaks = filled
    .filter(({ slot }) => slot.type === "text")
    .flatMap(({ from, to }) =>
      tokens.slice(from, to - 1).flatMap((token, index) => breakAfter(token, tokens[from + index + 1])),
    );
  return breaks
    .slice(0, MOST_BREAKS)
    .some(({ start, pieces }) =>
      readSentence(text.slice(start), tools, context).some(
        ({ reading }) => reading.cost.pieces >= pieces && reading.filled.every((fill) => fill.from > 0),
      ),
    );
}

function breakAfter(token: Token, next: Token | undefined): readonly { start: number; pieces: number }[] {
  if (next === undefined) return [];
  if (next.opensLine || (token.kind === "mark" && /[.!?;]/.test(token.norm))) return [{ start: next.start, pieces: 1 }];
  // One word after "and" is more often a part of the text: "design and help".
  return token.kind === "word" && /^(?:and|then)$/.test(token.norm) ? [{ start: next.start, pieces: 2 }] : [];
}
