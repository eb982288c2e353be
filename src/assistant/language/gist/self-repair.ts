import type { LanguageContext } from "#assistant/language/language-context";

import { gistOf, type SentenceGist, type Unit } from "./sentence-gist.ts";
import type { EntityKind } from "./kinds.ts";

// How people take back what they just said. A bare "no" only right between two values.
const MARKER = new RegExp(
  "(?<= )(?:(?:[,;–—(.…-] )*)(?:(?:oh|ah|er|erm|um|uh|hmm|but|well|and|make) )*" +
    "(?:no|nope|sorry|wait|actually|rather|scratch that|strike that|correction|i mean|i meant|hang on|hold on|or rather|make that|make it|no wait|my mistake|my bad|oops|whoops|apologies|pardon|excuse me|i should say|should say|better|let me correct|i correct myself|change that|let me rephrase|on second thoughts?|actually no|to be precise|that is to say)" +
    "(?: (?:[,;–—:.…-]|no|sorry|wait|actually|rather|make it|make that|i mean|i meant|lets say|lets make it|call it|hang on|hold on|scratch that|let me (?:check|see|think|look)|i (?:checked|looked)|to|the|it|is|its|should be|for|not|that|they|asked|said|want|wanted|we|agreed|on|by|at|due|please|better|say|until|of|was|be|oh|as|a|in fact|they asked for))*(?= )",
  "gu",
);
// A word of every marker, here and below: without any of them a text need not be looked at closely.
const MAY_REPAIR =
  /\b(?:no|nope|nah|sorry|wait|actually|rather|scratch|strike|corrections?|correct|mean|meant|hang|hold|make|mistake|bad|oops|whoops|apologies|pardon|excuse|should|better|change|rephrase|thoughts?|precise|say|never|forget)\b/iu;
const MOST_BETWEEN = 3;
const CLASS: Readonly<Record<EntityKind, string>> = {
  name: "name",
  money: "figure",
  count: "figure",
  sum: "figure",
  percent: "figure",
  days: "day",
  longer: "day",
  net: "day",
  date: "day",
  period: "day",
  number: "number",
  order: "order",
  code: "code",
  email: "email",
  quote: "quote",
};

/**
 * A text in which somebody corrected themselves, as they meant it: "four hundred, no sorry, four fifty" is "four
 * fifty". Only where a value of the same kind stands right before the correction and right after it; the same text
 * where there is none.
 */
export function repaired(text: string, context: LanguageContext): string {
  if (!MAY_REPAIR.test(text)) return text;
  let now = text;
  now = withoutDroppedStart(now, context);
  for (let round = 0; round < 3; round++) {
    const next = repairOnce(now, context);
    if (next === now) return now;
    now = next;
  }
  return now;
}

const DROPPED = new RegExp(
  "(?<= )(?:(?:so|then|and|please|lets|can you|could you) )*(?:send|bill|make|invoice|void|record|mark|charge|add|cancel|approve|show|create|draft|raise|put|do|change|delete|list|give)(?: (?:it|that|this|them|the|a|an|an invoice|a bill|up|out))*(?: (?:[.…,–—-]))+ (?:oh )?(?:no|wait|actually|scratch that|hang on|hold on|sorry|never mind|forget that)(?: (?:wait|no|sorry|actually|hang on|[,.…–—-]|forget that|scratch that))*(?= )",
  "u",
);

/** A request that was begun and dropped before it named anything: "so send... no wait, just make an invoice". */
function withoutDroppedStart(text: string, context: LanguageContext): string {
  const gist = gistOf(text, context);
  const found = gist === undefined ? null : DROPPED.exec(gist.text);
  if (gist === undefined || found === null) return text;
  const dropped = gist.units.filter(({ at, end }) => at >= found.index && end <= found.index + found[0].length);
  const { tokens } = gist.sentence;
  const [first, last] = [tokens[dropped[0]?.from ?? 0], tokens[(dropped.at(-1)?.to ?? 1) - 1]];
  return first === undefined || last === undefined
    ? text
    : text.slice(0, first.start) + text.slice(last.end).trimStart();
}

function repairOnce(text: string, context: LanguageContext): string {
  const gist = gistOf(text, context);
  if (gist === undefined) return text;
  for (const marker of gist.text.matchAll(MARKER)) {
    const end = marker.index + marker[0].length;
    const before = gist.units.filter((unit) => unit.end <= marker.index).slice(-MOST_BETWEEN - 1);
    const after = gist.units.find((unit) => unit.at >= end);
    const wrong = before.findLast((unit) => unit.kind !== undefined);
    if (after?.kind === undefined || wrong?.kind === undefined || !fits(wrong, after)) continue;
    // "Wait for INV-0004", "hold on to it", "INV-0004 too": nothing was taken back.
    if (/\b(?:wait|hold on|hang on|sorry) (?:for|to|on) /.test(`${marker[0]} `)) continue;
    if (/^ (?:too|also|as well)(?= )/.test(gist.text.slice(after.end))) continue;
    if (/\bnot $/.test(`${marker[0]} `)) continue;
    return cut(gist, { wrong, right: after, markedAt: marker.index });
  }
  return text;
}

function fits(wrong: Unit, right: Unit): boolean {
  if (wrong.kind === undefined || right.kind === undefined || CLASS[wrong.kind] !== CLASS[right.kind]) return false;
  // "Five, no, seven and a half percent" says of both what they are; "5 percent, no, $7" corrects nothing.
  return wrong.kind === right.kind || isBare(wrong) || isBare(right) || CLASS[wrong.kind] === "day";
}

function isBare({ kind }: Unit): boolean {
  return kind === "count" || kind === "sum";
}

interface Repair {
  readonly wrong: Unit;
  readonly right: Unit;
  /** Where in the gist the correction begins. */
  readonly markedAt: number;
}

/** Without what was taken back, and with the sign of what it was where only the first one had it: "$400, no, 450". */
function cut({ sentence, units }: SentenceGist, { wrong, right, markedAt }: Repair): string {
  const { text, tokens } = sentence;
  const saidIn = (from: number, to: number): string => text.slice(tokens[from]?.start, tokens[to - 1]?.end);
  const said = likeTheFirst(wrong, right, saidIn(wrong.from, wrong.to), saidIn(right.from, right.to));
  const last = units.findLast(({ end }) => end <= markedAt);
  const between = last === undefined || last.to <= wrong.to ? "" : saidIn(wrong.to, last.to);
  const rest = text.slice(tokens[right.to - 1]?.end).replace(/^[,;]? instead\b/iu, "");
  // "Ten hours, no, eleven hours": what is said of both is said once.
  const again = between.split(" ")[0]?.toLowerCase() === tokens[right.to]?.norm;
  return text.slice(0, tokens[wrong.from]?.start) + said + (between === "" || again ? "" : ` ${between}`) + rest;
}

function likeTheFirst(wrong: Unit, right: Unit, first: string, second: string): string {
  if (wrong.kind === "percent" && isBare(right)) return `${second}%`;
  if (wrong.kind !== "money" || !isBare(right)) return second;
  if (/\d/.test(first)) return first.replace(/\d[\d.,'’]*[km]?/iu, second);
  return `${second} ${first.split(/\s+/u).at(-1) ?? ""}`;
}
