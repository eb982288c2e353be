import { LEGAL_SUFFIXES } from "./legal-suffixes.ts";
import { parsed, refused, type Parsed } from "./parsed.ts";
import { similarity } from "./similarity.ts";
import { hasUnprintable, lengthOf } from "./text.ts";

const LONGEST = 200;

/**
 * A party's name as it is kept: trimmed, spaces folded to one, 1 to 200 characters. Quotes, markup and emoji are only
 * letters of it; control characters and marks that turn the direction of writing are refused.
 */
export function parsePartyName(text: string): Parsed<string> {
  const name = text.replace(/\s+/g, " ").trim();
  if (name === "") return refused("A name must not be empty.");
  if (lengthOf(name) > LONGEST) {
    return refused(`That name has ${lengthOf(name)} characters; ${LONGEST} is the most. Use a shorter one.`);
  }
  if (hasUnprintable(name))
    return refused("That name has characters that cannot be printed. Type it again without them.");
  return parsed(name);
}

// Letters that Unicode does not take apart into a plain one and a mark.
const FOLDED: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

/**
 * The words of a name for comparing: compatibility forms and case folded, accents dropped, punctuation gone, "&" read
 * as "and", forms of company in one spelling. `Müller & Söhne, Limited` is muller and sohne ltd.
 */
function nameWords(name: string): string[] {
  const plain = name
    .normalize("NFKD")
    // Accents of Latin, Greek and Cyrillic only: in Hindi or Japanese the marks are vowels and other consonants.
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => FOLDED[letter] ?? letter)
    .replace(/&/g, " and ")
    .replace(/['’`.]/g, "")
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
    .trim();
  // A name of nothing but signs still has to differ from another such name.
  const words = plain === "" ? [name.toLowerCase().trim()] : plain.split(" ");
  return words.map((word) => LEGAL_SUFFIXES.get(word) ?? word);
}

/** How many words at the end are a form of company; the first word never is. */
function suffixLength(words: readonly string[]): number {
  let length = 0;
  while (length < words.length - 1 && LEGAL_SUFFIXES.has(words.at(-1 - length) ?? "")) length++;
  return length;
}

/** A name's words without its form of company, and that form by itself. */
function splitName(name: string): { key: string; suffix: string } {
  const words = nameWords(name);
  const cut = words.length - suffixLength(words);
  return { key: words.slice(0, cut).join(" "), suffix: words.slice(cut).join(" ") };
}

/** What two spellings of one name have in common: "ACME, Ltd." and "Acme Limited" are both "acme". */
export function nameKey(name: string): string {
  return splitName(name).key;
}

/** What makes two names the same party's: as the key, but with the form of company in one spelling ("acme ltd"). */
export function nameIdentity(name: string): string {
  return nameWords(name).join(" ");
}

/** Who a person may have meant by a name. */
export type PartyMatch<P> =
  | { readonly kind: "exact"; readonly party: P }
  /** Never acted on without asking. The likeliest first, five at most. */
  | { readonly kind: "close"; readonly parties: readonly P[] }
  | { readonly kind: "none" };

// A letter too many or two swapped in a short name still are close; two names that only begin alike are not.
const CLOSE = 0.4;
const MOST = 5;

/**
 * Finds whom a name means. Exact is: the one party of that very name, case, accents, punctuation and the spelling of
 * its form aside ("Acme Limited" is "ACME Ltd."); or, with none of that name, the one of that name without its form
 * ("Acme" for Acme Ltd), unless another party's name goes on from the same words (Acme Labs) or the person said
 * another form (Acme Inc). A likeness of letters alone never is: a typo is close.
 */
export function matchParty<P extends { readonly name: string }>(said: string, parties: readonly P[]): PartyMatch<P> {
  const identity = nameIdentity(said);
  const sameName = parties.filter((party) => nameIdentity(party.name) === identity);
  const [only] = sameName;
  if (only !== undefined && sameName.length === 1) return { kind: "exact", party: only };
  const { key, suffix } = splitName(said);
  const candidates = parties
    .map((party) => ({ party, ...splitName(party.name) }))
    .map((candidate) => ({ ...candidate, score: likeness(key, candidate.key) }))
    .filter(({ score }) => score >= CLOSE)
    .toSorted((a, b) => b.score - a.score);
  const strong = candidates.filter(({ score }) => score >= 1);
  const [first] = strong;
  if (first !== undefined && strong.length === 1 && first.key === key && agree(first.suffix, suffix)) {
    return { kind: "exact", party: first.party };
  }
  if (candidates.length === 0) return { kind: "none" };
  return { kind: "close", parties: candidates.slice(0, MOST).map(({ party }) => party) };
}

/** 2 for the same key, 1 where one goes on from the words of the other, else how alike their letters are. */
function likeness(said: string, key: string): number {
  if (said === key) return 2;
  if (`${key} `.startsWith(`${said} `) || `${said} `.startsWith(`${key} `)) return 1;
  // A word out of the middle, "Labs" for Acme Labs, is a hint and no more.
  const part = ` ${key} `.includes(` ${said} `) ? CLOSE : 0;
  return Math.max(part, Math.min(similarity(said, key), 0.99));
}

function agree(a: string, b: string): boolean {
  return a === "" || b === "" || a === b;
}
