import { PurserError } from "#kernel/errors";

import { parsePattern, type Pattern } from "./parse-pattern.ts";
import type { Phrase, Slot } from "./phrase.ts";
import { isFreeText, SCANNERS } from "./slots/scanners.ts";
import type { Speakable } from "./speakable.ts";
import { tokenize } from "./tokenize.ts";

export type Node =
  | { readonly kind: "word"; readonly word: string }
  | { readonly kind: "slot"; readonly name: string; readonly group: string | null; readonly slot: Slot }
  | { readonly kind: "sequence"; readonly items: readonly Node[] }
  | { readonly kind: "choice"; readonly options: readonly Node[] };

export interface CompiledPhrase {
  readonly head: Node;
  /** What may follow the head. No slot is filled twice with different values, so that nothing need be counted. */
  readonly clauses: readonly Node[];
  readonly set: Readonly<Record<string, unknown>>;
  /** The words without which the head cannot be there. */
  readonly needs: readonly string[];
  /** Whether the head has a name on file in it. */
  readonly needsName: boolean;
  readonly anywhere: boolean;
  /** Each list: one of its fields must be filled. */
  readonly requires: readonly (readonly string[])[];
  /** Each list: only one of its fields may be filled. */
  readonly apart: readonly (readonly string[])[];
}

/**
 * Compiles one phrase of a tool.
 *
 * @throws PurserError `bad-phrase` that names the tool and the phrase: bad syntax, a slot that the tool does not
 *   declare or declares badly, a slot twice in one reading, free text beside free text, a phrase that needs no word
 */
export function compilePhrase(tool: Pick<Speakable, "name" | "slots">, phrase: Phrase): CompiledPhrase {
  const parts = typeof phrase === "string" ? { say: phrase } : phrase;
  const { say, with: clauses = [], set = {}, anywhere = false, requires = [], apart = [] } = parts;
  const known = patternsOf(tool.slots);
  const compile = (pattern: string): Node => {
    try {
      const before = known.get(pattern);
      if (before !== undefined) return before;
      const node = toNode(parsePattern(pattern), tool.slots);
      if (canBeEmpty(node)) throw new SyntaxError("it can be said without a word");
      checkSlots(node);
      known.set(pattern, node);
      return node;
    } catch (cause) {
      if (!(cause instanceof SyntaxError)) throw cause;
      throw new PurserError(
        "bad-phrase",
        `The phrase "${pattern}" of the tool "${tool.name}" cannot be used: ${cause.message}.`,
        {
          next: "Mend the phrase and start again.",
          fields: { tool: tool.name, phrase: pattern },
          cause,
        },
      );
    }
  };
  const head = compile(say);
  return {
    head,
    clauses: clauses.map(compile),
    set,
    anywhere,
    requires: requires.map((fields) => fields.split("|")),
    apart: apart.map((fields) => fields.split("|")),
    needs: neededWords(head),
    needsName: needsName(head),
  };
}

/** The patterns of a tool: most of its phrases share their clauses, and every start waits for all of them. */
const patterns = new WeakMap<Speakable["slots"], Map<string, Node>>();

function patternsOf(slots: Speakable["slots"]): Map<string, Node> {
  const known = patterns.get(slots) ?? new Map<string, Node>();
  patterns.set(slots, known);
  return known;
}

/** The same words stand in many patterns. */
const literals = new Map<string, Node>();

function literal(text: string): Node {
  const known = literals.get(text);
  if (known !== undefined) return known;
  const said = tokenize(text).tokens.filter((token) => token.kind !== "mark");
  const words = said.map((token): Node => ({ kind: "word", word: token.norm }));
  const node: Node = words.length === 1 && words[0] !== undefined ? words[0] : { kind: "sequence", items: words };
  literals.set(text, node);
  return node;
}

const compiled = new WeakMap<Speakable, readonly CompiledPhrase[]>();

/** The phrases of a tool, compiled once. @throws PurserError `bad-phrase` */
export function compilePhrases(tool: Speakable): readonly CompiledPhrase[] {
  const known = compiled.get(tool);
  if (known !== undefined) return known;
  const phrases = tool.phrases.map((phrase) => compilePhrase(tool, phrase));
  compiled.set(tool, phrases);
  return phrases;
}

type SlotNode = Extract<Node, { kind: "slot" }>;

/** Every slot of a pattern. */
export function slotsIn(node: Node): readonly SlotNode[] {
  if (node.kind === "slot") return [node];
  return childrenOf(node).flatMap(slotsIn);
}

/** Every literal word of a pattern. */
export function wordsIn(node: Node): readonly string[] {
  if (node.kind === "word") return [node.word];
  return childrenOf(node).flatMap(wordsIn);
}

/** True where no reading of a pattern begins with a slot. */
export function beginsWithWord(node: Node): boolean {
  if (node.kind === "choice") return node.options.every(beginsWithWord);
  if (node.kind !== "sequence") return node.kind === "word";
  const [first] = node.items;
  return first !== undefined && beginsWithWord(first);
}

function childrenOf(node: Node): readonly Node[] {
  return node.kind === "sequence" ? node.items : node.kind === "choice" ? node.options : [];
}

function toNode(pattern: Pattern, slots: Readonly<Record<string, Slot>>): Node {
  switch (pattern.kind) {
    case "word":
      return literal(pattern.text);
    case "slot": {
      const slot = Object.hasOwn(slots, pattern.name) ? slots[pattern.name] : undefined;
      if (slot === undefined) throw new SyntaxError(`the tool has no slot "${pattern.name}"`);
      if (!Object.hasOwn(SCANNERS, slot.type)) throw new SyntaxError(`no slot can be of the type "${slot.type}"`);
      if (slot.type === "word" && Object.keys(slot.words ?? {}).length === 0) {
        throw new SyntaxError(`the slot "${pattern.name}" lists no words`);
      }
      const name = slot.field ?? pattern.name;
      const dot = name.indexOf(".");
      return { kind: "slot", name, group: dot === -1 ? null : name.slice(0, dot), slot };
    }
    case "sequence":
      return { kind: "sequence", items: pattern.items.map((item) => toNode(item, slots)) };
    case "choice":
      return { kind: "choice", options: pattern.options.map((option) => toNode(option, slots)) };
  }
}

function canBeEmpty(node: Node): boolean {
  if (node.kind === "choice") return node.options.some(canBeEmpty);
  return node.kind === "sequence" && node.items.every(canBeEmpty);
}

/** Words that stand in every reading: outside all choices. */
function neededWords(node: Node): readonly string[] {
  if (node.kind === "word") return [node.word];
  return node.kind === "sequence" ? node.items.flatMap(neededWords) : [];
}

function needsName(node: Node): boolean {
  if (node.kind === "slot") return node.slot.known === true;
  return node.kind === "sequence" && node.items.some(needsName);
}

function checkSlots(node: Node): void {
  if (node.kind === "word" || node.kind === "slot") return;
  childrenOf(node).forEach(checkSlots);
  if (node.kind !== "sequence") return;
  const names = node.items.flatMap((item) => [...new Set(slotsIn(item).map((slot) => slot.name))]);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new SyntaxError(`it has the slot "${twice}" twice`);
  node.items.forEach((item, index) => {
    const next = node.items[index + 1];
    if (isFree(item) && next !== undefined && isFree(next)) {
      throw new SyntaxError("two slots of free text stand side by side, and nothing tells where one ends");
    }
  });
}

function isFree(node: Node): boolean {
  return node.kind === "slot" && isFreeText(node.slot.type) && node.slot.known !== true;
}
