import { hidesMeaning } from "#assistant/language/hides-meaning";
import type { Call, SlotProblem } from "#assistant/language/interpretation";
import type { LanguageContext } from "#assistant/language/language-context";
import type { ToolInput } from "#assistant/language/reading";
import type { Speakable } from "#assistant/language/speakable";

import { EMPTY_TURNS } from "./empty-words.ts";
import { blank, fill, type Work } from "./fill-slot.ts";
import type { Gist, GistRule } from "./gist.ts";
import { patternOf } from "./kinds.ts";
import { leftIn, takeRest } from "./left-over.ts";
import type { SentenceGist } from "./sentence-gist.ts";

/** What a tool made of a sentence: the call, or what in it is wrong; `left` is what it did not understand. */
export interface GistReading {
  readonly result: Call | SlotProblem;
  readonly left: readonly string[];
}

/** Reads a sentence as one tool's, by what it holds; undefined where it is about something else. */
export function readGist(
  tool: Speakable & { readonly gist: Gist },
  sentence: SentenceGist,
  context: LanguageContext,
  isPart = false,
): GistReading | undefined {
  const { gist } = tool;
  const compiled = compileGist(gist);
  if (!compiled.cues.some((cue) => find(cue, sentence.text) !== null)) return undefined;
  const plain = compiled.aside.reduce((text, aside) => text.replace(aside, blank), sentence.text);
  const asked = plain.replace(ASKS, blank);
  if (compiled.never.some((pattern) => find(pattern, asked) !== null)) return undefined;
  const work: Work = {
    tool,
    sentence,
    context,
    text: plain,
    input: {},
    filled: [],
    problem: undefined,
    places: [],
    bad: false,
  };
  for (const rule of compiled.rules) apply(rule, work);
  inOrder(work);
  for (const turn of EMPTY_TURNS) work.text = work.text.replace(turn, (found) => blank(found));
  const left = leftIn(work, compiled.words);
  const rest = takeRest(work, left);
  const text = hidesMeaning(sentence.sentence.text, context, { filled: work.filled, set: {}, cost: NO_COST });
  if (work.bad || (text !== undefined && tool.reads !== true)) return undefined;
  const lacks = (one: string): boolean =>
    one.split("|").every((name) => work.input[name] === undefined && work.problem?.slot.split(".")[0] !== name);
  if ([...(gist.needs ?? []), ...(isPart ? (gist.partNeeds ?? []) : [])].some(lacks)) return undefined;
  const input = gist.finish === undefined ? work.input : gist.finish(work.input);
  if (input === undefined) return undefined;
  const result: Call | SlotProblem =
    work.problem === undefined
      ? { kind: "call", tool: tool.name, input }
      : { kind: "problem", tool: tool.name, input, ...work.problem };
  return { result, left: rest };
}

// "Would you" asks for something to be done, whatever "would" says elsewhere.
const ASKS = /(?<= )(?:would|could|can|will) you(?= )/gu;

const NO_COST = { free: 0, problems: 0, literals: 0, pieces: 0 };

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
  readonly aside: readonly RegExp[];
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
    aside: (gist.aside ?? []).map(patternOf),
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
    if (group !== undefined) work.places.push({ group, at: found.index });
    for (const [name, span] of Object.entries(found.indices?.groups ?? {})) {
      // A group that was not there has no place, whatever its type says.
      if ((span as readonly number[] | undefined) === undefined) continue;
      fill(work, name.includes("_") ? name.replace("_", `.${at}.`) : name, span);
    }
  }
}

/** Puts the members of a list in the order in which they were said, whatever pattern found them. */
function inOrder(work: Work): void {
  for (const [group, list] of Object.entries(work.input)) {
    if (!Array.isArray(list)) continue;
    const places = work.places.filter((place) => place.group === group);
    const members = (list as unknown[]).map((member, index) => ({ member, at: places[index]?.at ?? 0 }));
    work.input[group] = members.toSorted((a, b) => a.at - b.at).map(({ member }) => member);
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
