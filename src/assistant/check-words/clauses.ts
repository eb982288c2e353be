import { MONTH_START } from "#domain/calendar-words";

import { isCommon } from "./names-said.ts";

/** A sentence and its clauses, in order. */
export interface Sentence {
  readonly text: string;
  readonly clauses: readonly string[];
  readonly question: boolean;
}

// May is written whole.
const MONTHS = MONTH_START.replace("|may", "").replace("sep", "sept?");
const ABBREVIATION = new RegExp(
  String.raw`(?:\b(?:no|nr|inc|ltd|co|corp|st|mr|mrs|ms|dr|vs|approx|e\.g|i\.e|${MONTHS})|\b\p{L})\.$`,
  "iu",
);
const BREAK =
  /(?:(?<!\b(?:mon|tues|wednes|thurs|fri|satur|sun)day),(?!\d|\s(?:19|20|21)\d\d\b)|[;()]|:(?!\s*[\d\p{Sc}-])|\s(?:and|but|which|because|since|so|while|though|although|whereas|plus)\s)/giu;

/** Cuts a text into sentences, and these into clauses: what stands in one clause is said of one thing. */
export function sentencesOf(text: string): readonly Sentence[] {
  return splitSentences(text.replaceAll(/[*_`]+/g, "")).map((sentence) => ({
    text: sentence,
    clauses: sentence.split(BREAK).filter((clause) => clause.trim() !== ""),
    question: /\?["”')]*\s*$/.test(sentence),
  }));
}

function splitSentences(text: string): readonly string[] {
  const sentences: string[] = [];
  let current = "";
  const parts = text.split(/(?<=[.!?…]["”’')]*)\s+|\n+/u);
  for (const [index, part] of parts.entries()) {
    current = current === "" ? part : `${current} ${part}`;
    if (ABBREVIATION.test(current.trimEnd()) && !begins(parts[index + 1] ?? "")) continue;
    if (current.trim() !== "") sentences.push(current.trim());
    current = "";
  }
  return current.trim() === "" ? sentences : [...sentences, current.trim()];
}

/** "Acme Ltd. It waits" is two sentences, "No. 5" is none. */
function begins(part: string): boolean {
  const word = /^\p{Lu}[\p{L}'’]*/u.exec(part)?.[0] ?? "";
  return word !== "" && isCommon(word.toLowerCase());
}
