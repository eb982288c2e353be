/** How alike two keys are, 0 to 1: Dice's coefficient of their trigrams, as pg_trgm cuts them, word by word. */
export function similarity(a: string, b: string): number {
  const left = trigrams(a);
  const right = trigrams(b);
  if (left.size + right.size === 0) return 0;
  return (2 * left.intersection(right).size) / (left.size + right.size);
}

function trigrams(key: string): Set<string> {
  const grams = new Set<string>();
  for (const word of key.split(" ").filter((part) => part !== "")) {
    const letters = [..."  ", ...word, " "];
    for (let at = 0; at + 3 <= letters.length; at++) grams.add(letters.slice(at, at + 3).join(""));
  }
  return grams;
}
