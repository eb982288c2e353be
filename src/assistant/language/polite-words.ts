import { normalWord, type Sentence, type Token } from "./tokenize.ts";

const words = (...phrases: string[]): string[][] => phrases.map((phrase) => phrase.split(" ").map(normalWord));

const BEFORE = words(
  "please",
  "pls",
  "can you",
  "could you",
  "would you",
  "will you",
  "hey",
  "hi",
  "hello",
  "ok",
  "okay",
  "purser",
  "@purser",
  "thanks",
  "I want to",
  "I'd like to",
  "I would like to",
  "I need to",
  "I need you to",
);
const AFTER = words(
  "please",
  "pls",
  "thanks",
  "thank you",
  "cheers",
  "thanks purser",
  "thank you purser",
  "please purser",
);

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
