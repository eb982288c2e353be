import { MONTH_START, WEEKDAY_START } from "#domain/calendar-words";
import type { Sentence } from "#assistant/language/tokenize";
import { nameIdentity, nameKey } from "#domain/party";

const MOST_WORDS = 6;
// After a name, any of these makes it another one: "Globex Industries" is not Globex.
const GOES_ON = new Set(
  "industries group holdings holding labs studio studios partners media design designs consulting solutions services systems international global corporation company enterprises ventures trading".split(
    " ",
  ),
);
const SMALL_WORDS = new Set(
  "for due at on by and to with from paid pays owes is has sent net per plus less minus in of about regarding re invoice".split(
    " ",
  ),
);

const SPELLINGS = new WeakMap<readonly string[], ReadonlySet<string>>();

/** How many tokens from a place on are a name on file, whole, without its form of company, or its first words. */
export function knownNamesAt(sentence: Sentence, from: number, names: readonly string[]): readonly number[] {
  if (names.length === 0) return [];
  const spellings = spellingsOf(names);
  const lengths: number[] = [];
  for (let length = 1; length <= MOST_WORDS; length++) {
    const last = sentence.tokens[from + length - 1];
    if (last === undefined || (length > 1 && last.opensLine)) break;
    if (last.kind !== "word" || !/[\p{L}\p{N}]/u.test(last.norm)) continue;
    if (spellings.has(nameIdentity(bare(textOf(sentence, from, length)))) && !goesOn(sentence, from + length)) {
      lengths.push(length);
    }
  }
  return lengths;
}

/** A name without the possessive that it was said with. */
export function bare(name: string): string {
  return name.replace(/(?:['’]s|(?<=s)['’])$/u, "");
}

function spellingsOf(names: readonly string[]): ReadonlySet<string> {
  const known = SPELLINGS.get(names);
  if (known !== undefined) return known;
  const spellings = new Set(
    names.flatMap((name) => {
      const words = nameKey(name).split(" ");
      const beginnings = words.map((_, index) => words.slice(0, index + 1).join(" "));
      return [nameIdentity(name), ...beginnings.filter((part) => part.length > 2 && !SMALL_WORDS.has(part))];
    }),
  );
  SPELLINGS.set(names, spellings);
  return spellings;
}

/** "Globex Hosting Ltd" with a capital after it may be another's name, of which only the beginning is on file. */
function goesOn(sentence: Sentence, at: number): boolean {
  const next = sentence.tokens[at];
  if (next === undefined || next.kind !== "word") return false;
  if (GOES_ON.has(next.norm)) return true;
  const word = sentence.text.slice(next.start, next.end);
  return /^\p{Lu}\p{Ll}+$/u.test(word) && !SMALL_WORDS.has(next.norm) && !isCalendarWord(next.norm);
}

const CALENDAR_WORD = new RegExp(`^(?:${MONTH_START}|${WEEKDAY_START}|today|tomorrow|yesterday)`);

function isCalendarWord(word: string): boolean {
  return CALENDAR_WORD.test(word);
}

function textOf({ text, tokens }: Sentence, from: number, length: number): string {
  return text.slice(tokens[from]?.start, tokens[from + length - 1]?.end);
}
