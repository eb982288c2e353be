import { EDGE_WORDS, EMPTY_WORDS } from "./empty-words.ts";
import { fill, TAKEN, type Work } from "./fill-slot.ts";
import { saidAt, type Unit } from "./sentence-gist.ts";

interface Left {
  readonly units: readonly Unit[];
}

const MARK = /^[,;:.!?…()–—-]$/;

/** The pieces that nothing took, without the empty words around them. */
export function leftIn({ sentence: { units }, text, tool }: Work, words: ReadonlySet<string>): readonly Left[] {
  const isEmpty = (said: string): boolean =>
    said.split(" ").every((word) => word.startsWith(TAKEN) || EMPTY_WORDS.has(word) || words.has(word));
  // Beside what a thing is called more belongs to it: "team portraits", "New Leaf Ltd".
  const isEmptyAtEdge = (said: string): boolean =>
    said.split(" ").every((word) => word.startsWith(TAKEN) || EDGE_WORDS.has(word));
  const pieces: Unit[][] = [[]];
  for (const unit of units) {
    const written = text.slice(unit.at, unit.end);
    if (written.startsWith(TAKEN) || /^[.!?;]$/.test(written)) pieces.push([]);
    else pieces.at(-1)?.push(unit);
  }
  const word = (unit: Unit | undefined): string => (unit === undefined ? "" : text.slice(unit.at, unit.end));
  return pieces.flatMap((piece) => {
    const clauses = splitAtMarks(piece, word).map((clause) => {
      if (clause.every((unit) => isEmpty(word(unit)))) return [];
      const isEdge = tool.gist.rest === undefined ? isEmpty : isEmptyAtEdge;
      let [start, end] = [0, clause.length];
      while (start < end && isEdge(word(clause[start]))) start++;
      while (end > start && isEdge(word(clause[end - 1]))) end--;
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
// "$50 less": by how much, and nothing that was delivered.
const DIFFERENCE = /^(?:off|less|more|extra|fewer|cheaper|discount|short)\b/iu;
// In free text these are part of what a thing is called; an amount or a date is not.
const IN_TEXT: ReadonlySet<string | undefined> = new Set([undefined, "count", "sum", "period", "quote"]);

/** Gives what is left to the tool's slot for it, where it is one piece of words. */
export function takeRest(work: Work, left: readonly Left[]): readonly string[] {
  const said = ({ units }: Left): string =>
    saidAt(work.sentence.sentence, units[0]?.from ?? 0, (units.at(-1)?.to ?? 0) - (units[0]?.from ?? 0));
  const { rest } = work.tool.gist;
  const [only] = left;
  const open = rest !== undefined && work.input[rest] === undefined && work.input["lines"] === undefined;
  if (!open || only === undefined || left.length !== 1) return left.map(said);
  if (only.units.length > LONGEST_REST || only.units.some(({ kind }) => !IN_TEXT.has(kind))) return left.map(said);
  if (only.units.every(({ kind }) => kind === "count" || kind === "sum")) return left.map(said);
  if (isSaidOfSomebody(work, only)) return left.map(said);
  if (DIFFERENCE.test(said(only))) return left.map(said);
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
