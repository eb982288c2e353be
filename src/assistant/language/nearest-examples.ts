import { compilePhrases, wordsIn } from "./compile-phrase.ts";
import type { Speakable } from "./speakable.ts";
import { tokenize } from "./tokenize.ts";

const MOST = 3;

/**
 * The examples of the tools that share most words with a text, the nearest first. A word that many tools know says
 * little, so it counts for less.
 */
export function nearestExamples(text: string, tools: readonly Speakable[]): readonly string[] {
  const said = new Set(wordsOf(text));
  const known = tools.map((tool) => ({ tool, words: vocabulary(tool) }));
  const weight = (word: string): number => 1 / known.filter(({ words }) => words.has(word)).length;
  return known
    .map(({ tool, words }) => ({
      tool,
      score: [...said].filter((word) => words.has(word)).reduce((sum, word) => sum + weight(word), 0),
    }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ tool }) => tool.example);
}

function vocabulary(tool: Speakable): ReadonlySet<string> {
  const phrases = compilePhrases(tool).flatMap(({ head, clauses }) => [head, ...clauses.map(({ node }) => node)]);
  return new Set([...phrases.flatMap(wordsIn), ...wordsOf(tool.example)]);
}

/** Words of letters: that two texts name the same amount makes them no nearer. */
function wordsOf(text: string): readonly string[] {
  return tokenize(text).tokens.flatMap(({ kind, norm }) => (kind === "word" && /^\p{L}+$/u.test(norm) ? [norm] : []));
}
