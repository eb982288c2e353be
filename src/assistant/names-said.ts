import { nameIdentity } from "#domain/party";
import type { Db } from "#storage/database";
import { partiesByFirstWord } from "#storage/parties-store";

const MOST_WORDS = 80;

/** The names on file that a text may mention: those whose first word stands in it. */
export async function namesSaid(db: Db, text: string): Promise<readonly string[]> {
  const words = text
    .split(/[\s,;:()"“”]+/u)
    .slice(0, MOST_WORDS)
    .map((word) => nameIdentity(word.replace(/['’]s$/u, "")))
    .filter((word) => /^[\p{L}\p{N}]/u.test(word) && word.length > 1);
  const first = words.flatMap((word) => word.split(" ")[0] ?? []);
  return first.length === 0 ? [] : partiesByFirstWord(db, [...new Set(first)]);
}
