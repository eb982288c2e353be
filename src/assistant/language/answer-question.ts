import { askAgain } from "./ask-again.ts";
import { beginsWithWord, compilePhrase, slotsIn, type CompiledPhrase, type Node } from "./compile-phrase.ts";
import { fillPath } from "./fill-path.ts";
import { answerLoosely } from "./gist/answer-loosely.ts";
import { createHearing } from "./hearing.ts";
import type { Call, SlotProblem } from "./interpretation.ts";
import type { LanguageContext } from "./language-context.ts";
import { matchPhrase } from "./match-phrase.ts";
import type { PendingQuestion } from "./pending-question.ts";
import type { Slot } from "./phrase.ts";
import { meantStretches } from "./polite-words.ts";
import { compareCosts, firstProblem, inputOf, type ToolInput } from "./reading.ts";
import { isFreeText } from "./slots/scanners.ts";
import type { Speakable } from "./speakable.ts";
import { normalWord, tokenize } from "./tokenize.ts";

// The answer's own slot in the phrases that are made for it.
const ANSWER = "__answer";

const CONDITION = /\b(?:unless|except|until|provided|instead|if\s+(?:they|he|she|it|we|i))\b/iu;

/**
 * Reads a text as the answer to a question: the slot alone ("500 please", "it's friday"), with its own clause's words
 * ("for website design"), and with more of the tool's clauses ("$500 due friday").
 *
 * @returns the completed call, or what is wrong with the answer; undefined where the text does not answer
 * @throws TooTangled
 */
export function answerQuestion(
  text: string,
  pending: PendingQuestion,
  tool: Speakable,
  context: LanguageContext,
): Call | SlotProblem | undefined {
  const slot = slotOf(tool, pending.slot);
  const choice = chosen(text, pending.choices ?? []);
  if (choice !== undefined && ["name", "text", "number"].includes(slot.type)) {
    return { kind: "call", tool: tool.name, input: fillPath(pending.input, pending.slot, choice) };
  }
  const sentence = tokenize(text);
  const hearing = createHearing(sentence, context, true);
  const [best] = answerPhrases(tool, pending.slot, slot)
    .flatMap((phrase) => meantStretches(sentence).flatMap(([from, to]) => matchPhrase(phrase, hearing, from, to)))
    .toSorted((a, b) => compareCosts(a.cost, b.cost));
  if (best === undefined || saysMore(text, slot)) {
    const loosely = answerLoosely(text, pending, { tool, slot }, context);
    if (loosely !== undefined) return loosely;
  }
  if (best === undefined) return undefined;
  // "Hosting, unless they paid": no name of a thing, and nothing is done by a half of it.
  if (tool.reads !== true && slot.type === "text" && CONDITION.test(text)) return undefined;
  const { [ANSWER]: answer, ...more } = inputOf(best);
  const known = merged(pending.input, more);
  const input = answer === undefined ? known : fillPath(known, pending.slot, answer);
  const problem = firstProblem(best);
  if (problem === undefined) return { kind: "call", tool: tool.name, input };
  const path = problem.path === ANSWER ? pending.slot : problem.path;
  return { kind: "problem", tool: tool.name, input, slot: path, problem: askAgain(problem.problem, problem.slot) };
}

/** Whether an answer in free text has words about it that are not of it: "podcast editing, it was". */
function saysMore(text: string, { type }: Slot): boolean {
  return isFreeText(type) && /[,;–—]|\b(?:was|please|sorry|thanks|cheers|i think)\b/iu.test(text);
}

/** The slot that a path into the input stands for. A field that no phrase names is answered in free text. */
export function slotOf(tool: Speakable, path: string): Slot {
  const name = path.replace(/\.\d+(?=\.)/g, "");
  return (Object.hasOwn(tool.slots, name) ? tool.slots[name] : undefined) ?? { type: "text" };
}

function answerPhrases(tool: Speakable, path: string, slot: Slot): readonly CompiledPhrase[] {
  const speaker = { name: tool.name, slots: { ...tool.slots, [ANSWER]: slot } };
  const clauses = new Set(tool.phrases.flatMap((phrase) => (typeof phrase === "string" ? [] : (phrase.with ?? []))));
  const compiled = [...clauses].map((clause) => ({ clause, head: compilePhrase(speaker, clause).head }));
  const fills = (head: Node): boolean => slotsIn(head).some(({ name, group }) => name === path || group === path);
  const own = compiled.filter(({ head }) => fills(head)).map(({ clause }) => clause);
  const isList = Object.keys(tool.slots).some((name) => name.startsWith(`${path}.`));
  // A clause that needs no word of its own would take the number off "Studio 54".
  const others = compiled
    .filter(({ head }) => isList || (!fills(head) && beginsWithWord(head)))
    .map(({ clause }) => clause);
  const lead = isFreeText(slot.type)
    ? `[(it is|it's|that is|that's|it was${slot.type === "name" ? "|for|to|from|by" : ""}) [${slot.type === "name" ? "(for|to|from|by)" : "for"}]]`
    : "[(it is|it's|that is|that's|make it|use|on|by|at|due)]";
  const heads = isList ? own : [`${lead} {${ANSWER}}`, ...own];
  return heads.map((say) => compilePhrase(speaker, { say, with: others }));
}

/** What was said with the answer, over what was known; more members of a list come after those that it has. */
function merged(known: ToolInput, more: ToolInput): ToolInput {
  const lists = Object.entries(more).map(([field, value]): [string, unknown] => {
    const before = known[field];
    return [
      field,
      Array.isArray(before) && Array.isArray(value) ? [...(before as unknown[]), ...(value as unknown[])] : value,
    ];
  });
  return { ...known, ...Object.fromEntries(lists) };
}

/** The one choice that has all the words of the text. */
function chosen(text: string, choices: readonly string[]): string | undefined {
  const words = wordsOf(text).filter((word) => !/^(?:the|one|it|is|its|i|mean)$/.test(word));
  const fitting = choices.filter((choice) => words.every((word) => wordsOf(choice).includes(word)));
  const exact = fitting.filter((choice) => wordsOf(choice).length === words.length);
  const [only] = exact.length === 1 ? exact : fitting;
  return words.length > 0 && (exact.length === 1 || fitting.length === 1) ? only : undefined;
}

function wordsOf(text: string): readonly string[] {
  return normalWord(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
