/**
 * What a person may say, written beside the tool that does it.
 *
 * A pattern is words with slots in braces: `who owes me {when}`. `(a|b)` is one of several, `[the]` may be absent, and
 * both nest. Case, doubled spaces, apostrophes, commas between the parts and closing punctuation do not matter, nor
 * do the polite words around a sentence. `with` lists clauses that may follow the head in any order, each at most
 * once, and a clause whose slots belong to a group (`{lines.quantity} x {lines.description} at {lines.unitPrice}`)
 * as often as it is said: each time it makes one more member of the list. Clauses may be joined by "and" or commas.
 * `set` gives fields that the words themselves mean: `{ say: "who is overdue", set: { scope: "overdue" } }`.
 *
 * Polite and empty words ("please", "just", "for now") may stand between the parts. A slot that is said twice has to be
 * said with the same value ("due next Wednesday, the 25th"). A name that is on file counts as no free text.
 *
 * Of several readings of one sentence the one with the fewest words of free text wins, then the one without a
 * problem, then the one with more literal words, then the one in fewer pieces, then the phrase declared first.
 * Readings of two tools that are equal in all of these are never chosen between: the person is asked.
 */
export type Phrase =
  | string
  | {
      readonly say: string;
      readonly with?: readonly string[];
      readonly set?: Readonly<Record<string, unknown>>;
      /** True where clauses may also come before the head: "$800 for printing, due Friday, make an invoice". */
      readonly anywhere?: boolean;
      /** Fields that must have been said for it to be meant; "amount|lines" is one of the two. */
      readonly requires?: readonly string[];
      /** Fields of which at most one is said: "description|lines". */
      readonly apart?: readonly string[];
    };

/**
 * How a slot is read, and the JSON that it becomes in the tool's input:
 * - `money`: `{ amount: "2500.00", currency: "USD" }`, digits as said without grouping, a minus kept. A bare number
 *   takes the business's currency.
 * - `date`: `"2026-12-06"`, resolved against the business date.
 * - `days`: a whole number of days, `14`.
 * - `duration`: how much later or earlier, as ISO 8601 writes it: `"P14D"`, `"P1M"`.
 * - `quantity`: a decimal as text, `"1.5"`. `percent`: the same, `"20"` for 20 %.
 * - `number`: a document's number in capitals, `"INV-0001"`; `it`, `that` and the like are handed on as `"it"`.
 * - `code`: a button's code in capitals, `"A7K4"`.
 * - `details`: a whole sentence that says something of the business itself, kept as it was said for its tool to read.
 * - `email`: an address, `"ann@acme.example"`.
 * - `name`: a party's or a person's name, free text of at most ten words, kept as it was said. Quotes around it make
 *   it one unit and are taken off.
 * - `text`: free text to the next literal or clause, kept as it was said.
 * - `period`: days from one to another, such as `in December` or `between 1 and 15 December`: it fills the fields `from`
 *   and `to`, of which one may be absent ("before friday").
 * - `word`: one of the listed words, by `words: { word: value }`. A key may be several words.
 */
export interface Slot {
  readonly type: SlotType;
  readonly words?: Readonly<Record<string, string>>;
  /** The question when it is missing or was said in a way that cannot be. */
  readonly ask?: string;
  /** For `name`: only a name on file that the text mentions. Such a slot begins and ends where the name does. */
  readonly known?: boolean;
  /** The input's field that it fills, where that is not the slot's own name: two slots may fill one field. */
  readonly field?: string;
  /** For `days`: only with its unit, "30 days" and not "30". For `number`: no figure alone, "#1440" and not "1440". */
  readonly spelt?: boolean;
  /** For `text`: what a thing is called, without a word before it: no verb, no function word begins it. */
  readonly noun?: boolean;
  /** For `text`: one of several things, and "and" or "plus" in front of it only joins it to those before. */
  readonly joined?: boolean;
  /** For `text`: a few words with no mark among them. */
  readonly unbroken?: boolean;
  /** For `text`: anything may stand in it, such as a reason. Elsewhere words that could change the meaning stop an act. */
  readonly anything?: boolean;
  /** For `date`: words such as "friday" mean the next such day (default) or the last one. */
  readonly past?: boolean;
  /** For `date`: a day without its year is the nearest one, before or after: what an invoice is dated. */
  readonly near?: boolean;
}

export type SlotType =
  | "money"
  | "date"
  | "days"
  | "duration"
  | "quantity"
  | "percent"
  | "number"
  | "code"
  | "details"
  | "email"
  | "name"
  | "text"
  | "word"
  | "period";
