import { CALENDAR_NAMES } from "#domain/calendar-words";
import { COMMON_WORDS } from "./common-words.ts";

const WORD = /[\p{L}][\p{L}\p{M}\p{N}'’.-]*[\p{L}\p{M}\p{N}]|[\p{L}]|&/gu;
const ENDINGS = /(?:ly|ing|ed|tion|tions|ment|ments|ness|able|ible|ful|less)$/i;
const LEGAL = /^(?:ltd|limited|inc|llc|llp|plc|gmbh|ag|sa|sarl|sl|bv|nv|oy|ab|as|co|corp|kg|ug|pty)\.?$/i;

/** "umbrella corp": in small letters a name is known by its legal form alone. */
const SMALL_FIRM = /(?<!\p{L})\p{Ll}[\p{L}&'’-]* (?:ltd|limited|inc|llc|gmbh|corp|plc)(?!\p{L})/gu;

interface Word {
  readonly text: string;
  /** Where a capital may stand for the beginning alone. */
  readonly first: boolean;
  readonly at: number;
}

/**
 * The names in a clause: runs of capitalised words that are not the language's own. What begins a sentence counts only
 * where it is no ordinary word.
 */
export function namesSaid(clause: string, { begins }: { readonly begins: boolean }): readonly string[] {
  const names: string[] = [];
  let run: Word[] = [];
  let end = 0;
  const close = (): void => {
    const name = trimmed(run);
    if (name.length > 0) names.push(name.map(({ text }) => text).join(" "));
    run = [];
  };
  for (const word of wordsOf(clause, begins)) {
    const gap = clause.slice(end, word.at);
    const joins = word.text === "&" ? run.length > 0 : isCapital(word.text);
    if (run.length > 0 && !/^ $/.test(gap)) close();
    if (joins) run.push(word);
    else close();
    end = word.at + word.text.length;
  }
  close();
  const inSmall = [...clause.matchAll(SMALL_FIRM)].map(([said]) => said);
  return [...names, ...inSmall].map((name) => name.replace(/(?:['’]s|['’])$/u, ""));
}

function wordsOf(clause: string, begins: boolean): readonly Word[] {
  return [...clause.matchAll(WORD)].map(({ 0: text, index }) => {
    const before = clause.slice(0, index).trimEnd();
    return { text, at: index, first: (before === "" && begins) || /["“”‘(:*•>#.!?-]$/.test(before) };
  });
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

/** A run without the ordinary words that stand at its ends. */
function trimmed(run: readonly Word[]): readonly Word[] {
  const isOrdinary = ({ text, first }: Word, alone: boolean): boolean => {
    const lower = text
      .toLowerCase()
      .replace(/['’](?:s|ve|re|ll|d|m|t)$/u, "")
      .replaceAll("’", "'");
    if (text === "&" || lower.length === 1) return true;
    if (KNOWN_CAPITALS.has(text)) return true;
    return first && (isCommon(lower) || isCommon(text.toLowerCase()) || (alone && ENDINGS.test(lower)));
  };
  let from = 0;
  let to = run.length;
  while (from < to && isOrdinary(run[from] as Word, to - from === 1)) from += 1;
  while (to > from && (run[to - 1] as Word).text === "&") to -= 1;
  const rest = run.slice(from, to);
  return rest.every(({ text }) => KNOWN_CAPITALS.has(text) || LEGAL.test(text)) && rest.length < 2 ? [] : rest;
}

/** Whether a word is one of the language's own, so that its capital only begins a sentence. */
export function isCommon(word: string): boolean {
  return (
    COMMON_WORDS.has(word) || COMMON_WORDS.has(word.replace(/e?s$/, "")) || COMMON_WORDS.has(word.replace(/s$/, ""))
  );
}

/** Written with a capital wherever they stand, and no names of anybody. */
const KNOWN_CAPITALS = new Set(
  (
    "I I'm I've I'll I'd I’m I’ve I’ll I’d PDF PDFs VAT GST ID OK FYI ASAP CSV IBAN ETA Q&A Purser Claude Approve Reject Edit Why Undo Show " +
    "USD EUR GBP CHF JPY English Mondays Fridays Invoice Invoices INV PS P.S CODE"
  )
    .split(" ")
    .concat(CALENDAR_NAMES),
);
