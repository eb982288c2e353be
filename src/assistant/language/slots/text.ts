import { said, type Candidate, type Scanner } from "./scanner.ts";

/** Free text, as it was said. */
export const scanText: Scanner = (sentence, from) => {
  const candidates: Candidate[] = [];
  for (let length = 1; from + length <= sentence.tokens.length; length++) {
    if (sentence.tokens[from + length - 1]?.kind !== "mark")
      candidates.push({ length, value: said(sentence, from, length) });
  }
  return candidates;
};
