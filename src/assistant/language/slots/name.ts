import { namesAnAmount } from "./money.ts";
import { said, type Candidate, type Scanner } from "./scanner.ts";

const LONGEST = 10;

/** A party's or a person's name: a quoted unit, or up to ten words of one line with no amount among them. */
export const scanName: Scanner = (sentence, from, context) => {
  const { tokens } = sentence;
  if (tokens[from]?.kind === "quoted") return [{ length: 1, value: said(sentence, from, 1) }];
  const candidates: Candidate[] = [];
  for (let length = 1; length <= LONGEST; length++) {
    const last = tokens[from + length - 1];
    if (last === undefined || (length > 1 && last.opensLine) || namesAnAmount(sentence, from + length - 1, context))
      break;
    const value = said(sentence, from, length);
    if (last.kind !== "mark" && /[\p{L}\p{N}]/u.test(value)) candidates.push({ length, value });
  }
  return candidates;
};
