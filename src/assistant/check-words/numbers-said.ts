import { currencyOf, currencyOfSymbol } from "#domain/currencies";
import { currencyOfWord, MONEY_NOUN } from "#domain/money-words";

import { NUMBER_WORDS, readNumberWords } from "./number-in-words.ts";
import { findAll, type Found, inTurn, type Reading } from "./token.ts";

const GAP = "[ \\u00a0\\u202f]";
const DIGITS = String.raw`\d{1,3}(?:${GAP}\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,'’]\d+)*|[.,]\d+`;
const SCALE = String.raw`(?:\s?(?<scale>k|m|bn|thousand|million|billion|hundred|grand|dozen)(?!\p{L}))?`;
const UNIT_WORDS = `${MONEY_NOUN}|francs?`;
const BEFORE = String.raw`(?<before>\p{L}{0,3}\p{Sc}|\b[A-Z]{3}(?=\s?\d))?\s?`;
const AFTER = String.raw`(?:\s?(?<after>\p{Sc}|(?:${UNIT_WORDS})(?!\p{L})|[A-Z]{3}(?![\p{L}\d])|(?:usd|eur|gbp|chf)(?!\p{L})))?`;
const NUMERAL = new RegExp(
  `(?<![\\p{L}\\d])${BEFORE}(?<digits>${DIGITS})${SCALE}(?<percent>\\s?(?:%|percent|per cent))?${AFTER}`,
  "giu",
);
const IN_WORDS = new RegExp(
  `(?<!\\p{L})(?<words>${NUMBER_WORDS})(?!\\p{L})(?<percent>\\s(?:percent|per cent))?(?:\\s(?<after>(?:${UNIT_WORDS})(?!\\p{L})|[A-Z]{3}(?!\\p{L})))?`,
  "giu",
);
/** "One" is mostly no count: "the first one", "which one". */
const COUNTED_ONE =
  /^\s+(?:more\s+)?(?:(?:open|overdue|unpaid|late|new|paid|draft|other|single)\s+)*(?:invoices?|customers?|payments?|documents?|bills?|days?|weeks?|months?|things?|approvals?|drafts?|lines?|items?|clients?|is|are|was|of them|of those|of these|of your)\b/i;
const NO_COUNT_BEFORE = /\b(?:which|this|that|the|each|every|another|any|no|last|next|first|same|other|new|old)\s+$/i;
const COUNT_BEFORE = /\b(?:just|only|exactly|on|are|is|have|has)\s+$/i;
const PAIR = /\bboth\b/gi;

const MICRO = 1_000_000n;
/** Amounts, percentages and bare numbers, in digits and in words. */
export function numbersSaid(text: string, { currency }: Reading): Found {
  const money = (unit: string | undefined): string | null =>
    unit === undefined ? null : currencyNamed(unit, currency);
  return inTurn(text, [
    (rest) =>
      findAll(rest, NUMERAL, ({ groups = {} }) => {
        const values = readings(groups["digits"] ?? "").map((value) => value * scaleOf(groups["scale"]));
        if (groups["percent"] !== undefined) return { kind: "percent", values };
        const unit = money(groups["before"]) ?? money(groups["after"]);
        return unit === null ? { kind: "number", values } : { kind: "amount", values, currency: unit };
      }),
    (rest) =>
      findAll(rest, IN_WORDS, (match) => {
        const { words = "", percent, after } = match.groups ?? {};
        const value = readNumberWords(words);
        if (value === null) return null;
        const end = rest.slice(match.index + match[0].length);
        if (value === 1 && after === undefined && !countsOne(rest.slice(0, match.index), end)) return null;
        const values = [BigInt(value) * MICRO];
        if (percent !== undefined) return { kind: "percent", values };
        const unit = money(after);
        return unit === null ? { kind: "number", values } : { kind: "amount", values, currency: unit };
      }),
    (rest) => findAll(rest, PAIR, () => ({ kind: "number", values: [2n * MICRO] })),
  ]);
}

function countsOne(before: string, after: string): boolean {
  if (NO_COUNT_BEFORE.test(before)) return false;
  if (COUNTED_ONE.test(after)) return true;
  return COUNT_BEFORE.test(before) && /^\s*(?:[.,:;!?)]|$)/.test(after);
}

/** Each number, in millionths, that such digits may be: "1.200" is 1.2 and 1200. */
function readings(said: string): bigint[] {
  const digits = said.replaceAll(/[ \u00a0\u202f'’]/g, "");
  const marks = [...digits.matchAll(/[.,]/g)];
  const last = marks.at(-1);
  if (last === undefined) return [BigInt(digits) * MICRO];
  const kinds = new Set(marks.map(([mark]) => mark));
  const after = digits.length - last.index - 1;
  const decimal = micro(digits.slice(0, last.index).replaceAll(/[.,]/g, ""), digits.slice(last.index + 1));
  const whole = BigInt(digits.replaceAll(/[.,]/g, "")) * MICRO;
  if (kinds.size === 2) return [decimal];
  if (marks.length > 1) return [whole];
  return after === 3 && last.index > 0 ? [whole, decimal] : [decimal];
}

function micro(whole: string, part: string): bigint {
  return BigInt(whole === "" ? 0 : whole) * MICRO + BigInt(part.slice(0, 6).padEnd(6, "0"));
}

const SCALES: Readonly<Record<string, bigint>> = {
  k: 1_000n,
  thousand: 1_000n,
  grand: 1_000n,
  m: MICRO,
  million: MICRO,
  bn: 1_000n * MICRO,
  billion: 1_000n * MICRO,
  hundred: 100n,
  dozen: 12n,
};

function scaleOf(word: string | undefined): bigint {
  return SCALES[word?.toLowerCase() ?? ""] ?? 1n;
}

function currencyNamed(unit: string, business: string): string | null {
  const code = /^\p{L}{3}$/u.test(unit) ? currencyOf(unit)?.code : undefined;
  return code ?? currencyOfWord(unit, business) ?? currencyOfSymbol(unit, business) ?? null;
}
