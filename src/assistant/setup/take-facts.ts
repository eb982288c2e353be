import { currencyNamed } from "#domain/currency-words";
import { knownCurrency } from "#domain/currencies";
import { parsePercent } from "#domain/percent";
import { zoneNamed } from "#domain/zone-words";

import type { Gathering } from "./described.ts";
import { BREAK, type Sheet } from "./sheet.ts";

const IS = String.raw`\s*(?:is\s+now\b|is\b|are\b|:|=|to\b)?\s*`;
const cue = (words: string, value: string): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\d])(?:${words})${IS}${value}`, "iu");

const LOGO = cue(
  String.raw`(?:(?:use|take|set|here\s+is|here's|this\s+is)\s+)?(?:(?:this|that|the|our|my|new|as)\s+)*logo`,
  String.raw`(?:"(?<quoted>[^"]+)"|(?<path>(?:~|\.{1,2})?\/.*?\.(?:png|jpe?g|svg)(?![\p{L}\d])|(?:~|\.{1,2})?\/\S+|\S+\.\p{L}[\p{L}\d]{1,4}(?![\p{L}\d])))?`,
);
const EMAIL = cue(
  String.raw`(?:e-?mail|mail)(?:\s+address)?|(?=[^\s@]+@)`,
  String.raw`(?<value>[^\s,;<>@${BREAK}]+@[^\s,;<>@${BREAK}]+\.[^\s,;<>@.${BREAK}]+)`,
);
const WEBSITE = cue(
  String.raw`web\s?site|web|site|homepage|url|(?=https?:\/\/|www\.)`,
  String.raw`(?<value>(?:https?:\/\/)?(?:[\p{L}\d-]+\.)+\p{L}{2,}(?:\/[^\s,;${BREAK}]*)?)`,
);
const PHONE = cue(
  String.raw`(?:tele)?phone(?:\s+number)?|tel\.?|mobile(?:\s+number)?|cell(?:\s+number)?|call\s+us\s+on|(?=\+\d)`,
  String.raw`(?<value>\+?\d[\d\s().-]{5,24}\d)`,
);
const NUMBERING = cue(
  String.raw`number\s+(?:(?:our|my|the|all|new)\s+)*(?<kind>\p{L}+?)s?\s+(?:like|as|from|with)|(?:(?:our|my|the)\s+)?(?:invoice\s+)?number(?:s|ing)?(?:\s+pattern)?(?:\s+(?:like|as|look\s+like|should\s+look\s+like))+|(?:invoice\s+numbering|number\s+pattern)`,
  String.raw`["“]?(?<value>[^\s,;"”${BREAK}]*[^\s,;"”.${BREAK}])["”]?`,
);
const PAPER = new RegExp(
  String.raw`(?<![\p{L}\d])(?:(?:use|on|print\s+on|we\s+use|prefer)\s+)?(?:(?:us\s+)?(?<letter>letter)|(?<a4>a4))(?:[\s-]+size[d]?)?\s+paper|(?<![\p{L}\d])(?:use|paper(?:\s+size)?${IS})\s*(?:(?:us\s+)?(?<letter2>letter)|(?<a42>a4))(?![\p{L}\d])`,
  "iu",
);
const TAX_NAME = String.raw`vat|gst|hst|sales\s+tax|tax|mwst|tva|iva|btw|moms`;
const NOT_TAXED = new RegExp(
  String.raw`(?:(?:we|i)(?:\s+are|\s+am|['’]re|['’]m)?\s+)?(?:not\s+(?:yet\s+)?(?:(?<a>${TAX_NAME})[\s-]+registered|registered\s+for\s+(?<b>${TAX_NAME}))|(?:do\s+not|don['’]?t)\s+charge\s+(?:any\s+)?(?<c>${TAX_NAME}))(?![\p{L}\d])`,
  "iu",
);
const PERCENT = String.raw`(?<percent>\d+(?:[.,]\d+)?)\s*(?:%|per\s?cent)`;
const TAXED = new RegExp(
  String.raw`(?<![\p{L}\d])(?:(?:(?:we|i)\s+)?(?:charge|add)\s+)?(?:(?:default|standard|usual|our|the|a)\s+)*(?:${PERCENT}\s*(?:of\s+)?(?<after>${TAX_NAME})(?![\p{L}\d])|(?<before>${TAX_NAME})(?:\s+rate)?(?:\s+(?:is|of|at)|\s*[:=])?\s*${PERCENT.replace("percent", "percent2")}|(?<=charge\s+|add\s+)${PERCENT.replace("percent", "percent3")}(?:\s+tax)?)`,
  "iu",
);
const TERMS = new RegExp(
  String.raw`(?<![\p{L}\d])(?:(?:default|standard|usual|payment|our|my|the)\s+)*(?:terms${IS}(?:net\s*)?(?:(?<days>\d{1,4})(?:\s*(?<unit>days?|weeks?))?|(?<receipt>(?:up)?on\s+receipt|immediate(?:ly)?))|net[\s-](?<net>\d{1,3})(?:\s+days)?|(?:invoices\s+are\s+)?(?:due|payable)\s+(?:in|within|after)\s+(?<due>\d{1,3})\s+(?<dueUnit>days?|weeks?))(?![\p{L}\d%])(?:\s+terms)?(?!\s+(?:with|for|to)\s)`,
  "iu",
);

/** Cuts out what has a form of its own, wherever it stands; what has none is taken afterwards. */
export function takeFormed(sheet: Sheet, { facts, problems }: Gathering): void {
  const logo = sheet.take(LOGO);
  if (logo !== null) facts.logo = { path: logo.groups?.["quoted"] ?? trimmed(logo.groups?.["path"]) };
  const email = sheet.take(EMAIL)?.groups?.["value"];
  if (email !== undefined) facts.email = email;
  const website = sheet.take(WEBSITE)?.groups?.["value"];
  if (website !== undefined) facts.website = website;
  const numbering = sheet.take(NUMBERING)?.groups;
  if (numbering?.["value"] !== undefined) {
    facts.numbering = { kind: numbering["kind"]?.toLowerCase() ?? null, pattern: numbering["value"] };
  }
  const paper = sheet.take(PAPER)?.groups;
  if (paper !== undefined) facts.paper = (paper["letter"] ?? paper["letter2"]) === undefined ? "a4" : "letter";
  const none = sheet.take(NOT_TAXED)?.groups;
  if (none !== undefined) facts.tax = { kind: "none", label: taxLabel(none["a"] ?? none["b"] ?? none["c"]) };
  const taxed = sheet.take(TAXED)?.groups;
  if (taxed !== undefined) {
    const said = (taxed["percent"] ?? taxed["percent2"] ?? taxed["percent3"] ?? "").replace(",", ".");
    const percent = parsePercent(said);
    const label = taxLabel(taxed["after"] ?? taxed["before"]);
    if (percent.ok) facts.tax = { kind: "charges", label, percent: said };
    else problems.push(percent.problem);
  }
  const terms = sheet.take(TERMS)?.groups;
  if (terms !== undefined) facts.termsDays = daysOf(terms);
}

/** Cuts a phone number out; after account numbers and tax numbers, which look alike. */
export function takePhone(sheet: Sheet, { facts }: Gathering): void {
  const phone = sheet.take(PHONE)?.groups?.["value"];
  if (phone !== undefined) facts.phone = phone.replace(/\s+/g, " ").trim();
}

const CURRENCY_CUE =
  /(?<![\p{L}\d])(?:(?:(?:we|i)(?:\s+(?:always|mostly|only))?\s+)?(?:work|invoice|bill|charge|trade|deal|quote|are\s+paid|price)(?:\s+(?:everything|customers|clients))?\s+in|(?:(?:our|my|the)\s+)?currency\s*(?:is\b|:|=|to\b)?|(?:our|all)\s+prices\s+are\s+in)\s+(?:the\s+)?/iu;

/** Cuts the currency out: "we work in Swiss francs", "our currency is EUR", or a name of one that stands by itself. */
export function takeCurrency(sheet: Sheet, { facts, problems, notes }: Gathering, now: string): void {
  const found = CURRENCY_CUE.exec(sheet.left());
  const stretches =
    found === null
      ? piecesOf(sheet.left())
      : wordsFrom(sheet.left(), found.index + found[0].length, 4).map(
          (to) => [found.index + found[0].length, to] as const,
        );
  for (const [from, to] of stretches) {
    const words = sheet.left().slice(from, to).trim();
    const meant =
      words === "" || (found === null && /^(?:all|top|try|cup|gold|real)$/i.test(words))
        ? null
        : currencyNamed(words, now);
    if (meant === null) continue;
    sheet.cut(found?.index ?? from, to);
    if (!meant.ok) problems.push(meant.problem);
    else {
      facts.currency = meant.value.code;
      const { name } = knownCurrency(meant.value.code);
      if (meant.value.assumed) notes.push(`I read "${words}" as ${meant.value.code} (${name}).`);
    }
    return;
  }
}

const ZONE_CUE =
  /(?<![\p{L}\d])(?:(?:(?:our|my|the)\s+)?time\s?-?zone\s*(?:is\b|:|=|to\b)?|(?:(?:we|i)(?:\s+are|\s+am|['’]re|['’]m)\s+)?(?:based\s+|located\s+)?in)\s+(?:the\s+)?/giu;
const TIME =
  /(?<![\p{L}\d])([\p{L}.]+(?:\s[\p{L}.]+){0,2})\s+(?:standard\s+|daylight\s+)?time(?:\s?zone)?(?![\p{L}\d])/iu;

/** Cuts the time zone out: "London time", "time zone Europe/Berlin", "we're in New York". */
export function takeZone(sheet: Sheet, { facts }: Gathering): void {
  const time = TIME.exec(sheet.left());
  if (time?.[1] !== undefined) {
    const words = time[1].split(/\s/);
    for (let skip = 0; skip < words.length; skip++) {
      const zone = zoneNamed(words.slice(skip).join(" "));
      if (zone === null) continue;
      const before = words.slice(0, skip).join(" ");
      const isFiller = /^(?:(?:and|we|are|on|use|in|our|at|is|work)\b\s*)*$/iu.test(before);
      sheet.cut(isFiller ? time.index : time.index + before.length, time.index + time[0].length);
      facts.zone = zone;
      return;
    }
  }
  const own = /(?<![\p{L}\d/])[\p{L}]+\/[\p{L}_]+(?:\/[\p{L}_]+)?(?![\p{L}\d])/u.exec(sheet.left());
  const cues = [...sheet.left().matchAll(ZONE_CUE)].map(
    (found) => [found.index, found.index + found[0].length] as const,
  );
  if (own !== null) cues.push([own.index, own.index]);
  for (const [cutFrom, from] of cues) {
    const to = wordsFrom(sheet.left(), from, 3).find((end) => zoneNamed(sheet.left().slice(from, end)) !== null);
    if (to === undefined) continue;
    facts.zone = zoneNamed(sheet.left().slice(from, to)) ?? "";
    sheet.cut(cutFrom, to);
    return;
  }
}

/** Where up to `most` words from a place end, the longest first; a break or a mark ends them. */
function wordsFrom(text: string, from: number, most: number): readonly number[] {
  const ends: number[] = [];
  const word = new RegExp(String.raw`\s*[^\s,;.!?${BREAK}]+`, "uy");
  word.lastIndex = from;
  while (ends.length < most && word.test(text)) ends.unshift(word.lastIndex);
  return ends;
}

const MOST_PIECES = 40;

/** The first stretches between commas and breaks. */
function piecesOf(text: string): readonly (readonly [number, number])[] {
  return [...text.matchAll(new RegExp(String.raw`[^,;\n${BREAK}]+`, "gu"))]
    .slice(0, MOST_PIECES)
    .map(({ index, 0: piece }) => [index, index + piece.replace(/\.\s*$/, "").length]);
}

function daysOf(groups: Readonly<Record<string, string | undefined>>): number {
  if (groups["receipt"] !== undefined) return 0;
  const unit = groups["unit"] ?? groups["dueUnit"] ?? "day";
  return Number(groups["days"] ?? groups["net"] ?? groups["due"]) * (unit.toLowerCase().startsWith("week") ? 7 : 1);
}

function taxLabel(said: string | undefined): string {
  return said === undefined || /^(?:sales\s+)?tax$/i.test(said) ? "tax" : said.toUpperCase();
}

function trimmed(path: string | undefined): string | null {
  return path?.replace(/[,;.]+$/, "") ?? null;
}
