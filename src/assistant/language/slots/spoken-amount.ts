const UNITS = (
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen " +
  "eighteen nineteen"
).split(" ");
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const SCALES: Readonly<Record<string, number>> = { hundred: 100, thousand: 1_000, grand: 1_000, million: 1_000_000 };

// The longer first: "eight" is the beginning of "eighty".
const ONE = [...UNITS, ...TENS].toSorted((a, b) => b.length - a.length).join("|");

/** A pattern for an amount in words: "seven hundred", "two and a half grand", "twelve thousand five hundred". */
export const SPOKEN = String.raw`(?:(?:an?|half\s+an?|${ONE})(?:[\s-]+(?:and\s+)?(?:an?\s+half|${ONE}|${Object.keys(SCALES).join("|")}))*)`;

/** The number that such words mean, as a decimal text; undefined where they are no amount, such as a bare "a". */
export function readSpoken(said: string): string | undefined {
  const words = said
    .toLowerCase()
    .split(/[\s-]+/)
    .filter((word) => word !== "and");
  const paired = hundredsByPair(words);
  if (paired !== undefined) return String(paired);
  let total = 0;
  let part = 0;
  let seen = false;
  for (const [index, word] of words.entries()) {
    const scale = SCALES[word];
    if (word === "a" || word === "an") {
      if (index === 0 && words[1] !== "half") part = 1;
    } else if (word === "half") part += 0.5;
    else if (UNITS.includes(word)) part += UNITS.indexOf(word);
    else if (TENS.includes(word)) part += (TENS.indexOf(word) + 2) * 10;
    else if (scale === 100) part *= 100;
    else if (scale !== undefined) {
      total += part * scale;
      part = 0;
    }
    seen ||= word !== "a" && word !== "an" && word !== "half";
  }
  return seen ? String(total + part) : undefined;
}

const SMALL = /^(?:[1-9]|1\d)$/;

/** "four fifty", "twelve seventy five": hundreds and what comes after them, as prices are said. */
function hundredsByPair([first = "", second = "", third, ...more]: readonly string[]): number | undefined {
  const hundreds = UNITS.indexOf(first);
  const tens = TENS.indexOf(second);
  const teens = UNITS.indexOf(second);
  if (!SMALL.test(String(hundreds)) || more.length > 0) return undefined;
  if (tens === -1) return third === undefined && teens >= 10 ? hundreds * 100 + teens : undefined;
  const ones = third === undefined ? 0 : UNITS.indexOf(third);
  return ones >= 0 && ones < 10 ? hundreds * 100 + (tens + 2) * 10 + ones : undefined;
}

/** Whether words are hundreds and a pair, an amount without another word. */
export function isPair(said: string): boolean {
  return hundredsByPair(said.toLowerCase().split(/[\s-]+/)) !== undefined;
}
