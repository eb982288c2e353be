import type { CompiledPhrase, Node } from "./compile-phrase.ts";
import type { Hearing } from "./hearing.ts";
import { keepBest } from "./keep-best.ts";
import { addCosts, compareCosts, NO_COST, type Cost, type Filled, type Reading } from "./reading.ts";
import { isFreeText } from "./slots/scanners.ts";

/** A part of the sentence read so far. */
interface PartialReading {
  readonly end: number;
  readonly cost: Cost;
  /** The slots without a group that are filled, sorted: none is filled twice. */
  readonly names: string;
  readonly clauses: number;
  readonly members: number;
  readonly filled: Trail | null;
}

interface Trail {
  readonly before: Trail | null;
  readonly fill: Filled;
}

const JOINERS = new Set(["and", "&", "plus"]);

/** Every good way to read the tokens from `from` to `to` by a phrase, all of them consumed. */
export function matchPhrase(phrase: CompiledPhrase, hearing: Hearing, from: number, to: number): readonly Reading[] {
  const start: PartialReading = { end: from, cost: NO_COST, names: "", clauses: 0, members: 0, filled: null };
  const open = keepBest<PartialReading>();
  open.addAll(matchNode(phrase.head, start, hearing, to));
  const done: PartialReading[] = [];
  for (let partial = open.next(); partial !== undefined; partial = open.next()) {
    if (skipMarks(hearing, partial.end, to) === to) done.push(partial);
    else open.addAll(nextClauses(phrase, partial, hearing, to));
  }
  return done
    .toSorted((a, b) => compareCosts(a.cost, b.cost))
    .map(({ cost, filled }) => ({ cost, filled: trailOf(filled), set: phrase.set }));
}

function nextClauses(phrase: CompiledPhrase, partial: PartialReading, hearing: Hearing, to: number): PartialReading[] {
  const from = skipMarks(hearing, partial.end, to);
  const joined = JOINERS.has(wordAt(hearing, from) ?? "");
  const starts = [
    partial,
    ...(joined ? [{ ...partial, end: from + 1, cost: addCosts(partial.cost, ONE_LITERAL) }] : []),
  ];
  return phrase.clauses.flatMap((clause, index) => {
    const bit = clause.repeats ? 0 : 1 << index;
    if ((partial.clauses & bit) !== 0) return [];
    return starts.flatMap((start) =>
      matchNode(clause.node, { ...start, members: start.members + 1 }, hearing, to).map((after) => ({
        ...after,
        clauses: after.clauses | bit,
      })),
    );
  });
}

const ONE_LITERAL: Cost = { free: 0, problems: 0, literals: 1, pieces: 1 };

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
      return node.options.flatMap((option) => matchNode(option, start, hearing, to));
    case "sequence": {
      let partials: readonly PartialReading[] = [start];
      for (const item of node.items) {
        const kept = keepBest<PartialReading>();
        for (const partial of partials) kept.addAll(matchNode(item, partial, hearing, to));
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
): PartialReading[] {
  const { name, group, slot } = node;
  const names = group === null ? start.names.split(" ") : [];
  if (names.includes(name)) return [];
  const from = skipMarks(hearing, start.end, to);
  return hearing.scan(slot, from).flatMap((candidate): PartialReading[] => {
    hearing.step();
    const end = from + candidate.length;
    if (end > to) return [];
    const problem = "problem" in candidate ? candidate.problem : undefined;
    const value = "value" in candidate ? candidate.value : undefined;
    const fill: Filled = { name, group, member: start.members, slot, from, to: end, value, problem };
    const cost = {
      free: isFreeText(slot.type) ? candidate.length : 0,
      problems: problem === undefined ? 0 : 1,
      literals: 0,
      pieces: 1,
    };
    return [
      {
        ...start,
        end,
        cost: addCosts(start.cost, cost),
        names: group === null ? [...names, name].toSorted().join(" ") : start.names,
        filled: { before: start.filled, fill },
      },
    ];
  });
}

function wordAt({ sentence }: Hearing, at: number): string | undefined {
  const token = sentence.tokens[at];
  return token === undefined || token.kind === "quoted" ? undefined : token.norm;
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
