import { askAgain } from "./ask-again.ts";
import { MOST_STEPS, TooTangled } from "./hearing.ts";
import type { LanguageContext } from "./language-context.ts";
import { hidesAmount } from "./hides-amount.ts";
import { hidesMeaning } from "./hides-meaning.ts";
import { hidesRequest } from "./hides-request.ts";
import type { Call, Interpretation, Sequence, SlotProblem, Unknown } from "./interpretation.ts";
import { asks, readByGist, type GistChoice } from "./gist/read-by-gist.ts";
import { repaired } from "./gist/self-repair.ts";
import { nearestExamples } from "./nearest-examples.ts";
import { isOnlyAQuestion } from "./polite-words.ts";
import { notReadable, readSentence, type Heard } from "./read-sentence.ts";
import { compareCosts, type Filled, firstProblem, inputOf } from "./reading.ts";
import { referBack } from "./refer-back.ts";
import type { Speakable } from "./speakable.ts";
import { splitRequests } from "./split-requests.ts";
import { knownNamesAt } from "./slots/known-names.ts";
import { namesAnAmount } from "./slots/money.ts";
import { tokenize } from "./tokenize.ts";
import { twoAmounts } from "./two-amounts.ts";
import { twoRequests } from "./two-requests.ts";

const MOST_REQUESTS = 3;

const TWO_THINGS = unclear("That is two things at once. Say them one at a time.");
const TWO_AMOUNTS = unclear(
  "That names two amounts, and I would lose one. Say each with what it is for, one at a time.",
);
const IS_A_QUESTION = unclear(
  "That ends in a question mark, so nothing was done. Say it without one, or with a please, to have it done.",
);

/** Understands a text by what the tools declare. Never throws; never picks between two tools that fit equally well. */
export function interpret(text: string, tools: readonly Speakable[], context: LanguageContext): Interpretation {
  return guarded({ text, tools, context }, (bounded) =>
    chooseReading(text, tools, bounded, readSentence(text, tools, bounded)),
  );
}

/**
 * The same for what only a person's own words may do, alone or as one of several requests; tried before any model is
 * asked.
 */
export function interpretPersonOnly(
  text: string,
  tools: readonly Speakable[],
  context: LanguageContext,
): Interpretation {
  const own = tools.filter(isOwnWords);
  const isOwn = ({ tool }: { readonly tool: string }): boolean => own.some(({ name }) => name === tool);
  return guarded({ text, tools, context }, (bounded) => {
    const readings = readSentence(text, own, bounded);
    // Most of what is said is no command, and a model reads it next: all tools are only asked where one of these may be.
    if (readings.length === 0 && !mayCommand(text, own, bounded)) return unknown([]);
    const heard = chooseReading(text, tools, bounded, readings);
    if (heard.kind === "unknown") return heard;
    return (heard.kind === "sequence" ? heard.calls.some(isOwn) : isOwn(heard)) ? heard : unknown([]);
  });
}

/** Whether a text that is no phrase of these tools may hold a request to one of them all the same. */
function mayCommand(text: string, own: readonly Speakable[], context: LanguageContext): boolean {
  if (splitRequests(text).length > 0 || repaired(text, context) !== text) return true;
  return readByGist(text, own, context).act !== undefined;
}

/** Whether a person's own words call it without a model. */
function isOwnWords({ personOnly, ownWords }: Speakable): boolean {
  return personOnly === true || ownWords === true;
}

interface Said {
  readonly text: string;
  readonly tools: readonly Speakable[];
  readonly context: LanguageContext;
}

function guarded(said: Said, read: (bounded: LanguageContext) => Interpretation): Interpretation {
  const { text, tools, context } = said;
  const unreadable = notReadable(text);
  if (unreadable !== undefined) return unclear(unreadable);
  if (isTakenBack(text)) return unclear("You took that back, so nothing was done.");
  try {
    return read({ ...context, budget: context.budget ?? { left: MOST_STEPS } });
  } catch (error) {
    if (!(error instanceof TooTangled)) throw error;
    const { act, refusal } = readByGist(repaired(text, context), tools, context);
    return act ?? refusal ?? unclear("That can be read in too many ways. Say it in one short sentence.");
  }
}

/**
 * Decides between the readings of one text, the best first: one call, or several where it comes apart into whole
 * requests. Where a part could change what is meant and was not understood, nothing is called.
 *
 * @throws TooTangled
 */
export function chooseReading(
  text: string,
  tools: readonly Speakable[],
  context: LanguageContext,
  heard: readonly Heard[],
): Interpretation {
  const [best] = heard;
  const whole = best === undefined ? undefined : chooseOne(text, tools, context, [best, ...heard.slice(1)]);
  if (whole !== undefined && whole.kind !== "unknown") {
    if (best === undefined || !passesOver(best.reading.filled, text, context)) return whole;
    return readByGist(text, tools, context).act ?? whole;
  }
  const meant = repaired(text, context);
  if (meant !== text) return chooseReading(meant, tools, context, readSentence(meant, tools, context));
  const gist = readByGist(text, tools, context);
  if (gist.act !== undefined) return gist.act;
  const parts = readParts(text, tools, context, { most: MOST_REQUESTS, loosely: false });
  const other = parts ?? gist.refusal ?? readParts(text, tools, context, { most: MOST_REQUESTS, loosely: true });
  if (other !== undefined) return other;
  if (gist.read !== undefined && (gist.left === undefined || asks(text))) return gist.read;
  if (gist.left !== undefined && whole === undefined) return notSureOf(gist.left);
  return whole ?? (twoRequests(text, tools, context) ? TWO_THINGS : unknown(nearestExamples(text, tools)));
}

/** A name that is on nobody's file was read, while somebody who is stands in the text: "Globex: photos", "3 hats to Globex". */
function passesOver(filled: readonly Filled[], text: string, { names = [] }: LanguageContext): boolean {
  const sentence = tokenize(text);
  const named = filled.filter(({ slot }) => slot.type === "name");
  const isOnFile = ({ from, to }: Filled): boolean => knownNamesAt(sentence, from, names).includes(to - from);
  if (named.every(isOnFile)) return false;
  return sentence.tokens.some((_, at) => knownNamesAt(sentence, at, names).length > 0);
}

function chooseOne(
  text: string,
  tools: readonly Speakable[],
  context: LanguageContext,
  heard: readonly [Heard, ...Heard[]],
): Exclude<Interpretation, Sequence> {
  const [best] = heard;
  const harmless = best.tool.reads === true;
  if (!harmless && hidesRequest(text, tools, context, best.reading)) return TWO_THINGS;
  const rival = heard.find(
    ({ tool, reading }) => tool !== best.tool && compareCosts(reading.cost, best.reading.cost) === 0,
  );
  if (rival !== undefined) {
    const nearest = [best.tool.example, rival.tool.example];
    return { kind: "unknown", say: `That could mean two things. Say ${orList(nearest)}.`, nearest };
  }
  if (!harmless) {
    if (hidesAmount(text, context, best.reading)) return TWO_AMOUNTS;
    const part = hidesMeaning(text, context, best.reading);
    if (part !== undefined) return unclear(notSure(part));
    if (best.reading.filled.length > 0 && isOnlyAQuestion(text)) return IS_A_QUESTION;
  }
  const input = inputOf(best.reading);
  const problem = firstProblem(best.reading);
  if (problem !== undefined) {
    const { path, slot } = problem;
    return { kind: "problem", tool: best.tool.name, input, slot: path, problem: askAgain(problem.problem, slot) };
  }
  const sentence = tokenize(text);
  const isSure = ({ from }: Filled): boolean => namesAnAmount(sentence, from, context);
  return twoAmounts(best, heard, input, isSure) ?? { kind: "call", tool: best.tool.name, input };
}

interface Parting {
  /** Into how many requests a text may come apart. */
  readonly most: number;
  /** Whether a part may be understood by what it holds, where it is no phrase. */
  readonly loosely: boolean;
}

/** Several requests that each are one by themselves; undefined where any part of the text is none. */
function readParts(
  text: string,
  tools: readonly Speakable[],
  context: LanguageContext,
  { most, loosely }: Parting,
): Sequence | undefined {
  if (most < 2) return undefined;
  for (const [first, rest] of splitRequests(text)) {
    const one = readOne(first, tools, context, loosely);
    if (one === undefined) continue;
    const others = referBack(rest, one);
    const last = readOne(others, tools, context, loosely);
    const more = last === undefined ? readParts(others, tools, context, { most: most - 1, loosely }) : undefined;
    if (last !== undefined) return { kind: "sequence", calls: [one, last] };
    if (more !== undefined) return { kind: "sequence", calls: [one, ...more.calls] };
  }
  return undefined;
}

// "Void INV-0001 and INV-0002": a number beside a request is no request to show it.
const ONE_WORD = /^\s*[\p{L}]*[-\p{N}][-\p{L}\p{N}]*[.!?]?\s*$/u;
const TAKES_BACK =
  /^\s*(?:(?:no|not|nope|wait|don['’]?t|do\s+not|never|stop|cancel\s+that|scratch\s+that)\b|(?:cancel|forget|ignore|scrap|drop)(?:\s+(?:it|that|this))?[.!\s]*$)/iu;
// "... Forget it.": what went before is not to be done.
const TAKEN_BACK =
  /[.!?;\n,]\s*(?:(?:no|oh|actually|ah|wait|sorry)[,\s]+)*(?:forget\s+(?:it|that)|never\s?mind|scrap\s+(?:it|that)|ignore\s+(?:it|that)|cancel(?:\s+(?:it|that))?|scratch\s+that)[.!\s]*$/iu;

function readOne(
  text: string,
  tools: readonly Speakable[],
  context: LanguageContext,
  loosely: boolean,
): Call | undefined {
  if (TAKES_BACK.test(text) || ONE_WORD.test(text)) return undefined;
  const [best, ...others] = readSentence(text, tools, context);
  const one = best === undefined ? undefined : chooseOne(text, tools, context, [best, ...others]);
  if (one?.kind === "call" && best !== undefined && !passesOver(best.reading.filled, text, context)) return one;
  if (!loosely || one?.kind === "problem") return undefined;
  const gist = readByGist(text, tools, context, true);
  const part = gist.act ?? gist.refusal ?? gist.read;
  return part?.kind === "call" ? part : undefined;
}

/** "No, forget it" takes back what was asked before, and is heard as such; what stands in this very text is not done. */
function isTakenBack(text: string): boolean {
  const found = TAKEN_BACK.exec(text);
  const before = text.slice(0, found?.index ?? 0).replace(/\b(?:no|oh|ah|actually|wait|sorry|hm+|okay|ok)\b/giu, "");
  return found !== null && /[\p{L}\p{N}]/u.test(before);
}

function notSureOf({ part, example, guess }: NonNullable<GistChoice["left"]>): Unknown | SlotProblem {
  return guess ?? { kind: "unknown", say: `${notSure(part)} It is said like "${example}".`, nearest: [example] };
}

function notSure(part: string): string {
  return `I am not sure what "${part}" is to mean there, so nothing was done. Say it in other words, or put quotes around it if it is only text.`;
}

function unclear(say: string): Unknown {
  return { kind: "unknown", say, nearest: [] };
}

function unknown(nearest: readonly string[]): Unknown {
  const hint = nearest.length === 0 ? "" : ` You could say ${orList(nearest)}.`;
  return { kind: "unknown", say: `I did not understand that.${hint}`, nearest };
}

function orList(examples: readonly string[]): string {
  const quoted = examples.map((example) => `"${example}"`);
  return [quoted.slice(0, -1).join(", "), quoted.at(-1)].filter(Boolean).join(" or ");
}
