import { askAgain } from "./ask-again.ts";
import type { SlotProblem } from "./interpretation.ts";
import type { Heard } from "./read-sentence.ts";
import { fieldPaths, type Filled, type Reading, type ToolInput } from "./reading.ts";
import { isFreeText } from "./slots/scanners.ts";

/**
 * "Invoice Studio 54 500 EUR": 54500 EUR from Studio, or 500 EUR from Studio 54? Where the same words of a tool's
 * phrases fit with the same slots and another figure, the person is asked.
 */
export function twoAmounts(
  best: Heard,
  heard: readonly Heard[],
  input: ToolInput,
  isSure: (fill: Filled) => boolean,
): SlotProblem | undefined {
  const mine = byPath(best.reading);
  for (const { tool, reading } of heard) {
    if (tool !== best.tool || reading.cost.problems > 0) continue;
    if (reading.cost.literals !== best.reading.cost.literals) continue;
    const others = byPath(reading);
    if (others.size !== mine.size || ![...mine.keys()].every((path) => others.has(path))) continue;
    for (const [slot, fill] of mine) {
      const other = others.get(slot);
      if (other === undefined || !couldBeEither(fill, other)) continue;
      // A currency makes an amount of a number: "$1,850, due 18 December 2026" names one.
      if (other.from >= fill.to && isSure(fill) && !isSure(other)) continue;
      const problem = askAgain(`Is it ${shown(fill)} or ${shown(other)}?`, fill.slot);
      return { kind: "problem", tool: tool.name, input: agreedOn(mine, others, input), slot, problem };
    }
  }
  return undefined;
}

/**
 * Two readings of the same words, or of two numbers in the sentence of which the later is no smaller: in "invoice Acme
 * 500 for phase 2" the 2 belongs to the text, in "invoice Acme 2 for hosting 500" nobody can tell.
 */
function couldBeEither(mine: Filled, other: Filled): boolean {
  if (isFreeText(mine.slot.type) || mine.slot.type === "word" || shown(mine) === shown(other)) return false;
  const overlap = mine.from < other.to && other.from < mine.to;
  return overlap || wholeDigits(other) >= wholeDigits(mine);
}

function wholeDigits(fill: Filled): number {
  return /\d+/.exec(shown(fill))?.[0].length ?? 0;
}

function byPath({ filled }: Reading): ReadonlyMap<string, Filled> {
  const paths = fieldPaths(filled);
  return new Map(filled.map((fill, index) => [paths[index] ?? fill.name, fill]));
}

/** The input without the slots that the two readings differ in: a name that lost a number to the amount is one. */
function agreedOn(mine: ReadonlyMap<string, Filled>, others: ReadonlyMap<string, Filled>, input: ToolInput): ToolInput {
  const open = new Set(
    [...mine]
      .filter(([path, fill]) => shown(fill) !== shown(others.get(path) ?? fill))
      .map(([, { name, group }]) => group ?? name),
  );
  return Object.fromEntries(Object.entries(input).filter(([name]) => !open.has(name)));
}

function shown({ value }: Filled): string {
  return typeof value === "object" ? Object.values(value).join(" ") : String(value ?? "");
}
