import { CURRENCY_TABLE } from "./currency-table.ts";
import { currencyOf, currencyOfSymbol } from "./currencies.ts";
import { codeOfName, signOfNoun } from "./money-words.ts";
import { parsed, refused, type Parsed } from "./parsed.ts";
import { similarity } from "./similarity.ts";

/** A currency with whether another might have been meant by the same word. */
export interface CurrencyMeant {
  readonly code: string;
  /** "dollars" alone is read as US dollars, and said back. */
  readonly assumed: boolean;
}

/**
 * The currency that words mean: "GBP", "£", "pounds", "Swiss francs". Null where they name none; refused where they
 * name several and none of them is the likely one ("kroner").
 *
 * @param now the business's currency, which "dollars" keeps to where it is a dollar
 */
export function currencyNamed(words: string, now: string): Parsed<CurrencyMeant> | null {
  const said = words.trim().replace(/\s+/g, " ");
  if (/^[a-z]{3}$/i.test(said)) {
    const code = currencyOf(said)?.code;
    if (code !== undefined) return sure(code);
  }
  if (/\p{Sc}/u.test(said)) {
    const code = currencyOfSymbol(said, now);
    return code === undefined ? null : { ok: true, value: { code, assumed: said.length === 1 && said !== "€" } };
  }
  const name = said.toLowerCase().split(" ").map(singular).join(" ");
  const other = codeOfName(name);
  if (other !== undefined) return sure(other);
  const sign = signOfNoun(name);
  if (sign !== undefined) {
    const code = currencyOfSymbol(sign, now);
    return code === undefined ? null : parsed({ code, assumed: !["euro", "quid"].includes(name) });
  }
  const whole = CURRENCY_TABLE.filter(([, , full]) => isWhole(plain(full).split(" "), plain(name).split(" ")));
  const [exact] = whole;
  if (exact !== undefined) return sure(exact[0]);
  const named = CURRENCY_TABLE.filter(([, , full]) => isLike(full.split(" ").at(-1) ?? "", name));
  const [only] = named;
  if (only === undefined) return null;
  if (named.length === 1) return sure(only[0]);
  const some = named.slice(0, 4).map(([code, , full]) => `${full} (${code})`);
  return refused(`"${said}" could be ${some.slice(0, -1).join(", ")} or ${some.at(-1) ?? ""}: say its three letters.`);
}

function isWhole(full: readonly string[], said: readonly string[]): boolean {
  const alike = (word: string, index: number): boolean => isLike(word, said[index] ?? "");
  return full.length === said.length && full.every(alike);
}

const sure = (code: string): Parsed<CurrencyMeant> => parsed({ code, assumed: false });

function plain(name: string): string {
  return name
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/ł/g, "l")
    .replace(/^united states/, "us");
}

/** "kroner" and "kronor" are what people say for krone and krona. */
function isLike(noun: string, said: string): boolean {
  const [a, b] = [plain(noun), plain(said)];
  return a === b || (a.startsWith("kr") && b.startsWith("kr") && similarity(a, b) > 0.4);
}

function singular(word: string): string {
  return word.replace(/(?<=\w[^s])s$/, "");
}
