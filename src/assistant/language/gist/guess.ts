import type { SlotProblem } from "#assistant/language/interpretation";
import type { LanguageContext } from "#assistant/language/language-context";
import type { Speakable } from "#assistant/language/speakable";
import { tokenize } from "#assistant/language/tokenize";

import type { GistReading } from "./read-gist.ts";
import { gistOf } from "./sentence-gist.ts";

/** Where the answer to "Do you mean ...?" goes: into no field, for it is a yes or a no. */
export const GUESSED = "guessed";

const MOST_WORDS_LEFT = 14;
// Words that turn what is meant round, put it off or doubt it: what holds them is nothing to guess at.
const TURNING =
  /\b(?:not|no|nor|never|none|\w+n['’]t|cannot|(?:do|does|did|wo|ca|is|are|was|were|has|have|had|should|would|could|must|ai)nt|unless|if|case|whether|until|till|except|without|instead|rather|but|only|maybe|perhaps|might|may|could|would|later|once|when|after|before|soon|already|again|or|another|other|same|cancel|void|scrap|forget|undo|reverse|delete|remove|refund|send|sends|sent|resend|remind|chase|pay|pays|paid|paying|approve|reject|invoice|bill|charge|tell|ask|email|both|each|every|all|half|double|twice|triple)\b/iu;

/**
 * What a sentence seems to mean, as a question with all that would be done in it; undefined where what was not
 * understood could change it: a figure, a date, a name, a negation, a condition.
 */
export function guessOf(
  tool: Speakable,
  { result, left }: GistReading,
  context: LanguageContext,
): SlotProblem | undefined {
  if (result.kind !== "call" || left.length === 0) return undefined;
  const rest = left.join(" ");
  const gist = gistOf(rest, context);
  if (gist === undefined || gist.units.length > MOST_WORDS_LEFT || TURNING.test(rest)) return undefined;
  if (gist.units.some(({ kind }) => kind !== undefined) || tokenize(rest).tokens.some(({ kind }) => kind === "quoted"))
    return undefined;
  const said = tool.sayBack?.(result.input);
  if (said === undefined) return undefined;
  const problem = `Do you mean ${said}? I am not sure what "${left[0] ?? ""}" is to mean there, so nothing was done yet. Say yes, or say it in other words.`;
  return { kind: "problem", tool: tool.name, input: result.input, slot: GUESSED, problem };
}
