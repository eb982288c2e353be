import type { Slot } from "../phrase.ts";

/**
 * How a tool is understood where no phrase of it fits: by what a sentence holds, in any order, and not by its shape.
 *
 * Every pattern is a regular expression over the sentence's gist: its words in lower case and without apostrophes,
 * marks as words of their own, and what is a name on file, an amount, a date and the like as a token of its kind. A
 * capital word stands for a kind: NAME, MONEY (with its currency), PRICE (or a bare number), COUNT, QTY (or "a"), DATE,
 * DAYS, TERM (a date or days), PERIOD, PERCENT, NUMBER, CODE, EMAIL, QUOTE, TEXT (words up to a mark or another kind).
 * `@slot:KIND` fills a slot, read as that slot is read everywhere else.
 *
 * What acts is only called where every word was understood: taken by a pattern, by `words`, or empty in any sentence
 * (`empty-words.ts`). What is left of a sentence may be one slot, `rest`. So nothing is done by half.
 */
export interface Gist {
  /** One of them has to be found. */
  readonly cues: readonly string[];
  /** None of them may be found: the sentence is about something else. */
  readonly never?: readonly string[];
  /** Said beside it and meaning nothing for it, taken out before `never` is looked at: "the rest will follow". */
  readonly aside?: readonly string[];
  /** What fills slots, in this order; what one has taken the next does not see. */
  readonly rules: readonly GistRule[];
  /** Slots of its own, which `finish` makes fields of. */
  readonly slots?: Readonly<Record<string, Slot>>;
  /** Words that say nothing more once the cue is there. */
  readonly words?: string;
  /** The slot that takes what is left, where it is one piece of free text. */
  readonly rest?: string;
  /** Slots of which one has to be filled, "amount|lines". */
  readonly needs?: readonly string[];
  /** What has to be filled besides where the sentence is one of several requests. */
  readonly partNeeds?: readonly string[];
  /** A last look at what was read: undefined where it comes to nothing. */
  readonly finish?: (input: Readonly<Record<string, unknown>>) => Record<string, unknown> | undefined;
}

export type GistRule =
  | string
  | {
      readonly say: string;
      readonly set?: Readonly<Record<string, unknown>>;
      /** Found as often as it is said: each time one more member of the list that its slots belong to. */
      readonly often?: true;
      /** Not looked for where this field is filled. */
      readonly unless?: string;
      /** Only looked for where this field is filled. */
      readonly given?: string;
    };
