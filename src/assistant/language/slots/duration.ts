import type { Sentence } from "#assistant/language/tokenize";

import { COUNT, readCount } from "./number-words.ts";
import { findAt, type Found, type Scanner } from "./scanner.ts";

const MORE = String.raw`(?:more|extra|additional|further)`;
const UNIT = String.raw`(?<unit>days?|weeks?|fortnights?|months?)['’]?`;
const PLAIN = new RegExp(String.raw`(?<count>${COUNT})[\s-]+${UNIT}`, "yiu");
const MORE_OF_IT = new RegExp(
  String.raw`(?:(?:another|an?\s+${MORE}|${MORE})\s+(?:(?<more>${COUNT})\s+)?|(?<count>${COUNT})\s+${MORE}\s+)${UNIT}`,
  "yiu",
);

/** How much later or earlier: `a week`, `10 days`, `another two weeks`, `2 more months`. */
export const scanDuration: Scanner = (sentence, from) => {
  const found = findAt(sentence, from, MORE_OF_IT) ?? findAt(sentence, from, PLAIN);
  return found === undefined ? [] : [{ length: found.length, value: durationOf(found) }];
};

/** Only where it says that it comes on top: `another week`, `two more weeks`; 0 for anything else. */
export function lengthOfMore(sentence: Sentence, from: number): number {
  return findAt(sentence, from, MORE_OF_IT)?.length ?? 0;
}

function durationOf({ groups }: Found): string {
  const count = readCount(groups["count"] ?? groups["more"] ?? "one");
  const unit = groups["unit"]?.toLowerCase() ?? "";
  if (unit.startsWith("month")) return `P${count}M`;
  return `P${count * (unit.startsWith("week") ? 7 : unit.startsWith("fortnight") ? 14 : 1)}D`;
}
