const WORDS = (
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen " +
  "eighteen nineteen twenty"
).split(" ");
const TENS: Readonly<Record<string, number>> = {
  thirty: 30,
  forty: 40,
  "forty-five": 45,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};

/** A pattern for a count: digits, "a", or a number in words. */
export const COUNT = String.raw`\d{1,4}|an?|${[...WORDS, ...Object.keys(TENS)].join("|")}`;

/** The count that such words mean: "fourteen" is 14, "a" is 1. */
export function readCount(said: string): number {
  const word = said.toLowerCase();
  if (/^\d+$/.test(word)) return Number(word);
  if (word === "a" || word === "an") return 1;
  return (Object.hasOwn(TENS, word) ? TENS[word] : undefined) ?? WORDS.indexOf(word) + 1;
}
