import { normalWord, type Sentence, type Token } from "./tokenize.ts";

const words = (...phrases: string[]): string[][] => phrases.map((phrase) => phrase.split(" ").map(normalWord));

const BEFORE = words(
  "please",
  "pls",
  "plz",
  "kindly",
  "can you",
  "could you",
  "would you",
  "will you",
  "can we",
  "could we",
  "can I",
  "could I",
  "may I",
  "would you mind",
  "let us",
  "let's",
  "go ahead and",
  "tell me",
  "show me",
  "give me",
  "let me see",
  "let me know",
  "let me",
  "do you know",
  "I want you to",
  "I want to know",
  "I want to",
  "I wonder",
  "I'd like you to",
  "I'd like to know",
  "I'd like to",
  "I would like to",
  "I would like you to",
  "I need to know",
  "I need to",
  "I need you to",
  "we need to",
  "hey",
  "hi",
  "hello",
  "good morning",
  "good afternoon",
  "ok",
  "okay",
  "right",
  "so",
  "well",
  "now",
  "and",
  "also",
  "then",
  "next",
  "after that",
  "afterwards",
  "lastly",
  "first of all",
  "just",
  "quickly",
  "oh",
  "yes",
  "purser",
  "@purser",
  "thanks",
);
const AFTER = words(
  "please",
  "pls",
  "plz",
  "thanks",
  "thanks a lot",
  "many thanks",
  "thank you",
  "thx",
  "ta",
  "cheers",
  "for me",
  "for us",
  "would you",
  "will you",
  "could you",
  "can you",
  "if you would",
  "if you could",
  "if you can",
  "if you don't mind",
  "if possible",
  "right now",
  "right away",
  "now",
  "for now",
  "at the moment",
  "asap",
  "ok",
  "okay",
  "too",
  "as well",
  "purser",
);
/** What says nothing between two parts of a request. No negation, no condition and no "instead" may stand here. */
const BETWEEN = words(
  "please",
  "pls",
  "plz",
  "kindly",
  "just",
  "thanks",
  "for me",
  "for us",
  "for now",
  "right away",
  "if you would",
  "if you could",
  "as usual",
  "so",
);

/** How many words that say nothing stand at a place between two parts; 0 where none does. */
export function fillerAt(tokens: readonly Token[], at: number, to: number): number {
  return BETWEEN.find((one) => at + one.length <= to && stands(tokens, at, one))?.length ?? 0;
}

/**
 * The stretches of a sentence that may be meant: without the polite words around it, and, in case they were meant,
 * with them. Closing punctuation is left out of both.
 */
export function meantStretches({ tokens }: Sentence): readonly (readonly [from: number, to: number])[] {
  let last = tokens.length;
  while (last > 0 && tokens[last - 1]?.kind === "mark") last--;
  const from = skipBefore(tokens, last);
  const to = skipAfter(tokens, from, last);
  const all: readonly (readonly [number, number])[] = [
    [from, to],
    [from, last],
    // "Hi Purser" is polite from end to end, and its first words may be all that was meant.
    [0, from < to ? to : (politeAt(tokens, 0, last)?.length ?? 0)],
    [0, last],
  ];
  const known = new Map(all.map((stretch) => [stretch.join(" "), stretch]));
  return [...known.values()].filter(([start, end]) => start < end);
}

function skipBefore(tokens: readonly Token[], to: number): number {
  let at = 0;
  for (;;) {
    if (at < to && tokens[at]?.kind === "mark") at++;
    else {
      const phrase = politeAt(tokens, at, to);
      if (phrase === undefined) return at;
      at += phrase.length;
    }
  }
}

function politeAt(tokens: readonly Token[], at: number, to: number): readonly string[] | undefined {
  return BEFORE.find((one) => at + one.length <= to && stands(tokens, at, one));
}

function skipAfter(tokens: readonly Token[], from: number, to: number): number {
  let at = to;
  for (;;) {
    const phrase = AFTER.find((one) => at - one.length >= from && stands(tokens, at - one.length, one));
    if (phrase === undefined) return at;
    at -= phrase.length;
    while (at > from && tokens[at - 1]?.kind === "mark") at--;
  }
}

function stands(tokens: readonly Token[], at: number, phrase: readonly string[]): boolean {
  return phrase.every((word, index) => tokens[at + index]?.kind === "word" && tokens[at + index]?.norm === word);
}

const ASKING = /\b(?:please|pls|plz|kindly|(?:can|could|would|will)\s+(?:you|we|i)|may\s+i|would\s+you\s+mind)\b/iu;

const QUESTION_WORD =
  /^\W*(?:what|who|which|how|why|when|where|is|are|was|were|do|does|did|has|have|any|anything)(?:['’]?s)?\b/iu;

/**
 * True for a statement with a question mark: "Acme paid $500?" asks whether, and tells nothing. With a please or a
 * "could you" something is asked for, and what begins as a question is a phrase of its own.
 */
export function isOnlyAQuestion(text: string): boolean {
  return /\?\s*$/.test(text) && !ASKING.test(text) && !QUESTION_WORD.test(text);
}
