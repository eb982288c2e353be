import type { SlotProblem } from "#assistant/language/interpretation";
import type { LanguageContext } from "#assistant/language/language-context";
import type { Speakable } from "#assistant/language/speakable";
import { tokenize } from "#assistant/language/tokenize";

import type { GistReading } from "./read-gist.ts";
import { gistOf } from "./sentence-gist.ts";

/** Where the answer to "Do you mean ...?" goes: into no field, for it is a yes or a no. */
export const GUESSED = "guessed";

const MOST_WORDS_LEFT = 14;
const words = (list: string): RegExp => new RegExp(String.raw`\b(?:${list.replaceAll(" ", "|")})\b`, "iu");
// In what was not understood these turn the rest round, put it off, say how much of it, or ask for something else.
const TURNING = [
  /\b\w+n['’]t\b|\b(?:do|does|did|wo|ca|is|are|was|were|has|have|had|should|would|could|must|ai)nt\b/iu,
  words("not no nor never none cannot unless if case whether until till except without instead rather but only"),
  words("maybe perhaps might may could would later once when after before soon already again or than"),
  words("another other same both each every all everything half double twice triple part some most"),
  words(
    "more less extra additional further off too much little fewer over under short daily weekly monthly yearly early",
  ),
  words("cancel void scrap forget undo reverse delete remove refund send sends sent resend remind chase"),
  words("pay pays paid paying approve reject invoice bill charge tell ask email"),
];
// Anywhere in a sentence: it asks, wishes or refuses, and nothing of it is to be done.
const NOT_MEANT =
  /\b(?:refuse|refuses|refused|doubt|imagine|imagined|dream|dreamt|dreamed|tempted|wish|wished|hope|hopes|hoping|suppose|supposed|avoid|stop|hold|what\s+if|never\s?mind)\b|^\W*(?:(?:and|so|ok|hey|hi|well)\W+)*(?:what|why|how|when|who|whose|which|should|shall|is|are|was|were|does|do|did|has|have|had|may|am)\b/iu;
// "The price of the training", "raise the training": what it is about was not understood.
const OF_IT = new Set(
  "of to off by from for with raise increase lower reduce drop cut bump change make set put take give".split(" "),
);

/**
 * What a sentence seems to mean, as a question with all that would be done in it; undefined where what was not
 * understood could change it: a figure, a date, a name, a negation, a condition, how much of it.
 */
export function guessOf(
  tool: Speakable,
  text: string,
  { result, left }: GistReading,
  context: LanguageContext,
): SlotProblem | undefined {
  if (result.kind !== "call" || left.length === 0 || NOT_MEANT.test(text)) return undefined;
  const rest = left.join(" ");
  const gist = gistOf(rest, context);
  if (gist === undefined || gist.units.length > MOST_WORDS_LEFT) return undefined;
  if (TURNING.some((turning) => turning.test(rest)) || left.some((part) => OF_IT.has(wordBefore(part, text))))
    return undefined;
  if (gist.units.some(({ kind }) => kind !== undefined) || tokenize(rest).tokens.some(({ kind }) => kind === "quoted"))
    return undefined;
  const said = tool.sayBack?.(result.input);
  if (said === undefined) return undefined;
  const parts = left.map((part) => `"${part}"`).join(" and ");
  const problem = `Do you mean ${said}? I am not sure what ${parts} is to mean there, so nothing was done yet. Say yes, or say it in other words.`;
  return { kind: "problem", tool: tool.name, input: result.input, slot: GUESSED, problem };
}

/** The word before a part, without an article: "of" in "of the training". */
function wordBefore(part: string, text: string): string {
  const before = text.slice(0, Math.max(text.indexOf(part), 0)).toLowerCase();
  return (
    before
      .split(/\s+/u)
      .filter((word) => word !== "" && !/^(?:the|a|an|my|our|their)$/.test(word))
      .at(-1) ?? ""
  );
}
