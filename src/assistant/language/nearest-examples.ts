import { compilePhrases, wordsIn } from "./compile-phrase.ts";
import type { Speakable } from "./speakable.ts";
import { tokenize, type Token } from "./tokenize.ts";

const MOST = 3;
// Words that stand in any sentence, so that sharing them makes nothing near.
const COMMON = new Set(
  "a an the to of for with and or at on in by is are it i my me we us our you your do does did what whats how can could would will please tell hey hello purser".split(
    " ",
  ),
);

/**
 * The examples of the tools that share most words with a text, the nearest first. A word that many tools know says
 * little, so it counts for less; the first word mostly names the deed, so it counts for more. Where none shares any,
 * help is what is left.
 */
export function nearestExamples(text: string, tools: readonly Speakable[]): readonly string[] {
  const said = new Set(lettersOf(tokenize(text).tokens));
  const known = tools.filter(({ topic }) => topic !== null).map((tool) => ({ tool, words: vocabulary(tool) }));
  const [deed] = said;
  const weight = (word: string): number =>
    (word === deed ? 2 : 1) / known.filter(({ words }) => words.has(word)).length;
  const near = known
    .map(({ tool, words }) => ({
      tool,
      score: [...said].filter((word) => words.has(word)).reduce((sum, word) => sum + weight(word), 0),
    }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ tool }) => tool.example);
  return near.length > 0 ? near : tools.flatMap(({ name, example }) => (name === "help" ? [example] : []));
}

/** Asked for with every text that no person's own command is, and a tool's phrases never change. */
const vocabularies = new WeakMap<Speakable, ReadonlySet<string>>();

function vocabulary(tool: Speakable): ReadonlySet<string> {
  const known = vocabularies.get(tool);
  if (known !== undefined) return known;
  const phrases = compilePhrases(tool).flatMap(({ head, clauses }) => [head, ...clauses]);
  const words = new Set([...phrases.flatMap(wordsIn), ...lettersOf(tokenize(tool.example).tokens)]);
  vocabularies.set(tool, words);
  return words;
}

/** Words of letters: that two texts name the same amount makes them no nearer. */
function lettersOf(tokens: readonly Token[]): readonly string[] {
  return tokens.flatMap(({ kind, norm }) =>
    kind === "word" && /^\p{L}+$/u.test(norm) && !COMMON.has(norm) ? [norm] : [],
  );
}
