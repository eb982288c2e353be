import { nameIdentity } from "#domain/party";
import type { Db } from "#storage/database";
import { partiesByFirstWord, partiesNearly } from "#storage/parties-store";

const MOST_WORDS = 80;

const LETTERS_OF_A_SLIP = 5;
const MOST_SLIPS = 12;

/** The names on file that a text may mention: those whose first word stands in it, or one slip of the keys from it. */
export async function namesSaid(db: Db, text: string): Promise<readonly string[]> {
  const words = text
    .split(/[\s,;:()"“”]+/u)
    .slice(0, MOST_WORDS)
    .map((word) => nameIdentity(word.replace(/['’]s$/u, "")))
    .filter((word) => /^[\p{L}\p{N}]/u.test(word) && word.length > 1);
  const first = words.flatMap((word) => word.split(" ")[0] ?? []);
  if (first.length === 0) return [];
  const named = await partiesByFirstWord(db, [...new Set(first)]);
  const known = new Set(named.flatMap((name) => nameIdentity(name).split(" ")[0] ?? []));
  const unknown = [...new Set(first)].filter((word) => word.length >= LETTERS_OF_A_SLIP && !known.has(word));
  const near = unknown.length === 0 ? [] : await partiesNearly(db, unknown.slice(0, MOST_SLIPS));
  return [...new Set([...named, ...near])];
}
