import { answerQuestion, slotOf } from "./answer-question.ts";
import { askAgain } from "./ask-again.ts";
import { GUESSED } from "./gist/guess.ts";
import { asks, readByGist } from "./gist/read-by-gist.ts";
import { MOST_STEPS, TooTangled } from "./hearing.ts";
import { chooseReading, interpret } from "./interpret.ts";
import type { Interpretation } from "./interpretation.ts";
import type { LanguageContext } from "./language-context.ts";
import type { PendingQuestion } from "./pending-question.ts";
import { notReadable, readSentence, type Heard } from "./read-sentence.ts";
import { isFreeText, SCANNERS } from "./slots/scanners.ts";
import type { Speakable } from "./speakable.ts";
import { normalWord, tokenize } from "./tokenize.ts";

/** What a text comes to in a conversation: `dropped` where the person took back what they were asked about. */
export type Turn = Interpretation | { readonly kind: "dropped" };

const DROP = /^(?:no\s+)?(?:never\s?mind|cancel|stop|forget\s+(?:it|that)|drop\s+it|leave\s+it)$/;

const YES =
  /^(?:yes|yep|yeah|yup|yes\s+(?:i\s+do|do|do\s+(?:it|that)|that['’]?s\s+(?:it|right)|exactly|correct)|right|correct|exactly|ok|okay|sure|do\s+(?:it|that)|that['’]?s\s+(?:it|right|what\s+i\s+mean)|i\s+do|go\s+ahead)$/;
const YES_AND =
  /^\s*(?:yes|yep|yeah|yup|ok|okay|sure|right|exactly|correct)\b[\s,.!;:]*(?:and|also|then|please|,|\s)*/iu;
const NO = /^(?:no|nope|nah|not\s+(?:that|really)|no\s+i\s+do(?:\s+not|n['’]?t))$/;

/**
 * Understands a text that follows a question: as its answer, as a phrase of its own that drops the question, or as a
 * "never mind". What is none of these is asked again. Never throws.
 */
export function converse(
  text: string,
  pending: PendingQuestion | undefined,
  tools: readonly Speakable[],
  context: LanguageContext,
): Turn {
  const tool = tools.find(({ name }) => name === pending?.tool);
  if (pending === undefined || tool === undefined || notReadable(text) !== undefined)
    return interpret(text, tools, context);
  const plain = normalWord(text.replace(/[\s,.!]+/g, " ").trim()).replace(/ (?:please|thanks)$/, "");
  if (DROP.test(plain)) return { kind: "dropped" };
  if (pending.slot === GUESSED) {
    if (YES.test(plain)) return { kind: "call", tool: tool.name, input: pending.input };
    if (NO.test(plain)) return { kind: "dropped" };
    return YES_AND.test(text) ? yesAnd(text, pending, tools, context) : interpret(text, tools, context);
  }
  try {
    const bounded = { ...context, budget: context.budget ?? { left: MOST_STEPS } };
    return answered(text, pending, tool, tools, bounded);
  } catch (error) {
    if (!(error instanceof TooTangled)) throw error;
    return asked(pending, tool, "That can be read in too many ways.");
  }
}

/** "Yes, and take 10% off": both, or neither where the rest is no request. */
function yesAnd(
  text: string,
  { tool, input }: PendingQuestion,
  tools: readonly Speakable[],
  context: LanguageContext,
): Interpretation {
  const rest = interpret(text.replace(YES_AND, ""), tools, context);
  if (rest.kind === "call") return { kind: "sequence", calls: [{ kind: "call", tool, input }, rest] };
  return {
    kind: "unknown",
    say: "I am not sure what more you mean, so nothing was done. Say it whole, in other words.",
    nearest: [],
  };
}

function answered(
  text: string,
  pending: PendingQuestion,
  tool: Speakable,
  tools: readonly Speakable[],
  context: LanguageContext,
): Interpretation {
  const { type } = slotOf(tool, pending.slot);
  const answer = answerQuestion(text, pending, tool, context);
  const heard = readSentence(text, tools, context);
  const wholePhrase = heard[0] !== undefined && (!isFreeText(type) || isClearly(heard[0]));
  const isAnswer = answer?.kind === "call" && !(isFreeText(type) && wholePhrase);
  if (isAnswer || (answer !== undefined && !wholePhrase)) return answer;
  if (wholePhrase) return chooseReading(text, tools, context, heard);
  const other = answerToOther(text, pending, tool, context);
  // A question of their own is answered; what acts would be about something else than what is being asked.
  const read = other === undefined ? readByGist(text, tools, context).read : undefined;
  if (read !== undefined && asks(text)) return read;
  if (other === undefined) return asked(pending, tool, "That does not answer the question.");
  return asked(
    { ...pending, input: { ...pending.input, ...other } },
    tool,
    `Noted: ${Object.values(other).join(" ")}.`,
  );
}

const VAGUE =
  /^(?:some|all|any|a\s+(?:lot|few|bit)|whenever|soon|later|maybe|not|no|yes|dunno|idk|whatever|unsure|hmm|ok)\b/iu;
const MOST_WORDS = 6;

/** What a thing is called, said where another question was asked: it is kept, and the question stands. */
function answerToOther(
  text: string,
  { input }: PendingQuestion,
  tool: Speakable,
  context: LanguageContext,
): Readonly<Record<string, string>> | undefined {
  const thing = Object.values(tool.slots).find(({ noun, field }) => noun === true && field !== undefined);
  if (thing?.field === undefined || input[thing.field] !== undefined || input["lines"] !== undefined) return undefined;
  if (VAGUE.test(text) || text.trim().split(/\s+/u).length > MOST_WORDS) return undefined;
  const answer = answerQuestion(text, { tool: tool.name, input: {}, slot: thing.field }, tool, context);
  const said = answer?.kind === "call" ? answer.input[thing.field] : undefined;
  const sentence = tokenize(text);
  const named = SCANNERS.text(sentence, 0, { ...context, slot: thing, answering: true }).length > 0;
  return typeof said === "string" && named ? { [thing.field]: said } : undefined;
}

/** A name or a text may happen to begin as a phrase does; a phrase is meant where little of it is free text. */
function isClearly({ reading: { cost, filled } }: Heard): boolean {
  const typed = filled.filter(({ slot }) => !isFreeText(slot.type)).length;
  return cost.literals + typed >= 1 && (cost.literals + typed >= 2 || cost.literals >= cost.free);
}

function asked(pending: PendingQuestion, tool: Speakable, problem: string): Interpretation {
  const { input, slot } = pending;
  return { kind: "problem", tool: tool.name, input, slot, problem: askAgain(problem, slotOf(tool, slot)) };
}
