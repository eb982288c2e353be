import type { LanguageContext } from "#assistant/language/language-context";
import type { Slot } from "#assistant/language/phrase";
import type { Sentence } from "#assistant/language/tokenize";

export type SlotValue =
  | string
  | number
  | { readonly amount: string; readonly currency: string }
  | { readonly from?: string; readonly to?: string };

/**
 * One way to read a slot at a place: how many tokens it takes, and its value, or what is wrong with what was said
 * there. A badly said thing is a candidate too, so that free text never swallows it.
 */
export type Candidate =
  | { readonly length: number; readonly value: SlotValue; readonly known?: true }
  | { readonly length: number; readonly problem: string };

export interface ScanContext extends LanguageContext {
  readonly slot: Slot;
  /** The whole text answers a question about this slot, so that "20" may be a percentage. */
  readonly answering: boolean;
}

/** All ways to read one type of slot from a token on; none where nothing of the kind stands there. */
export type Scanner = (sentence: Sentence, from: number, context: ScanContext) => readonly Candidate[];

/** A pattern found at a token, over whole tokens. */
export interface Found {
  readonly length: number;
  readonly groups: Readonly<Record<string, string | undefined>>;
  readonly said: string;
}

/** Runs a sticky pattern at a token's place; undefined unless it ends where a token ends. */
export function findAt(sentence: Sentence, from: number, pattern: RegExp): Found | undefined {
  const token = sentence.tokens[from];
  if (token === undefined || token.kind === "quoted") return undefined;
  pattern.lastIndex = token.start;
  const match = pattern.exec(sentence.text);
  if (match === null) return undefined;
  const last = sentence.tokenEndingAt.get(pattern.lastIndex);
  if (last === undefined || last < from) return undefined;
  return { length: last - from + 1, groups: match.groups ?? {}, said: match[0] };
}

/** The text of some tokens as it was said; the quotes around a single quoted unit are taken off. */
export function said(sentence: Sentence, from: number, length: number): string {
  const first = sentence.tokens[from];
  const last = sentence.tokens[from + length - 1];
  if (first === undefined || last === undefined) return "";
  if (length === 1 && first.kind === "quoted") return first.norm.trim();
  const text = sentence.text.slice(first.start, last.end);
  // A bracket that was opened inside is closed by the mark that follows.
  const closing = text.lastIndexOf("(") > text.lastIndexOf(")") && sentence.text[last.end] === ")" ? ")" : "";
  return text + closing;
}
