/** One thing in a text that is either backed by a fact or made up. */
export type Token =
  /** Money; in millionths, with each way in which its digits may be read. */
  | { readonly kind: "amount"; readonly values: readonly bigint[]; readonly currency: string }
  | { readonly kind: "number"; readonly values: readonly bigint[] }
  | { readonly kind: "percent"; readonly values: readonly bigint[] }
  /** A day or a span of days, with each way in which it may be meant: first and last day, ISO 8601. */
  | { readonly kind: "date"; readonly spans: readonly Span[]; readonly free: boolean }
  /** A length of time in days, from and to: a month has 28 to 31. */
  | { readonly kind: "days"; readonly from: number; readonly to: number }
  /** What is right only letter for letter: a document's number, a code, an address. */
  | { readonly kind: "exact"; readonly text: string };

export type Span = readonly [from: string, to: string];

/** What the reading of a text depends on. */
export interface Reading {
  readonly today: Temporal.PlainDate;
  /** ISO 4217, of the business. */
  readonly currency: string;
}

/** What was found, and the text with it blanked out. */
export interface Found {
  readonly tokens: readonly Token[];
  readonly rest: string;
}

/** Finds a pattern everywhere, and blanks out what could be read. */
export function findAll(text: string, pattern: RegExp, read: (match: RegExpExecArray) => Token | null): Found {
  const tokens: Token[] = [];
  let rest = text;
  for (const match of text.matchAll(pattern)) {
    const token = read(match);
    if (token === null) continue;
    tokens.push(token);
    rest = rest.slice(0, match.index) + " ".repeat(match[0].length) + rest.slice(match.index + match[0].length);
  }
  return { tokens, rest };
}

/** Runs finders one after the other, each over what the ones before left. */
export function inTurn(text: string, finders: readonly ((text: string) => Found)[]): Found {
  let rest = text;
  const tokens: Token[] = [];
  for (const find of finders) {
    const found = find(rest);
    tokens.push(...found.tokens);
    rest = found.rest;
  }
  return { tokens, rest };
}
