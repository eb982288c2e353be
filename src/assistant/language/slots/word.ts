import { normalWord } from "#assistant/language/tokenize";

import type { Scanner } from "./scanner.ts";

/** One of the words that the slot lists; a key may be several words. */
export const scanWord: Scanner = (sentence, from, { slot }) =>
  Object.entries(slot.words ?? {}).flatMap(([key, value]) => {
    const words = key.trim().split(/\s+/).map(normalWord);
    const said = sentence.tokens.slice(from, from + words.length);
    const matches = words.every((word, index) => said[index]?.kind === "word" && said[index].norm === word);
    return matches ? [{ length: words.length, value }] : [];
  });
