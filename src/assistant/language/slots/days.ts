import { COUNT, readCount } from "./number-words.ts";
import { findAt, type Scanner } from "./scanner.ts";

const DAYS = new RegExp(
  String.raw`(?:net\s+)?(?<count>${COUNT})\+?[\s-]+(?<unit>days?|weeks?|fortnights?)['’]?`,
  "yiu",
);
const BARE = /(?:net\s+)?(?<count>\d{1,4})/iuy;
const AT_ONCE = /(?:(?:up)?on\s+receipt|immediately)/iuy;
const NO_FIXED_LENGTH = new RegExp(
  String.raw`(?<count>${COUNT})\s+(?<unit>months?|years?|(?:working|business)\s+days?)`,
  "yiu",
);

/** A number of days: `14 days`, `two weeks`, `net 30`, `on receipt` (0), a bare `14`. */
export const scanDays: Scanner = (sentence, from, { slot }) => {
  const atOnce = findAt(sentence, from, AT_ONCE);
  if (atOnce !== undefined) return [{ length: atOnce.length, value: 0 }];
  const unclear = findAt(sentence, from, NO_FIXED_LENGTH);
  if (unclear !== undefined) {
    return [
      { length: unclear.length, problem: `"${unclear.said}" is no fixed number of days. Say it in days, such as 30.` },
    ];
  }
  const found = findAt(sentence, from, DAYS) ?? (slot.spelt === true ? undefined : findAt(sentence, from, BARE));
  // "A day" alone is more often what a price is for one of.
  if (found === undefined || (slot.spelt === true && /^an?\b/i.test(found.said))) return [];
  const unit = found.groups["unit"]?.toLowerCase() ?? "day";
  const each = unit.startsWith("week") ? 7 : unit.startsWith("fortnight") ? 14 : 1;
  return [{ length: found.length, value: readCount(found.groups["count"] ?? "") * each }];
};
