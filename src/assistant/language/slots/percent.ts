import type { Sentence } from "#assistant/language/tokenize";

import { readDigits } from "./decimal.ts";
import { COUNT, readCount } from "./number-words.ts";
import { readSpoken, SPOKEN } from "./spoken-amount.ts";
import { findAt, type Candidate, type Scanner } from "./scanner.ts";

const MARKED = /(?<sign>[-−])?(?<digits>\d+(?:[.,]\d+)*)\s*(?:%|per\s?cent\b|pro[cz]ent\b|pct\b\.?)/iuy;
const BARE = /(?<sign>[-−])?(?<digits>\d+(?:[.,]\d+)*)/iuy;

/** `20%`, `8.875 percent`. A bare number is a percentage only where one was asked for. */
export const scanPercent: Scanner = (sentence, from, { answering }) => {
  const found = findAt(sentence, from, MARKED) ?? (answering ? findAt(sentence, from, BARE) : undefined);
  if (found === undefined) return inWords(sentence, from);
  // No rate is grouped in thousands, so a point is always the decimal point.
  const read = readDigits((found.groups["digits"] ?? "").replace(/^(\d+),(\d+)$/, "$1.$2"), "decimal");
  if ("problem" in read) return [{ length: found.length, problem: read.problem }];
  return [{ length: found.length, value: (found.groups["sign"] === undefined ? "" : "-") + read.digits }];
};

const WORDS = new RegExp(String.raw`(?<count>${COUNT})\s+(?:per\s?cent|pro[cz]ent)`, "yiu");
const LONG_WORDS = new RegExp(String.raw`(?<words>${SPOKEN})\s+(?:per\s?cent|pro[cz]ent)`, "yiu");

/** "ten percent", "seven and a half per cent". */
function inWords(sentence: Sentence, from: number): Candidate[] {
  const found = findAt(sentence, from, WORDS);
  if (found !== undefined) return [{ length: found.length, value: String(readCount(found.groups["count"] ?? "")) }];
  const long = findAt(sentence, from, LONG_WORDS);
  const percent = readSpoken(long?.groups["words"] ?? "");
  return long === undefined || percent === undefined ? [] : [{ length: long.length, value: percent }];
}
