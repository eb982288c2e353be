import { nameIdentity, nameKey } from "#domain/party";

const LETTERS_A_SLIP = 4;
const MOST_SLIPS = 2;

/**
 * The one name of some that what was said is with a slip of the keys: a letter too many, too few, another or two
 * swapped, and two such in a long name. Undefined where there is none, or where a second name is nearly as near.
 */
export function theSlip(said: string, names: readonly string[]): string | undefined {
  // "Acme" is no slip of the keys in Acme Ltd: it is the beginning of more than one name.
  const whole = nameIdentity(said);
  if (names.some((name) => `${nameIdentity(name)} `.startsWith(`${whole} `))) return undefined;
  const near = names.map((name) => ({ name, slips: slipsBetween(said, name) })).toSorted((a, b) => a.slips - b.slips);
  const [best, second] = near;
  if (best === undefined || best.slips > allowed(said)) return undefined;
  return second !== undefined && second.slips <= best.slips + 1 ? undefined : best.name;
}

function allowed(said: string): number {
  return Math.min(MOST_SLIPS, Math.floor(nameKey(said).length / LETTERS_A_SLIP));
}

/** The fewest slips, with the form of company as it was said or left away. */
function slipsBetween(said: string, name: string): number {
  const whole = distance(nameIdentity(said), nameIdentity(name));
  const [key, identity] = [nameKey(said), nameIdentity(said)];
  return key === identity ? Math.min(whole, distance(key, nameKey(name))) : whole;
}

/** Damerau's distance: the fewest letters put in, taken out, changed, or swapped with the next one. */
function distance(a: string, b: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const plain = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next.push(swapped ? Math.min(plain, (before[j - 2] ?? 0) + 1) : plain);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
