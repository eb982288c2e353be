import { currencyOfSymbol } from "./currencies.ts";

/** Nouns that several countries call their money by, as the sign that is read as the best known of them. */
const NOUNS: Readonly<Record<string, string>> = {
  dollar: "$",
  buck: "$",
  pound: "£",
  quid: "£",
  euro: "€",
  yen: "¥",
  rupee: "Rs",
};

/** What means one currency, whoever says it. */
const NAMES: Readonly<Record<string, string>> = {
  "us dollar": "USD",
  "american dollar": "USD",
  "canadian dollar": "CAD",
  "australian dollar": "AUD",
  "new zealand dollar": "NZD",
  "hong kong dollar": "HKD",
  "hk dollar": "HKD",
  "singapore dollar": "SGD",
  "british pound": "GBP",
  "uk pound": "GBP",
  "pound sterling": "GBP",
  sterling: "GBP",
  "swiss franc": "CHF",
  renminbi: "CNY",
  rmb: "CNY",
  zloty: "PLN",
  shekel: "ILS",
};

/** After an amount one of several countries' francs is meant, by nearly everybody. */
const FRANC = "CHF";

/** Patterns: a noun, and a name of several words, as they stand beside an amount. In either case, with the flag `i`. */
export const MONEY_NOUN = Object.keys(NOUNS)
  .map((noun) => `${noun}s?`)
  .join("|");
export const MONEY_NAME = Object.keys(NAMES)
  .filter((name) => name.includes(" "))
  .map((name) => name.replace("pound sterling", "pounds? sterling").replaceAll(" ", "\\s+"))
  .map((name) => (name.endsWith("sterling") ? name : `${name}s?`))
  .join("|");

/** The sign of a noun: "£" of "pounds". */
export function signOfNoun(noun: string): string | undefined {
  return own(NOUNS, singular(noun));
}

/** The code of a name that means one currency only: "GBP" of "British pounds". */
export function codeOfName(name: string): string | undefined {
  return own(NAMES, singular(name));
}

/**
 * The currency of a noun, or of a name of several words, beside an amount; undefined where it is none. Names of one word
 * are left out: "5 sterling silver rings" are no pounds.
 *
 * @param now the business's currency, which "dollars" keeps to where it is a dollar
 */
export function currencyOfWord(word: string, now: string): string | undefined {
  if (singular(word) === "franc") return FRANC;
  const sign = signOfNoun(word);
  if (sign !== undefined) return currencyOfSymbol(sign, now);
  return /\S\s+\S/.test(word) ? codeOfName(word) : undefined;
}

/** Every noun and name, singular and plural, with the best known currency that it means. */
export function moneyWords(): Readonly<Record<string, string>> {
  const words = ["franc", ...Object.keys(NOUNS), ...Object.keys(NAMES)];
  return Object.fromEntries(
    words.flatMap((word) =>
      [word, `${word}s`].map((said) => [said, currencyOfWord(word, "") ?? codeOfName(word) ?? ""]),
    ),
  );
}

function singular(said: string): string {
  const words = said.trim().toLowerCase().split(/\s+/);
  return words.map((word) => word.replace(/(?<=\w[^s])s$/, "")).join(" ");
}

function own(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
