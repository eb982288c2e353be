import { currencyOf, currencyOfSymbol } from "#domain/currencies";
import { currencyOfWord, MONEY_NAME, MONEY_NOUN } from "#domain/money-words";
import type { LanguageContext } from "#assistant/language/language-context";
import type { Sentence } from "#assistant/language/tokenize";

import { readDigits, shiftPoint } from "./decimal.ts";
import { isPair, readSpoken, SPOKEN } from "./spoken-amount.ts";
import { findAt, type Candidate, type Found, type Scanner } from "./scanner.ts";

const SIGN = String.raw`[-−–]|minus\s+`;
const SYMBOL = String.raw`\p{L}{0,3}\p{Sc}`;
const BEFORE = String.raw`(?<sign>${SIGN})?(?:(?<before>${SYMBOL}|\p{L}{2,4}\.?)\s*(?<inner>${SIGN})?)?`;
const SPACED = String.raw`\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?`;
const UNSPACED = String.raw`\d+(?:[.,'’]\d+)*|[.,]\d+`;
const SCALE = String.raw`(?:(?<scale>[km])(?!\p{L})|\s+(?<scaleWord>thousand|grand|million)(?!\p{L}))?`;
const AFTER = String.raw`\s*(?:in\s+(?=dollars|euros|pounds|[A-Z]{3}\b))?(?<after>${SYMBOL}|${MONEY_NAME}|\p{L}+)`;

const shape = (digits: string, after: string): RegExp =>
  new RegExp(`${BEFORE}(?<digits>${digits})${SCALE}${after}`, "yiu");
const SPACED_SHAPE = { named: shape(SPACED, AFTER), bare: shape(SPACED, "") };
const UNSPACED_SHAPE = { named: shape(UNSPACED, AFTER), bare: shape(UNSPACED, "") };

// Lower-case words that are also codes: "500 all in" is not 500 Albanian lek. In capitals they are codes.
const ALSO_WORDS = new Set("all try top cup mad bob gel pen mop bam ron rub sos amd sar cop".split(" "));

/** `$2,500`, `2500 USD`, `€1.200,50`, `£2k`, `2500 dollars`; a bare number is in the business's currency. */
export const scanMoney: Scanner = (sentence, from, context) => {
  const candidates = [SPACED_SHAPE, UNSPACED_SHAPE].flatMap(({ named, bare }) => {
    const withUnit = findAt(sentence, from, named);
    const read = withUnit === undefined ? [] : readMoney(withUnit, context);
    if (read.length > 0) return read;
    const without = findAt(sentence, from, bare);
    return without === undefined ? [] : [...readMoney(without, context), ...unknownCode(sentence, from, without)];
  });
  if (isYear(sentence, from)) return [];
  candidates.push(...inWords(sentence, from, context), ...vague(sentence, from));
  const token = sentence.tokens[from];
  const word = token === undefined || token.kind === "quoted" ? "" : sentence.text.slice(token.start, token.end);
  if (candidates.length > 0 || !/\p{Sc}.*\d|\d.*\p{Sc}/u.test(word)) return candidates;
  return [{ length: 1, problem: `"${word}" is not an amount that I can read. Write it like 1200.50.` }];
};

/** "The 2025 annual report": a year, and no amount. */
function isYear({ text, tokens }: Sentence, at: number): boolean {
  const said = text.slice(tokens[at]?.start, tokens[at]?.end);
  return /^20[123]\d$/.test(said) && /^(?:the|in|year|of)$/.test(tokens[at - 1]?.norm ?? "");
}

const SPOKEN_AMOUNT = new RegExp(
  String.raw`(?<words>${SPOKEN})(?:\s+(?:in\s+)?(?<unit>${MONEY_NAME}|${MONEY_NOUN}|[A-Z]{3}\b))?`,
  "yiu",
);

/** "seven hundred dollars", "two and a half grand". One small word alone, "a" or "three", is no amount. */
function inWords(sentence: Sentence, from: number, { currency }: LanguageContext): Candidate[] {
  const found = findAt(sentence, from, SPOKEN_AMOUNT);
  const words = found?.groups["words"] ?? "";
  const amount = found === undefined ? undefined : readSpoken(words);
  if (found === undefined || amount === undefined) return [];
  const unit = found.groups["unit"];
  if (unit === undefined && !/hundred|thousand|grand|million/i.test(words) && !isPair(words)) return [];
  const code = unit === undefined ? currency : currencyNamed(unit, currency);
  return code === undefined ? [] : [{ length: found.length, value: { amount, currency: code } }];
}

const VAGUE = new RegExp(
  String.raw`(?:a\s+(?:few|couple(?:\s+of)?)|several|some)\s+(?:hundred|thousand|grand|dollars|euros|pounds|bucks|quid)(?:\s+(?:dollars|euros|pounds|bucks))?|(?:about|around|roughly|approximately|approx\.?|circa|nearly|almost|maybe|up\s+to)\s+(?:${BEFORE})(?:${UNSPACED})(?:[km](?!\p{L}))?(?:\s*(?:\p{Sc}|dollars|euros|pounds|[A-Z]{3}\b))?`,
  "yiu",
);

// "Bump it up to 550" says what it is to be, and "bill them up to 550" does not.
const MOVED = /\b(?:bump|bring|put|push|raise|move|take)\s+(?:(?:it|that|this|the\s+\w+)\s+)?$/iu;

/** What names no exact amount is asked for, and never taken for a word of the text. */
function vague(sentence: Sentence, from: number): Candidate[] {
  const found = findAt(sentence, from, VAGUE);
  const before = sentence.text.slice(0, sentence.tokens[from]?.start ?? 0);
  return found === undefined || (/^up/i.test(found.said) && MOVED.test(before))
    ? []
    : [{ length: found.length, problem: `"${found.said}" is no exact amount.` }];
}

/** True where an amount with its currency stands: no part of a name. */
export function namesAnAmount(sentence: Sentence, from: number, context: LanguageContext): boolean {
  const token = sentence.tokens[from];
  if (token === undefined || token.kind !== "word") return false;
  if (/\p{Sc}-?\d|\d\p{Sc}/u.test(sentence.text.slice(token.start, token.end))) return true;
  return Object.values({ ...UNSPACED_SHAPE, spaced: SPACED_SHAPE.named }).some((pattern) => {
    const found = findAt(sentence, from, pattern);
    if (found === undefined || (found.groups["before"] ?? found.groups["after"]) === undefined) return false;
    // "Studio 54 500 EUR" may be 500 EUR from Studio 54, but "1 200,50 €" is how many countries write one amount.
    const sure = pattern !== SPACED_SHAPE.named || /,\d+$/.test(found.groups["digits"] ?? "");
    return sure && readMoney(found, context).length > 0;
  });
}

function readMoney({ length, groups, said }: Found, context: LanguageContext): Candidate[] {
  const units = [groups["before"], groups["after"]].filter((unit) => unit !== undefined);
  const codes = units.map((unit) => currencyNamed(unit, context.currency));
  if (codes.includes(undefined)) return [];
  const spoken = groups["digits"] ?? "";
  if (units.length === 0 && spoken.includes(" ")) {
    const joined = spoken.replaceAll(" ", "");
    return [{ length, problem: `"${spoken}" could be one amount or two numbers. Write ${joined} if it is one.` }];
  }
  const currency = units.length === 0 ? context.currency : agreed(units, codes);
  if (currency === undefined) return [{ length, problem: `"${said}" names two currencies: which one is it?` }];

  const euro = units.length > 0 && currency === "EUR";
  const decimalPoint =
    units.some((unit) => /[$£]/.test(unit)) || ["USD", "GBP"].includes(units.length > 0 ? currency : "");
  const read = readDigits(spoken, euro ? "grouping" : decimalPoint ? "decimal" : "ask");
  if ("problem" in read) return [{ length, problem: read.problem }];
  const places =
    { k: 3, thousand: 3, grand: 3, m: 6, million: 6 }[(groups["scale"] ?? groups["scaleWord"] ?? "").toLowerCase()] ??
    0;
  const negative = (groups["sign"] === undefined) !== (groups["inner"] === undefined);
  return [{ length, value: { amount: (negative ? "-" : "") + shiftPoint(read.digits, places), currency } }];
}

/** "$500 CAD" agrees, for "$" may mean CAD; "$500 EUR" does not. */
function agreed(units: readonly string[], codes: readonly (string | undefined)[]): string | undefined {
  return codes.find((code) => code !== undefined && units.every((unit) => currencyNamed(unit, code) === code));
}

function currencyNamed(unit: string, businessCurrency: string): string | undefined {
  const lower = unit.toLowerCase().replace(/\s+/g, " ");
  const named = currencyOfWord(lower, businessCurrency);
  if (named !== undefined) return named;
  // "CA$", "AU$": the country's letters, as its code begins.
  if (/^[a-z]{2}\$$/.test(lower)) return currencyOf(`${lower.slice(0, 2)}d`)?.code;
  if (/^\p{L}{3}$/u.test(unit)) {
    const code = unit === unit.toUpperCase() || !ALSO_WORDS.has(lower) ? currencyOf(unit)?.code : undefined;
    if (code !== undefined) return code;
  }
  return currencyOfSymbol(unit, businessCurrency);
}

/** "500 XYZ": three capitals after a bare number are meant as a currency. */
function unknownCode(sentence: Sentence, from: number, { length, groups }: Found): Candidate[] {
  const next = sentence.tokens[from + length];
  if (next === undefined || groups["before"] !== undefined) return [];
  const word = sentence.text.slice(next.start, next.end);
  if (!/^[A-Z]{3}$/.test(word) || sentence.text === sentence.text.toUpperCase()) return [];
  return [{ length: length + 1, problem: `${word} is not a currency that I know.` }];
}
