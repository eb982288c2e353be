import { bare, knownNamesAt } from "./known-names.ts";
import { namesAnAmount } from "./money.ts";
import { said, type Candidate, type Scanner } from "./scanner.ts";

const LONGEST = 10;
// Nobody is called so, unless in quotes: a sentence that begins with one of these is about somebody else.
const NO_NAME = new Set(
  (
    "i we you he she it they them us me him her who what which whom whose when where why how if unless because since " +
    "did does do has have had is are was were will would should could can may might must shall not no dont doesnt didnt " +
    "never nobody everybody everyone anyone someone anybody somebody anything something nothing please and or but so then " +
    "also whos whats hows wheres whens theres heres lets any there some to for with from our my your their his its this that these those all each every another"
  ).split(" "),
);

const NO_LOWER_NAME = new Set(
  "show tell give list find get send make create void approve reject just still invoice bill take email mail resend undo record".split(
    " ",
  ),
);

/**
 * A party's or a person's name: a quoted unit, a name on file, or up to ten words of one line with no amount among
 * them.
 */
export const scanName: Scanner = (sentence, from, context) => {
  const { tokens } = sentence;
  const first = tokens[from];
  if (first?.kind === "quoted") return [{ length: 1, value: said(sentence, from, 1) }];
  const onFile = knownNamesAt(sentence, from, context.names ?? []).map((length): Candidate => ({
    length,
    value: bare(said(sentence, from, length)),
    known: true,
  }));
  if (context.slot.known === true || first === undefined) return onFile;
  const lower = sentence.text.slice(first.start, first.end) === first.norm;
  if (NO_NAME.has(first.norm) && (lower || from === 0 || first.norm === "i")) return onFile;
  if (lower && NO_LOWER_NAME.has(first.norm)) return onFile;
  return [...onFile, ...freeNames(sentence, from, context)];
};

const freeNames: Scanner = (sentence, from, context) => {
  const { tokens } = sentence;
  const candidates: Candidate[] = [];
  for (let length = 1; length <= LONGEST; length++) {
    const last = tokens[from + length - 1];
    if (last === undefined || (length > 1 && last.opensLine) || isNoPartOfName(last.norm)) break;
    if (namesAnAmount(sentence, from + length - 1, context)) break;
    const value = said(sentence, from, length);
    if (last.kind !== "mark" && /[\p{L}\p{N}]/u.test(value)) candidates.push({ length, value });
  }
  return candidates;
};

// No name goes on with one of these: what stands before it is somebody of whom something is said.
const VERBS = new Set(
  "should shoulda shouldve been gets got paid owes half plus less minus dated method via this today yesterday tomorrow".split(
    " ",
  ),
);

function isNoPartOfName(word: string): boolean {
  return /^[+(/|–—]$/.test(word) || /\d%$/.test(word) || /^[a-z]{2,5}-\d+$/.test(word) || VERBS.has(word);
}
