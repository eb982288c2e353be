import { readDigits } from "./decimal.ts";
import { COUNT, readCount } from "./number-words.ts";
import { findAt, type Scanner } from "./scanner.ts";

const DIGITS = /(?<sign>[-−])?(?<digits>\d+(?:[.,'’]\d+)*|[.,]\d+)/iuy;
const WORD = new RegExp(`(?<count>${COUNT})`, "yiu");

/** How many: `3`, `1.5`, `1,200`, `two`, `a`. */
export const scanQuantity: Scanner = (sentence, from) => {
  const found = findAt(sentence, from, DIGITS);
  if (found !== undefined) {
    const read = readDigits(found.groups["digits"] ?? "", "ask");
    if ("problem" in read) return [{ length: found.length, problem: read.problem }];
    return [{ length: found.length, value: (found.groups["sign"] === undefined ? "" : "-") + read.digits }];
  }
  const word = findAt(sentence, from, WORD);
  return word === undefined ? [] : [{ length: word.length, value: String(readCount(word.groups["count"] ?? "")) }];
};
