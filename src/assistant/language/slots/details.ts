import { isAboutBusiness } from "#assistant/setup/about-business";

import { said, type Candidate, type Scanner } from "./scanner.ts";

const WORDS_OF_THANKS = 3;

/** A whole sentence that says something of the business itself; the tool that it is for reads it. */
export const scanDetails: Scanner = (sentence, from, { currency }) => {
  const candidates: Candidate[] = [];
  const last = sentence.tokens.length - from;
  // A shorter one leaves a "please" at its end.
  for (let length = last; length > 0 && length >= last - WORDS_OF_THANKS; length--) {
    const value = said(sentence, from, length);
    if (sentence.tokens[from + length - 1]?.kind !== "mark" && isAboutBusiness(value, currency))
      candidates.push({ length, value });
  }
  return candidates;
};
