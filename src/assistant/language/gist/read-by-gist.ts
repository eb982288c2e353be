import type { Call, SlotProblem } from "#assistant/language/interpretation";
import type { LanguageContext } from "#assistant/language/language-context";
import { isOnlyAQuestion } from "#assistant/language/polite-words";
import type { Speakable } from "#assistant/language/speakable";

import { guessOf } from "./guess.ts";
import { EMPTY_WORDS } from "./empty-words.ts";
import type { Gist } from "./gist.ts";
import { readGist, type GistReading } from "./read-gist.ts";
import { gistOf } from "./sentence-gist.ts";

/** What a text comes to by what it holds, where it is no phrase. */
export interface GistChoice {
  /** What one tool does, where every word was understood and no other tool fits as well. */
  readonly act?: Call | SlotProblem;
  /** What is never done here: nothing happens, so that what else was said may be anything. */
  readonly refusal?: Call | SlotProblem;
  /** What only reads or talks. */
  readonly read?: Call | SlotProblem;
  /** What was not understood of what seems meant to do something, and how that is said. */
  readonly left?: { readonly part: string; readonly example: string; readonly guess: SlotProblem | undefined };
}

type Gisted = Speakable & { readonly gist: Gist };

const REFUSING = "decline";

/** @param isPart the text is one of several requests: then a question has to look like one, and a change like one */
export function readByGist(
  text: string,
  tools: readonly Speakable[],
  context: LanguageContext,
  isPart = false,
): GistChoice {
  const gist = gistOf(text, context);
  if (gist === undefined) return {};
  const readings = tools
    .filter((tool): tool is Gisted => tool.gist !== undefined)
    .flatMap((tool) => {
      const reading = readGist(tool, gist, context, isPart);
      return reading === undefined ? [] : [{ tool, reading }];
    });
  const refusing = readings.find(({ tool }) => tool.name === REFUSING)?.reading.result;
  const acts = readings.filter(({ tool }) => tool.reads !== true && !(isPart && isWeak(tool, text)));
  const onlyAsked = asksOnly(text) || INVERTED_START.test(gist.text);
  const whole = onlyAsked ? [] : acts.filter(({ reading }) => reading.left.length === 0);
  const [only, ...others] = whole;
  const reads = readings.filter(
    ({ tool, reading }) => tool.reads === true && tool.name !== REFUSING && (!isPart || looksAsked(text, reading)),
  );
  const [read] = reads.toSorted((a, b) => rank(a.tool.name) - rank(b.tool.name));
  const [near] = acts.toSorted((a, b) => sizeOf(a.reading) - sizeOf(b.reading));
  const left = near?.reading.left[0];
  return {
    ...(only === undefined || others.length > 0 ? {} : { act: only.reading.result }),
    ...(refusing === undefined ? {} : { refusal: refusing }),
    ...(read === undefined ? {} : { read: read.reading.result }),
    ...(left === undefined || near === undefined
      ? {}
      : {
          left: {
            part: left,
            example: near.tool.example,
            guess: onlyAsked ? undefined : guessOf(near.tool, text, near.reading, context),
          },
        }),
  };
}

const CHANGES = /\b(?:change|make|should|set|move|push|extend|update|correct|fix|amend|edit|switch|instead|not)\b/iu;

/** An amount beside another request is rather a part of that than a change of what went before. */
function isWeak({ name }: Speakable, text: string): boolean {
  return name === "edit-document" && !CHANGES.test(text);
}

function sizeOf({ left }: GistReading): number {
  return left.join(" ").length;
}

// What says most of a sentence first: a code or a number is more than a word.
const RANKS = ["why", "list-approvals", "who-owes", "show-document", "list-customers", "help", "small-talk"];

function rank(name: string): number {
  const at = RANKS.indexOf(name);
  return at === -1 ? RANKS.length : at;
}

// "Was Globex billed": a question without its mark. "Did three days of training" is none.
const INVERTED_START =
  /^ (?:(?:and|so|hey|hi|ok|please|,) )*(?:(?:did|have|has|were|was|are|is|had) you|(?:was|were|did|does|do|has|have|is|are|had) (?:<(?:name|number|code)\d+>|we|i|they|he|she|it|there|any))(?= )/u;

const INVERTED =
  /^\W*(?:(?:and|so|also|ok|hey|hi|well|please)\W+)*(?:has|have|had|did|does|do|is|are|was|were|who|whos|what|whats|when|where|why|how|which|whose)\b/iu;

/** Whether a text only asks: then nothing is done. "Can you ...?" asks for something to be done. */
function asksOnly(text: string): boolean {
  const sentences = text.split(/(?<=[.!?;])\s+|\n+/u);
  return sentences.some((sentence) => {
    const isQuestion = /\?\s*$/u.test(sentence);
    return isOnlyAQuestion(sentence) || (isQuestion && INVERTED.test(sentence));
  });
}

const ASKED =
  /^\W*(?:(?:(?:after|once|when) (?:you|u)(?: have)? \w+(?: (?:this|that|it))?,?|tell me|let me know|please tell me|and|then|also|so|please|pls|now|just|finally|could you|can you|would you)\W+)*(?:(?:can|could|may) (?:i|we) (?:please )?(?:see|get|have|know)|(?:i|we) (?:want|need|would like|wish) to (?:see|know|have)|i(?:d|[’']d) like to (?:see|know)|run|rundown|overview|who|whos|who['’]s|what|whats|what['’]s|which|how|show|list|give|tell|is|are|any|anything|has|have|do|does|let|see|pull|remind|check|get|display|why)\b/iu;
const TURNING = /\b(?:unless|if|except|until|once|not|but|only|instead|without|before|after)\b/iu;

/** Whether a text is put as a question, or asks to be shown something. */
export function asks(text: string): boolean {
  return ASKED.test(text) || /\?\s*$/u.test(text);
}

function looksAsked(text: string, { left }: GistReading): boolean {
  const unknown = left
    .join(" ")
    .split(/\s+/u)
    .filter((word) => word !== "" && !EMPTY_WORDS.has(word.toLowerCase()));
  return asks(text) && (!TURNING.test(text) || unknown.length === 0);
}
