const ONES =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const SCALES: Readonly<Record<string, number>> = {
  hundred: 100,
  dozen: 12,
  grand: 1_000,
  thousand: 1_000,
  million: 1_000_000,
  billion: 1_000_000_000,
};

const WORD = [...ONES, ...TENS, ...Object.keys(SCALES)].join("|");

/** A pattern for a number in words: "two thousand five hundred", "twenty-five hundred", "a dozen". */
export const NUMBER_WORDS = String.raw`(?:an?\s+(?=hundred|dozen|grand|thousand|million))?(?:${WORD})(?:(?:\s+and)?[\s-]+(?:${WORD}))*`;

/** @returns null where the words are no number: "hundred" alone is one, "one one" is none */
export function readNumberWords(said: string): number | null {
  let total = 0;
  let part = 0;
  let seen = false;
  for (const word of said.toLowerCase().split(/[\s-]+/)) {
    if (word === "and" || word === "a" || word === "an") continue;
    const one = ONES.indexOf(word);
    const ten = TENS.indexOf(word);
    const scale = SCALES[word];
    if (one >= 0) {
      if (seen && part % 10 !== 0 && part % 100 !== 0) return null;
      part += one;
    } else if (ten >= 0) part += (ten + 2) * 10;
    else if (scale === 100 || scale === 12) part = (part || 1) * scale;
    else if (scale !== undefined) {
      total += (part || 1) * scale;
      part = 0;
    } else return null;
    seen = true;
  }
  return seen ? total + part : null;
}
