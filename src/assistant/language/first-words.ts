import type { Node } from "./compile-phrase.ts";

/** The words of which one must stand where a pattern begins; null where it may begin with a slot, or be empty. */
const FIRST = new WeakMap<Node, ReadonlySet<string> | null>();
/** The options of a choice by their first words, and those that may begin with anything. */
const OPTIONS = new WeakMap<Node, Options>();

interface Options {
  readonly byWord: ReadonlyMap<string, readonly Node[]>;
  readonly others: readonly Node[];
}

const NONE: readonly Node[] = [];

/** The options of a choice that can begin with a word, in no order that matters. */
export function optionsFor(choice: Extract<Node, { kind: "choice" }>, word: string | undefined): readonly Node[] {
  let options = OPTIONS.get(choice);
  if (options === undefined) {
    options = sortOptions(choice.options);
    OPTIONS.set(choice, options);
  }
  const fitting = word === undefined ? NONE : (options.byWord.get(word) ?? NONE);
  return options.others.length === 0 ? fitting : [...fitting, ...options.others];
}

/** False where a pattern cannot begin with a word: most cannot, and need not be tried. */
export function mayBeginWith(node: Node, word: string | undefined): boolean {
  const words = firstWords(node);
  return words === null || (word !== undefined && words.has(word));
}

function firstWords(node: Node): ReadonlySet<string> | null {
  const known = FIRST.get(node);
  if (known !== undefined) return known;
  const { words, open } = begin(node);
  const first = open ? null : words;
  FIRST.set(node, first);
  return first;
}

/** `open`: it may begin with a slot. `empty`: it may be nothing at all, so that what follows begins. */
function begin(node: Node): { readonly words: ReadonlySet<string>; readonly open: boolean } {
  const { words, slot, empty } = beginning(node);
  return { words, open: slot || empty };
}

function beginning(node: Node): { words: ReadonlySet<string>; slot: boolean; empty: boolean } {
  if (node.kind === "word") return { words: new Set([node.word]), slot: false, empty: false };
  if (node.kind === "slot") return { words: new Set(), slot: true, empty: false };
  if (node.kind === "choice") {
    const parts = node.options.map(beginning);
    return {
      words: new Set(parts.flatMap(({ words }) => [...words])),
      slot: parts.some(({ slot }) => slot),
      empty: parts.some(({ empty }) => empty),
    };
  }
  const words = new Set<string>();
  let slot = false;
  for (const item of node.items) {
    const part = beginning(item);
    for (const word of part.words) words.add(word);
    slot ||= part.slot;
    if (!part.empty) return { words, slot, empty: false };
  }
  return { words, slot, empty: true };
}

function sortOptions(options: readonly Node[]): Options {
  const byWord = new Map<string, Node[]>();
  const others: Node[] = [];
  for (const option of options) {
    const words = firstWords(option);
    if (words === null) others.push(option);
    else for (const word of words) byWord.set(word, [...(byWord.get(word) ?? []), option]);
  }
  return { byWord, others };
}
