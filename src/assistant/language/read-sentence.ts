import { compilePhrases } from "./compile-phrase.ts";
import { createHearing } from "./hearing.ts";
import type { LanguageContext } from "./language-context.ts";
import { matchPhrase } from "./match-phrase.ts";
import { meantStretches } from "./polite-words.ts";
import { compareCosts, type Reading } from "./reading.ts";
import type { Speakable } from "./speakable.ts";
import { tokenize } from "./tokenize.ts";

export interface Heard {
  readonly tool: Speakable;
  readonly reading: Reading;
}

const LONGEST = 2_000;

/** Why a text is not read at all; undefined where it is. */
export function notReadable(text: string): string | undefined {
  if (text.length > LONGEST) {
    return `That is ${text.length} characters long; say it in one sentence of at most ${LONGEST.toLocaleString("en-US")}.`;
  }
  return /[\p{L}\p{N}]/u.test(text) ? undefined : "There are no words in that.";
}

/**
 * Every way to read a text as a whole phrase of one of the tools, the best first; among equals the tool and the
 * phrase that come first.
 *
 * @throws TooTangled
 */
export function readSentence(text: string, tools: readonly Speakable[], context: LanguageContext): readonly Heard[] {
  if (notReadable(text) !== undefined) return [];
  const sentence = tokenize(text);
  const hearing = createHearing(sentence, context);
  const stretches = meantStretches(sentence);
  const names = context.names?.length ?? 0;
  const words = new Set(sentence.tokens.map((token) => token.norm));
  const heard = tools.flatMap((tool) =>
    compilePhrases(tool)
      .filter((phrase) => phrase.needs.every((word) => words.has(word)) && (!phrase.needsName || names > 0))
      .flatMap((phrase) => stretches.flatMap(([from, to]) => matchPhrase(phrase, hearing, from, to)))
      .map((reading) => ({ tool, reading })),
  );
  // Without a single word of its own, a phrase such as "{code}" takes only what fits: "Q3" is no badly said code.
  const meant = heard.filter(({ reading: { cost } }) => cost.problems === 0 || cost.literals > 0);
  return meant.toSorted((a, b) => compareCosts(a.reading.cost, b.reading.cost));
}
