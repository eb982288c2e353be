/** What a capital word of a gist's pattern stands for. */
const KINDS: Readonly<Record<string, string>> = {
  NAME: String.raw`<name\d+>`,
  MONEY: String.raw`<money\d+>`,
  PRICE: String.raw`<(?:money|count|sum)\d+>`,
  COUNT: String.raw`<(?:count|sum)\d+>`,
  QTY: String.raw`(?:<(?:count|sum)\d+>|an?|one)`,
  SUM: String.raw`<sum\d+>`,
  DATE: String.raw`<date\d+>`,
  DAYS: String.raw`<(?:days|net)\d+>`,
  // "Another week", and for what is plainly later or earlier a time of any kind: "a week".
  LONGER: String.raw`<longer\d+>`,
  TIME: String.raw`(?:<(?:longer|days)\d+>|an? (?:day|month))`,
  TERM: String.raw`<(?:date|days|net)\d+>`,
  WHEN: String.raw`<(?:date|days|net|period)\d+>`,
  NET: String.raw`<net\d+>`,
  PERIOD: String.raw`<(?:date|period)\d+>`,
  PERCENT: String.raw`<percent\d+>`,
  NUMBER: String.raw`<number\d+>`,
  ORDER: String.raw`<order\d+>`,
  CODE: String.raw`<code\d+>`,
  EMAIL: String.raw`<email\d+>`,
  QUOTE: String.raw`<quote\d+>`,
  ANY: String.raw`<\w+>`,
  // A few words, with a count or a month among them, and no mark and no other kind.
  TEXT: String.raw`(?:<quote\d+>|(?!(?:an?|the|for|of|up|out|altogether|total|off|less|more|extra|discount|fewer|cheaper|short|minus) )(?:(?!(?:invoice|bill|inv|due|net|payable|plus)\b)[\p{L}\d&'+#/.-]+|<period\d+>)(?: (?:(?!(?:invoice|bill|inv|due|net|payable)\b)[\p{L}\d&'+#/.-]+|<(?:count|sum|period)\d+>)){0,7}?)`,
  // The rest of what was said, to its end.
  REASON: String.raw`[^·]{1,400}?(?=(?: (?:please|pls|thanks|thank you|thx|ta|cheers|[.!]))* $)`,
  WORD: String.raw`[\p{L}\d&'-]+`,
};

export type EntityKind =
  | "name"
  | "money"
  | "count"
  | "sum"
  | "date"
  | "days"
  | "longer"
  | "net"
  | "period"
  | "percent"
  | "number"
  | "order"
  | "code"
  | "email"
  | "quote";

// "<name" and "<(?:money|count)" in a pattern are any of the kind.
const UNNUMBERED =
  /(?<!\(\?)<(name|money|count|sum|code|number|date|days|net|period|percent|email|quote|\(\?:[a-z|]+\))(?![\\\w])/gu;

const KIND = new RegExp(String.raw`(?:@(?<slot>\w+):)?\b(?<kind>${Object.keys(KINDS).join("|")})\b`, "gu");

/** The regular expression of a pattern; a slot `lines.quantity` is written `@lines_quantity:QTY`. */
export function patternOf(say: string): RegExp {
  const whole = say.replace(UNNUMBERED, String.raw`<$1\d+>`);
  const source = whole.replace(KIND, (_, slot: string | undefined, kind: string) =>
    slot === undefined ? `(?:${KINDS[kind] ?? ""})` : `(?<${slot}>${KINDS[kind] ?? ""})`,
  );
  // What may be said again and again is bounded, so that no hostile text makes it long.
  return new RegExp(`(?<= )(?:${source.replaceAll(")*", "){0,9}")})(?= )`, "dgu");
}
