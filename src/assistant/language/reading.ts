import type { Slot } from "./phrase.ts";
import type { SlotValue } from "./slots/scanner.ts";

/** What a reading costs, in the order in which it counts. Less is better, but for `literals`. */
export interface Cost {
  /** Words that are only free text. */
  readonly free: number;
  readonly problems: number;
  readonly literals: number;
  /** Literals and slots, each one piece. */
  readonly pieces: number;
}

export const NO_COST: Cost = { free: 0, problems: 0, literals: 0, pieces: 0 };

export function addCosts(a: Cost, b: Cost): Cost {
  return {
    free: a.free + b.free,
    problems: a.problems + b.problems,
    literals: a.literals + b.literals,
    pieces: a.pieces + b.pieces,
  };
}

/** Below zero where `a` is the better reading. */
export function compareCosts(a: Cost, b: Cost): number {
  return a.free - b.free || a.problems - b.problems || b.literals - a.literals || a.pieces - b.pieces;
}

/** A slot with what was said for it. */
export interface Filled {
  readonly name: string;
  readonly group: string | null;
  /** Which saying of its group's clause it belongs to. */
  readonly member: number;
  readonly slot: Slot;
  /** The tokens that it was read from: the first, and the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly value: SlotValue | undefined;
  readonly problem: string | undefined;
}

/** One whole way to understand a sentence by one phrase. */
export interface Reading {
  readonly cost: Cost;
  readonly filled: readonly Filled[];
  readonly set: Readonly<Record<string, unknown>>;
}

/** Whether two slots were said to be the same. */
export function sameValue(a: SlotValue | undefined, b: SlotValue | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

export type ToolInput = Record<string, unknown>;

/** The tool's input that a reading comes to; slots with a problem are left out. */
export function inputOf(reading: Reading): ToolInput {
  const input: ToolInput = { ...reading.set };
  const members = new Map<string, { list: Record<string, unknown>[]; last: number }>();
  for (const { name, group, member, slot, value } of reading.filled) {
    if (slot.type === "period") {
      Object.assign(input, value);
      continue;
    }
    if (group === null) {
      if (value !== undefined) input[name] = value;
      continue;
    }
    const known = members.get(group) ?? { list: [], last: -1 };
    members.set(group, known);
    if (known.last !== member) known.list.push({});
    known.last = member;
    const target = known.list.at(-1);
    if (target !== undefined && value !== undefined) target[name.slice(group.length + 1)] = value;
    input[group] = known.list;
  }
  return input;
}

/** Where each filled slot goes in the input: `due`, `lines.1.unitPrice`. */
export function fieldPaths(filled: readonly Filled[]): readonly string[] {
  return filled.map(({ name, group, member }) => {
    if (group === null) return name;
    const members = [...new Set(filled.filter((one) => one.group === group).map((one) => one.member))];
    return `${group}.${members.indexOf(member)}.${name.slice(group.length + 1)}`;
  });
}

/** The first slot that was said in a way that cannot be, and its path into the input. */
export function firstProblem({ filled }: Reading): { path: string; slot: Slot; problem: string } | undefined {
  const paths = fieldPaths(filled);
  for (const [index, { slot, problem }] of filled.entries()) {
    if (problem !== undefined) return { path: paths[index] ?? "", slot, problem };
  }
  return undefined;
}
