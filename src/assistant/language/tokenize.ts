/** A word, a quoted unit or a punctuation mark, with its place in the text that was said. */
export interface Token {
  readonly kind: "word" | "quoted" | "mark";
  /** As literals are compared: lower case, no apostrophes. For a quoted unit, what stands between the quotes. */
  readonly norm: string;
  readonly start: number;
  readonly end: number;
  /** True for the first token of a later line. */
  readonly opensLine: boolean;
}

/** A text and its tokens. Nothing of the text is changed, so that free text can be given back as it was said. */
export interface Sentence {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Which token ends at an offset of the text. */
  readonly tokenEndingAt: ReadonlyMap<number, number>;
}

const QUOTES: Readonly<Record<string, string>> = { '"': '"', "“": "”", "„": "“", "«": "»", "‘": "’", "'": "'" };
const LEADING_MARK = /^[,;:.!?¿¡…–—-](?![\p{L}\p{N}\p{Sc}(])/u;
const INVERTED_MARK = /^[¿¡,;:]/u;
const TRAILING_MARK = /[,;:.!?…]$/u;
// Brackets around words; inside a name they belong to it.
const OPENING = /^[([](?=.)/u;
const CLOSING = /.[)\]]$/u;
// A dot that belongs to the word: "Acme Ltd." is not the end of a sentence.
const DOTTED = /^(?:inc|ltd|co|corp|bros|jr|sr|dr|mr|mrs|ms|st|llc|gmbh|(?:\p{L}\.)+\p{L})\.$/iu;

/** Cuts a text into tokens. */
export function tokenize(text: string): Sentence {
  const tokens: Token[] = [];
  let opensLine = false;
  const push = (kind: Token["kind"], start: number, end: number, norm = normalWord(text.slice(start, end))): void => {
    tokens.push({ kind, norm, start, end, opensLine: opensLine && tokens.length > 0 });
    opensLine = false;
  };
  let at = 0;
  while (at < text.length) {
    const space = /^\s+/u.exec(text.slice(at, at + 200));
    if (space !== null) {
      if (space[0].includes("\n")) opensLine = true;
      at += space[0].length;
      continue;
    }
    const close = closingQuote(text, at);
    if (close !== undefined) {
      push("quoted", at, close + 1, text.slice(at + 1, close));
      at = close + 1;
      continue;
    }
    const end = chunkEnd(text, at);
    for (const [from, to, kind] of splitChunk(text.slice(at, end))) push(kind, at + from, at + to);
    at = end;
  }
  return { text, tokens, tokenEndingAt: new Map(tokens.map((token, index) => [token.end, index])) };
}

/** The form in which literal words are compared. */
export function normalWord(word: string): string {
  return word
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['’‘`]/g, "");
}

/** Where the quotation that opens here closes; undefined where none does. An apostrophe inside a word is no quote. */
function closingQuote(text: string, at: number): number | undefined {
  const closing = QUOTES[text[at] ?? ""];
  if (closing === undefined) return undefined;
  for (let end = text.indexOf(closing, at + 1); end !== -1; end = text.indexOf(closing, end + 1)) {
    const wordGoesOn = /^[\p{L}\p{N}]/u.test(text.slice(end + 1, end + 3));
    if (!wordGoesOn) return text.slice(at + 1, end).trim() === "" ? undefined : end;
  }
  return undefined;
}

function chunkEnd(text: string, at: number): number {
  const next = /\s/u.exec(text.slice(at));
  return next === null ? text.length : at + next.index;
}

/** Cuts marks off both ends of a chunk without spaces, and the joints inside it: `$50/hour`, `@$50`, `3x`, `a,b`. */
function splitChunk(chunk: string): [from: number, to: number, kind: "word" | "mark"][] {
  const before: [number, number, "word" | "mark"][] = [];
  const after: [number, number, "word" | "mark"][] = [];
  let from = 0;
  let to = chunk.length;
  const opens = (part: string): boolean => LEADING_MARK.test(part) || INVERTED_MARK.test(part) || OPENING.test(part);
  while (from < to && opens(chunk.slice(from, to))) before.push([from, ++from, "mark"]);
  const closes = (part: string): boolean => (TRAILING_MARK.test(part) && !DOTTED.test(part)) || CLOSING.test(part);
  while (from < to && closes(chunk.slice(from, to))) after.unshift([--to, to + 1, "mark"]);
  const words = joints(chunk.slice(from, to))
    .flatMap(([start, end]) => hyphened(chunk.slice(from, to), start, end))
    .map(([start, end]): [number, number, "word" | "mark"] => [
      from + start,
      from + end,
      /^[,;]$/.test(chunk.slice(from + start, from + end)) ? "mark" : "word",
    ]);
  return [...before, ...words, ...after];
}

/** "sign-off" is said as "sign off"; with a digit or an "@" it is one word, such as a number or an address. */
function hyphened(chunk: string, start: number, end: number): [number, number][] {
  const word = chunk.slice(start, end);
  if (!/^\p{L}+(?:-\p{L}+)+$/u.test(word)) return [[start, end]];
  const parts: [number, number][] = [];
  let at = start;
  for (const part of word.split("-")) {
    parts.push([at, at + part.length]);
    at += part.length + 1;
  }
  return parts;
}

const JOINT = new RegExp(
  [
    String.raw`^@(?=[\d\p{Sc}])`,
    String.raw`^\+(?=[\d.,]+%$)`,
    String.raw`(?<=^\d[\d.,]*)[x×]$`,
    String.raw`(?<=\d)/(?=\p{L})`,
    String.raw`/(?=(?:h|hr|hour|day|week|month|night|unit|piece|page|word|km|kg)$)`,
    String.raw`(?<!\d)[,;]|[,;](?!\d)`,
  ].join("|"),
  "giu",
);

function joints(word: string): [start: number, end: number][] {
  const cuts: [number, number][] = [];
  let done = 0;
  for (const joint of word.matchAll(JOINT)) {
    if (joint.index > done) cuts.push([done, joint.index]);
    cuts.push([joint.index, joint.index + joint[0].length]);
    done = joint.index + joint[0].length;
  }
  if (done < word.length) cuts.push([done, word.length]);
  return cuts;
}
