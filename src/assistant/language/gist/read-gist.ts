import { fillPath } from "#assistant/language/fill-path";
import { hidesMeaning } from "#assistant/language/hides-meaning";
import type { Call, SlotProblem } from "#assistant/language/interpretation";
import { askAgain } from "#assistant/language/ask-again";
import type { LanguageContext } from "#assistant/language/language-context";
import type { Slot, SlotType } from "#assistant/language/phrase";
import type { Filled, ToolInput } from "#assistant/language/reading";
import type { Candidate } from "#assistant/language/slots/scanner";
import { isFreeText, SCANNERS } from "#assistant/language/slots/scanners";
import type { Speakable } from "#assistant/language/speakable";

import { EMPTY_TURNS, EMPTY_WORDS } from "./empty-words.ts";
import type { Gist, GistRule } from "./gist.ts";
import { patternOf } from "./kinds.ts";
import { saidAt, type SentenceGist, type Unit } from "./sentence-gist.ts";

/** What a tool made of a sentence: the call, or what in it is wrong; `left` is what it did not understand. */
export interface GistReading {
  readonly result: Call | SlotProblem;
  readonly left: readonly string[];
}

// What a pattern took: no word, so that no other pattern sees it, and as long as it was.
const TAKEN = "·";

/** Reads a sentence as one tool's, by what it holds; undefined where it is about something else. */
export function readGist(
  tool: Speakable & { readonly gist: Gist },
  sentence: SentenceGist,
  context: LanguageContext,
): GistReading | undefined {
  const { gist } = tool;
  const compiled = compileGist(gist);
  if (!compiled.cues.some((cue) => find(cue, sentence.text) !== null)) return undefined;
  if (compiled.never.some((pattern) => find(pattern, sentence.text) !== null)) return undefined;
  const work: Work = {
    tool,
    sentence,
    context,
    text: sentence.text,
    input: {},
    filled: [],
    problem: undefined,
    bad: false,
  };
  for (const rule of compiled.rules) apply(rule, work);
  for (const turn of EMPTY_TURNS) work.text = work.text.replace(turn, (found) => blank(found));
  const left = leftIn(work, compiled.words);
  const rest = takeRest(work, left);
  const text = hidesMeaning(sentence.sentence.text, context, { filled: work.filled, set: {}, cost: NO_COST });
  if (work.bad || (text !== undefined && tool.reads !== true)) return undefined;
  const lacks = (one: string): boolean =>
    one.split("|").every((name) => work.input[name] === undefined && work.problem?.slot.split(".")[0] !== name);
  if (gist.needs?.some(lacks) === true) return undefined;
  const input = gist.finish === undefined ? work.input : gist.finish(work.input);
  if (input === undefined) return undefined;
  const result: Call | SlotProblem =
    work.problem === undefined
      ? { kind: "call", tool: tool.name, input }
      : { kind: "problem", tool: tool.name, input, ...work.problem };
  return { result, left: rest };
}

const NO_COST = { free: 0, problems: 0, literals: 0, pieces: 0 };

interface Work {
  readonly tool: Speakable & { readonly gist: Gist };
  readonly sentence: SentenceGist;
  readonly context: LanguageContext;
  text: string;
  input: ToolInput;
  readonly filled: Filled[];
  problem: { slot: string; problem: string } | undefined;
  /** A slot was said twice, with different values. */
  bad: boolean;
}

interface CompiledRule {
  readonly pattern: RegExp;
  readonly set: Readonly<Record<string, unknown>>;
  readonly often: boolean;
  readonly unless: string | undefined;
  readonly given: string | undefined;
}

interface CompiledGist {
  readonly cues: readonly RegExp[];
  readonly never: readonly RegExp[];
  readonly rules: readonly CompiledRule[];
  readonly words: ReadonlySet<string>;
}

const compiledGists = new WeakMap<Gist, CompiledGist>();

function compileGist(gist: Gist): CompiledGist {
  const known = compiledGists.get(gist);
  if (known !== undefined) return known;
  const compiled: CompiledGist = {
    cues: gist.cues.map(patternOf),
    never: (gist.never ?? []).map(patternOf),
    rules: gist.rules.map((rule: GistRule) =>
      typeof rule === "string"
        ? { pattern: patternOf(rule), set: {}, often: false, unless: undefined, given: undefined }
        : {
            pattern: patternOf(rule.say),
            set: rule.set ?? {},
            often: rule.often === true,
            unless: rule.unless,
            given: rule.given,
          },
    ),
    words: new Set((gist.words ?? "").split(/\s+/)),
  };
  compiledGists.set(gist, compiled);
  return compiled;
}

function find(pattern: RegExp, text: string): RegExpExecArray | null {
  pattern.lastIndex = 0;
  return pattern.exec(text);
}

const MOST_MEMBERS = 40;

function apply({ pattern, set, often, unless, given }: CompiledRule, work: Work): void {
  if (unless !== undefined && work.input[unless] !== undefined) return;
  if (given !== undefined && work.input[given] === undefined) return;
  for (let member = 0; member < (often ? MOST_MEMBERS : 1); member++) {
    const found = find(pattern, work.text);
    if (found === null) return;
    work.text = work.text.slice(0, found.index) + blank(found[0]) + work.text.slice(found.index + found[0].length);
    for (const [name, value] of Object.entries(set)) {
      // Approved and rejected, or a price and a number of pieces: it cannot be both. What only reads takes the first.
      if (work.input[name] === undefined) work.input[name] = value;
      else if (work.input[name] !== value && work.tool.reads !== true) work.bad = true;
    }
    const group = listIn(found);
    const at = group === undefined ? 0 : listLength(work.input, group);
    for (const [name, span] of Object.entries(found.indices?.groups ?? {})) {
      // A group that was not there has no place, whatever its type says.
      if ((span as readonly number[] | undefined) === undefined) continue;
      fill(work, name.includes("_") ? name.replace("_", `.${at}.`) : name, span);
    }
  }
}

function listIn(found: RegExpExecArray): string | undefined {
  return Object.entries(found.groups ?? {})
    .find(([name, text]) => name.includes("_") && (text as string | undefined) !== undefined)?.[0]
    .split("_")[0];
}

function listLength(input: ToolInput, group: string): number {
  const list = input[group];
  return Array.isArray(list) ? list.length : 0;
}

function blank(found: string): string {
  return found.replace(/[^ ]/gu, TAKEN);
}

/** Reads a slot from the tokens behind a piece of the gist. */
function fill(work: Work, path: string, [start, end]: readonly [number, number]): void {
  const { sentence, tool } = work;
  const units = sentence.units.filter((unit) => unit.at >= start && unit.end <= end);
  const from = units[0]?.from;
  const to = units.at(-1)?.to;
  if (from === undefined || to === undefined) return;
  const name = path.replace(/\.\d+(?=\.)/g, "");
  const slot = tool.slots[name] ?? { type: "text" };
  const field = slot.field ?? path;
  const value = valueOf(slot, units, work, { from, to });
  if ("problem" in value) {
    work.problem ??= { slot: field, problem: askAgain(value.problem, slot) };
    return;
  }
  const before = field.includes(".") ? undefined : work.input[field];
  if (before !== undefined && JSON.stringify(before) !== JSON.stringify(value.value)) work.bad = true;
  if (slot.type === "period") Object.assign(work.input, value.value);
  else work.input = fillPath(work.input, field, value.value);
  const group = field.includes(".") ? (field.split(".")[0] ?? null) : null;
  if (isFreeText(slot.type) && units[0]?.kind !== "name")
    work.filled.push({ name: field, group, member: 0, slot, from, to, value: undefined, problem: undefined });
}

function valueOf(
  slot: Slot,
  units: readonly Unit[],
  { sentence: { sentence }, context }: Work,
  { from, to }: { readonly from: number; readonly to: number },
): { readonly value: unknown } | { readonly problem: string } {
  const [unit] = units;
  if (slot.type === "name" && unit?.name !== undefined) return { value: unit.name };
  if (isFreeText(slot.type)) {
    const quoted = units.length === 1 && unit?.kind === "quote" ? sentence.tokens[from]?.norm.trim() : undefined;
    return { value: quoted ?? saidAt(sentence, from, to - from) };
  }
  if (slot.type === "number" || slot.type === "code")
    return {
      value: saidAt(sentence, from, to - from)
        .replace(/^#|['’]s?$/gu, "")
        .toUpperCase(),
    };
  const scanned = (type: SlotType): Candidate | undefined =>
    SCANNERS[type](sentence, from, { ...context, slot: { ...slot, type }, answering: type === "percent" }).find(
      ({ length }) => length === to - from,
    );
  const found = scanned(slot.type) ?? (slot.type === "quantity" ? figureOf(scanned("money")) : undefined);
  if (found === undefined) return { problem: `I cannot read "${saidAt(sentence, from, to - from)}" there.` };
  return "problem" in found ? { problem: found.problem } : { value: found.value };
}

/** "Seven fifty" is a figure too. */
function figureOf(money: Candidate | undefined): Candidate | undefined {
  if (money === undefined || !("value" in money) || typeof money.value !== "object") return undefined;
  return "amount" in money.value ? { length: money.length, value: money.value.amount } : undefined;
}

interface Left {
  readonly units: readonly Unit[];
}

const MARK = /^[,;:.!?…()–—-]$/;

/** The pieces that nothing took, without the empty words around them. */
function leftIn({ sentence: { units }, text }: Work, words: ReadonlySet<string>): readonly Left[] {
  const isEmpty = (word: string): boolean => EMPTY_WORDS.has(word) || words.has(word);
  const pieces: Unit[][] = [[]];
  for (const unit of units) {
    const written = text.slice(unit.at, unit.end);
    if (written.startsWith(TAKEN) || /^[.!?;]$/.test(written)) pieces.push([]);
    else pieces.at(-1)?.push(unit);
  }
  const word = (unit: Unit | undefined): string => (unit === undefined ? "" : text.slice(unit.at, unit.end));
  return pieces.flatMap((piece) => {
    const clauses = splitAtMarks(piece, word).map((clause) => {
      let [start, end] = [0, clause.length];
      while (start < end && isEmpty(word(clause[start]))) start++;
      while (end > start && isEmpty(word(clause[end - 1]))) end--;
      return clause.slice(start, end);
    });
    const full = clauses.filter((clause) => clause.length > 0);
    const [first, last] = [full[0]?.[0], full.at(-1)?.at(-1)];
    if (first === undefined || last === undefined) return [];
    // "Design, coding and tests" is one piece; an empty clause between two parts makes them two.
    const whole = clauses.slice(clauses.indexOf(full[0] ?? []), clauses.lastIndexOf(full.at(-1) ?? []) + 1);
    if (whole.every((clause) => clause.length > 0))
      return [{ units: piece.slice(piece.indexOf(first), piece.indexOf(last) + 1) }];
    return full.map((clause) => ({ units: clause }));
  });
}

function splitAtMarks(piece: readonly Unit[], word: (unit: Unit | undefined) => string): Unit[][] {
  const clauses: Unit[][] = [[]];
  for (const unit of piece) {
    if (MARK.test(word(unit))) clauses.push([]);
    else clauses.at(-1)?.push(unit);
  }
  return clauses;
}

const LONGEST_REST = 12;
// In free text these are part of what a thing is called; an amount or a date is not.
const IN_TEXT: ReadonlySet<string | undefined> = new Set([undefined, "count", "sum", "period", "quote"]);

/** Gives what is left to the tool's slot for it, where it is one piece of words. */
function takeRest(work: Work, left: readonly Left[]): readonly string[] {
  const said = ({ units }: Left): string =>
    saidAt(work.sentence.sentence, units[0]?.from ?? 0, (units.at(-1)?.to ?? 0) - (units[0]?.from ?? 0));
  const { rest } = work.tool.gist;
  const [only] = left;
  const open = rest !== undefined && work.input[rest] === undefined && work.input["lines"] === undefined;
  if (!open || only === undefined || left.length !== 1) return left.map(said);
  if (only.units.length > LONGEST_REST || only.units.some(({ kind }) => !IN_TEXT.has(kind))) return left.map(said);
  if (only.units.every(({ kind }) => kind === "count" || kind === "sum")) return left.map(said);
  if (isSaidOfSomebody(work, only)) return left.map(said);
  fill(work, rest, [only.units[0]?.at ?? 0, only.units.at(-1)?.end ?? 0]);
  return [];
}

/** "We settled ...": what somebody did is no name of a thing. */
function isSaidOfSomebody({ sentence: { sentence } }: Work, { units }: Left): boolean {
  const from = units[0]?.from ?? 0;
  const first = sentence.tokens[from]?.norm ?? "";
  const before = sentence.tokens[from - 1]?.norm ?? "";
  const isDone = first.endsWith("ed") && first.length > 4;
  return isDone && (units.length === 1 || /^(?:i|we|they|he|she|it|ive|weve|have|has|had|was|were|been)$/.test(before));
}
