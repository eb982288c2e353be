import { CODE_PATTERN } from "#kernel/ids";
import { theSlip } from "#assistant/the-slip";
import type { LanguageContext } from "#assistant/language/language-context";
import type { Slot } from "#assistant/language/phrase";
import { scanDate } from "#assistant/language/slots/date";
import { scanDays } from "#assistant/language/slots/days";
import { lengthOfMore } from "#assistant/language/slots/duration";
import { bare, knownNamesAt } from "#assistant/language/slots/known-names";
import { scanMoney } from "#assistant/language/slots/money";
import { scanPercent } from "#assistant/language/slots/percent";
import { scanPeriod } from "#assistant/language/slots/period";
import { scanQuantity } from "#assistant/language/slots/quantity";
import { isPair } from "#assistant/language/slots/spoken-amount";
import type { Scanner } from "#assistant/language/slots/scanner";
import { tokenize, type Sentence } from "#assistant/language/tokenize";

import type { EntityKind } from "./kinds.ts";
import { plainWord } from "./short-words.ts";

/** A sentence as patterns look at it, with the way back to what was said. */
export interface SentenceGist {
  readonly sentence: Sentence;
  /** " could you bill <name3> <money4> for the logo ": words and tokens of a kind, each with a space before and after. */
  readonly text: string;
  /** Where each unit begins in `text`, and the tokens that it stands for. */
  readonly units: readonly Unit[];
}

export interface Unit {
  readonly at: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  readonly kind?: EntityKind;
  /** Who is meant, where a name was said with a slip of the keys or in the genitive. */
  readonly name?: string;
}

/** What a sentence holds. @param mostTokens beyond them nothing is looked at: undefined */
export function gistOf(said: string, context: LanguageContext, mostTokens = 90): SentenceGist | undefined {
  const sentence = tokenize(said);
  if (sentence.tokens.length === 0 || sentence.tokens.length > mostTokens) return undefined;
  const units: Unit[] = [];
  let text = " ";
  for (let from = 0; from < sentence.tokens.length;) {
    const token = sentence.tokens[from];
    if (token === undefined) break;
    if (token.opensLine) text += "; ";
    const found = entityAt(sentence, from, context);
    const to = from + (found?.length ?? 1);
    const written = found === undefined ? plainWord(token.norm) : `<${found.kind}${units.length}>`;
    const unit = { at: text.length, end: text.length + written.length, from, to };
    units.push(found === undefined ? unit : { ...unit, kind: found.kind, ...named(found.name) });
    text += `${written} `;
    from = to;
  }
  return { sentence, text, units };
}

interface Found {
  readonly kind: EntityKind;
  readonly length: number;
  readonly name?: string;
}

const named = (name: string | undefined): { name?: string } => (name === undefined ? {} : { name });

/** "PO-7781": the number of a customer's order, which no document of ours bears. */
export const ORDER_NUMBER = /^#?p\.?o\.?[-#/]?\d[\p{L}\d/-]*$/iu;
const DOCUMENT_NUMBER = /^#?[a-z]{2,6}-\d+$/;

function entityAt(sentence: Sentence, from: number, context: LanguageContext): Found | undefined {
  const token = sentence.tokens[from];
  if (token === undefined) return undefined;
  if (token.kind === "quoted") return { kind: "quote", length: 1 };
  if (token.kind === "mark") return undefined;
  const said = sentence.text.slice(token.start, token.end);
  if (/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(said)) return { kind: "email", length: 1 };
  const genitive = said.replace(/['’]s?$/u, "");
  if (ORDER_NUMBER.test(genitive)) return { kind: "order", length: 1 };
  if (DOCUMENT_NUMBER.test(genitive.toLowerCase())) return { kind: "number", length: 1 };
  if (CODE_PATTERN.test(genitive.toUpperCase())) return { kind: "code", length: 1 };
  const known = knownNamesAt(sentence, from, context.names ?? []).at(-1);
  if (known !== undefined) return { kind: "name", length: known, name: bare(saidAt(sentence, from, known)) };
  return figureAt(sentence, from, context) ?? slipAt(sentence, from, context);
}

const BARE_SLOT: Readonly<Record<string, Slot>> = {
  date: { type: "date" },
  days: { type: "days", spelt: true },
  period: { type: "period" },
  money: { type: "money" },
  percent: { type: "percent" },
  quantity: { type: "quantity" },
};

// Said alone and in small letters these are rather words than days or months.
const ALSO_WORDS = /^(?:sat|sun|wed|mon|may|mar|march|second|first|now|immediately|today|tonight)$/;
const BEFORE_A_DAY = /^(?:on|by|before|until|till|due|next|last|this|in|of|since|from|for|dated|and|to)$/;
// "By Friday" is a day with a word before it, which the patterns look at.
const LIMIT = /^(?:by|until|till|before|since|after|on)$/;
const AFTER_A_PRICE = /\d|^(?:dollars|euros|pounds|bucks|quid|usd|eur|gbp|hundred|thousand)$/;
const BARE_NUMBER = /^[\d.,'’ \u00a0]+[km]?$/iu;
const NUMBER_WORDS =
  /^(?:(?:an?|half|and|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|grand|million)[\s-]*)+$/iu;

function figureAt(sentence: Sentence, from: number, context: LanguageContext): Found | undefined {
  const longest = (scanner: Scanner, slot: string): number =>
    Math.max(
      0,
      ...scanner(sentence, from, { ...context, slot: BARE_SLOT[slot] ?? { type: "text" }, answering: false }).map(
        ({ length }) => length,
      ),
    );
  const word = sentence.tokens[from]?.norm ?? "";
  const before = sentence.tokens[from - 1]?.norm ?? "";
  // "$700 a day": what the price is for one of.
  const isEach = /^an?$/.test(word) && AFTER_A_PRICE.test(before);
  const isDay = !ALSO_WORDS.test(word) || BEFORE_A_DAY.test(before) || isCapital(sentence, from, from > 0);
  const date = isEach ? 0 : longest(scanDate, "date");
  const period = LIMIT.test(word) ? 0 : longest(scanPeriod, "period");
  const days = Math.max(longest(scanDays, "days"), isAWhile(sentence, from) ? 2 : 0);
  const money = longest(scanMoney, "money");
  const percent = longest(scanPercent, "percent");
  const quantity = /^an?$|^one$/.test(word) ? 0 : longest(scanQuantity, "quantity");
  const bareMoney = money > 0 && isBareNumber(saidAt(sentence, from, money));
  const kinds: readonly (readonly [EntityKind, number])[] = [
    ["percent", percent],
    ["days", days >= date && !countsWork(sentence, from + days) ? days : 0],
    ["date", (date > 1 || isDay) && !(days === date && countsWork(sentence, from + days)) ? date : 0],
    ["period", period > Math.max(date, 0) && (period > 1 || isDay) ? period : 0],
    ["money", bareMoney ? 0 : money],
    ["count", bareMoney ? Math.max(money, quantity) : quantity],
  ];
  const longer = lengthOfMore(sentence, from);
  if (longer > 0 && !countsWork(sentence, from + longer)) return { kind: "longer", length: longer };
  if (word === "net" && date > 1) return { kind: "net", length: date };
  const [best] = kinds.filter(([, length]) => length > 0).toSorted((a, b) => b[1] - a[1]);
  if (best === undefined) return undefined;
  // "Next week" is no one day: as a period it can be read, and as a date it is asked about.
  const kind =
    best[0] === "date" && period === best[1] && /^(?:this|next|last)$/.test(word)
      ? daysOrPeriod(sentence, from)
      : best[0];
  return { kind: kind === "count" && isSum(saidAt(sentence, from, best[1])) ? "sum" : kind, length: best[1] };
}

/** A bare number that is rather an amount than how many there are: 100 and more, with places, in hundreds; but a year. */
function isSum(said: string): boolean {
  if (/^20[123]\d$/.test(said)) return false;
  return /\d{3}|\d[.,]\d|\dk$|hundred|thousand|grand|million/iu.test(said) || isPair(said);
}

// "5 days training at $700": what was done in that time, and its price.
const NAMED_AND_PRICED =
  /^(?:(?!(?:to|net|from|after|due|then|please|and|at|on|for|by|with|terms)\b)[\p{L}-]+ ){1,3}(?:at|@) [\p{Sc}\d]/iu;

/** "2 days of training", "3 days at $650": how much was worked, and no time to pay. */
function countsWork({ text, tokens }: Sentence, at: number): boolean {
  if (NAMED_AND_PRICED.test(text.slice(tokens[at]?.start))) return true;
  return /^(?:of|at|@|x|×)$/.test(tokens[at]?.norm ?? "");
}

function daysOrPeriod(sentence: Sentence, from: number): EntityKind {
  return /^(?:week|month|quarter|year)$/.test(sentence.tokens[from + 1]?.norm ?? "") ? "period" : "date";
}

/** "A week": a time, where it does not say what a price is for. */
function isAWhile({ tokens }: Sentence, from: number): boolean {
  const before = tokens[from - 1]?.norm ?? "";
  const isTime = /^an?$/.test(tokens[from]?.norm ?? "") && /^(?:week|fortnight)$/.test(tokens[from + 1]?.norm ?? "");
  return isTime && !AFTER_A_PRICE.test(before) && !/^(?:rate|in)$/.test(before);
}

function isBareNumber(said: string): boolean {
  return BARE_NUMBER.test(said) || NUMBER_WORDS.test(said);
}

function isCapital({ text, tokens }: Sentence, at: number, inside: boolean): boolean {
  return inside && /^\p{Lu}/u.test(text.slice(tokens[at]?.start, tokens[at]?.end));
}

const MOST_WORDS_OF_A_SLIP = 3;

/** A name on file with a slip of the keys: "Globxe", "Smtih & Sons". A short or small word is none. */
function slipAt(sentence: Sentence, from: number, { names = [] }: LanguageContext): Found | undefined {
  const first = sentence.tokens[from];
  if (first === undefined || first.norm.length < 5) return undefined;
  for (let length = MOST_WORDS_OF_A_SLIP; length > 0; length--) {
    const last = sentence.tokens[from + length - 1];
    if (last === undefined || last.kind !== "word") continue;
    const said = bare(saidAt(sentence, from, length));
    if (Math.abs(said.length - first.norm.length) > 12) continue;
    const meant = theSlip(said, names);
    if (meant !== undefined) return { kind: "name", length, name: said };
  }
  return undefined;
}

/** Some tokens as they were said. */
export function saidAt({ text, tokens }: Sentence, from: number, length: number): string {
  return text.slice(tokens[from]?.start, tokens[from + length - 1]?.end);
}
