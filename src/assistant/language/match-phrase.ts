import type { CompiledPhrase, Node } from "./compile-phrase.ts";
import { mayBeginWith, optionsFor } from "./first-words.ts";
import type { Hearing } from "./hearing.ts";
import { keepBest } from "./keep-best.ts";
import { fillerAt } from "./polite-words.ts";
import { addCosts, compareCosts, NO_COST, sameValue, type Cost, type Filled, type Reading } from "./reading.ts";
import { isFreeText } from "./slots/scanners.ts";

/** A part of the sentence read so far. */
interface PartialReading {
  readonly end: number;
  readonly cost: Cost;
  /** The slots without a group that are filled, sorted: none is filled twice with different values. */
  readonly names: string;
  readonly members: number;
  readonly filled: Trail | null;
  /** Whether the head was read; before it only where the phrase says so. */
  readonly headed: boolean;
}

interface Trail {
  readonly before: Trail | null;
  readonly fill: Filled;
}

const JOINERS = new Set(["and", "&", "plus", "+"]);
const ONE_LITERAL: Cost = { free: 0, problems: 0, literals: 1, pieces: 1 };
const ONE_PIECE: Cost = { free: 0, problems: 0, literals: 0, pieces: 1 };

/** Every good way to read the tokens from `from` to `to` by a phrase, all of them consumed. */
export function matchPhrase(phrase: CompiledPhrase, hearing: Hearing, from: number, to: number): readonly Reading[] {
  const start: PartialReading = { end: from, cost: NO_COST, names: "", members: 0, filled: null, headed: false };
  const open = keepBest<PartialReading>();
  const begin = (partial: PartialReading): readonly PartialReading[] =>
    mayBeginWith(phrase.head, wordFrom(hearing, partial.end, to))
      ? matchNode(phrase.head, partial, hearing, to).map((after) => ({ ...after, headed: true }))
      : [];
  open.addAll(begin(start));
  if (phrase.anywhere) open.addAll(nextClauses(phrase, start, hearing, to));
  const done: PartialReading[] = [];
  for (let partial = open.next(); partial !== undefined; partial = open.next()) {
    if (partial.cost.free > hearing.mostFree()) break;
    const ended = skipMarks(hearing, partial.end, to) === to;
    if (ended && partial.headed) {
      done.push(partial);
      hearing.found(partial.cost.free);
    }
    if (ended) continue;
    open.addAll(nextClauses(phrase, partial, hearing, to));
    if (!partial.headed) open.addAll(begin(partial));
  }
  return done
    .toSorted((a, b) => compareCosts(a.cost, b.cost))
    .map(({ cost, filled }) => ({ cost, filled: trailOf(filled), set: phrase.set }))
    .filter(
      ({ filled }) =>
        phrase.requires.every((fields) => filled.some((fill) => fills(fill, fields))) &&
        phrase.apart.every((fields) => fields.filter((one) => filled.some((fill) => fills(fill, [one]))).length < 2),
    );
}

function fills({ name, group }: Filled, fields: readonly string[]): boolean {
  return fields.includes(group ?? name);
}

function nextClauses(phrase: CompiledPhrase, partial: PartialReading, hearing: Hearing, to: number): PartialReading[] {
  const from = skipMarks(hearing, partial.end, to);
  const joined = JOINERS.has(wordAt(hearing, from) ?? "");
  const starts = [
    partial,
    ...(joined ? [{ ...partial, end: from + 1, cost: addCosts(partial.cost, ONE_LITERAL) }] : []),
  ];
  const filler = fillerAt(hearing.sentence.tokens, from, to);
  const word = wordFrom(hearing, from, to);
  const after = joined ? wordFrom(hearing, from + 1, to) : undefined;
  return [
    ...(filler === 0 ? [] : [{ ...partial, end: from + filler, cost: addCosts(partial.cost, ONE_PIECE) }]),
    ...phrase.clauses.flatMap((clause) =>
      starts.flatMap((start, index) =>
        mayBeginWith(clause, index === 0 ? word : after)
          ? matchNode(clause, { ...start, members: start.members + 1 }, hearing, to)
          : [],
      ),
    ),
  ];
}

function matchNode(node: Node, start: PartialReading, hearing: Hearing, to: number): readonly PartialReading[] {
  hearing.step();
  switch (node.kind) {
    case "word": {
      const at = skipMarks(hearing, start.end, to);
      if (at >= to || wordAt(hearing, at) !== node.word) return [];
      return [{ ...start, end: at + 1, cost: addCosts(start.cost, ONE_LITERAL) }];
    }
    case "slot":
      return matchSlot(node, start, hearing, to);
    case "choice":
      return optionsFor(node, wordFrom(hearing, start.end, to)).flatMap((option) =>
        matchNode(option, start, hearing, to),
      );
    case "sequence": {
      let partials: readonly PartialReading[] = [start];
      for (const [index, item] of node.items.entries()) {
        if (partials.length === 0) return partials;
        const next = node.items[index + 1];
        const kept = keepBest<PartialReading>();
        for (const partial of partials) {
          kept.addAll(
            item.kind === "slot" ? matchSlot(item, partial, hearing, to, next) : matchNode(item, partial, hearing, to),
          );
        }
        partials = kept.all();
      }
      return partials;
    }
  }
}

function matchSlot(
  node: Extract<Node, { kind: "slot" }>,
  start: PartialReading,
  hearing: Hearing,
  to: number,
  next?: Node,
): PartialReading[] {
  const { name, group, slot } = node;
  const names = start.names === "" ? [] : start.names.split(" ");
  const before = group === null && names.includes(name) ? filledBefore(start, name) : undefined;
  const from = skipMarks(hearing, start.end, to);
  return hearing.scan(slot, from).flatMap((candidate): PartialReading[] => {
    const end = from + candidate.length;
    if (end > to || (next !== undefined && !mayBeginWith(next, wordFrom(hearing, end, to)))) return [];
    hearing.step();
    const problem = "problem" in candidate ? candidate.problem : undefined;
    const value = "value" in candidate ? candidate.value : undefined;
    if (before !== undefined && (problem !== undefined || !sameValue(before.value, value))) return [];
    const fill: Filled = { name, group, member: start.members, slot, from, to: end, value, problem };
    const known = "known" in candidate;
    const cost = {
      free: isFreeText(slot.type) && !known ? candidate.length : 0,
      problems: problem === undefined ? 0 : 1,
      literals: 0,
      // One amount with what it is for is an amount, and only several are lines.
      pieces: group === null ? 1 : 2,
    };
    const filledNames = group === null && before === undefined ? [...names, name].toSorted().join(" ") : start.names;
    const filled = { before: start.filled, fill };
    return [{ ...start, end, cost: addCosts(start.cost, cost), names: filledNames, filled }];
  });
}

function filledBefore({ filled }: PartialReading, name: string): Filled | undefined {
  for (let one = filled; one !== null; one = one.before) if (one.fill.name === name) return one.fill;
  return undefined;
}

function wordAt({ sentence }: Hearing, at: number): string | undefined {
  const token = sentence.tokens[at];
  return token === undefined || token.kind === "quoted" ? undefined : token.norm;
}

/** The next word from a place on, past marks. */
function wordFrom(hearing: Hearing, from: number, to: number): string | undefined {
  const at = skipMarks(hearing, from, to);
  return at < to ? wordAt(hearing, at) : undefined;
}

/** Marks between the parts say nothing. */
function skipMarks({ sentence }: Hearing, from: number, to: number): number {
  let at = from;
  while (at < to && sentence.tokens[at]?.kind === "mark") at++;
  return at;
}

function trailOf(trail: Trail | null): readonly Filled[] {
  const filled: Filled[] = [];
  for (let one = trail; one !== null; one = one.before) filled.push(one.fill);
  return filled.toReversed();
}
