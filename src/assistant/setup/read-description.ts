import type { BusinessField } from "#domain/business";

import type { Described, Gathering } from "./described.ts";
import { takeBank } from "./read-bank-words.ts";
import { BREAK, type Sheet, sheetOf, withoutGaps } from "./sheet.ts";
import { takeCurrency, takeFormed, takePhone, takeZone } from "./take-facts.ts";
import { takeTaxIds } from "./take-tax-ids.ts";

/** What a text with no words of its own around it is about: the answer to a question. */
export type Topic = "name" | "bank" | "address" | "tax";

const KIND = "business|company|firm|studio|shop|agency|practice|workshop";
const IS_NAMED = new RegExp(
  String.raw`^\s*(?:(?:my|our|the|this)\s+(?:new\s+)?(?:${KIND})(?:['’]s)?(?:\s+name)?(?:\s+is|['’]s)(?:\s+(?:called|named))?|(?:we|it|i)(?:\s+are|['’]re|\s+is|['’]s|\s+am|['’]m)\s+(?:called|named)|(?:(?:change|set|update|correct)\s+)?(?:(?:my|our|the)\s+)?(?:(?:${KIND})(?:['’]s)?\s+)?name\s*(?:is|to|:|=)|(?:call|rename)\s+(?:us|me|my\s+(?:${KIND})|our\s+(?:${KIND})|the\s+(?:${KIND}))(?:\s+(?:to|as))?)\s+`,
  "iu",
);
const NAME_CUE = new RegExp(
  String.raw`(?<![\p{L}\d])(?:(?:(?:our|my|the)\s+)?(?:(?:${KIND})(?:['’]s)?\s+)?name\s*(?:is|:|=)|(?:our|my)\s+(?:${KIND})\s+is(?:\s+called)?|(?:we\s+are|we['’]re|is)\s+called)\s*([^,;\n${BREAK}]+)`,
  "iu",
);
const ADDRESS_CUE =
  /(?<![\p{L}\d])(?:(?:change|set|update|correct)\s+)?(?:(?:our|my|the|new|business|postal|office|company|street)\s+)*address\s*(?:is\s+now|is|to|:|=)?\s*(?=[\p{L}\p{N}])/iu;
const CLEARS = /^\s*(?:remove|delete|clear|forget|unset)\s+(?:my|our|the)\s+(?:business(?:'s)?\s+)?(.+?)\s*$/iu;

const CLEARABLE: readonly (readonly [RegExp, BusinessField])[] = [
  [/^(?:iban|bank (?:details|account)|account|sort code|routing number|payment (?:link|details)|paypal.*)$/iu, "bank"],
  [/^(?:vat|gst|tax|abn|ein|gstin).*(?:number|id|ids|numbers)$|^(?:abn|ein|gstin)$/iu, "taxIds"],
  [/^(?:vat|tax|gst)(?: rate)?$/iu, "tax"],
  [/^address$/iu, "address"],
  [/^e-?mail(?: address)?$/iu, "email"],
  [/^(?:tele)?phone(?: number)?$/iu, "phone"],
  [/^web ?site$/iu, "website"],
  [/^(?:default |payment |standard )*terms$/iu, "termsDays"],
  [/^logo$/iu, "logo"],
  [/^(?:invoice )?number(?:ing|s| pattern)$/iu, "numberPatterns"],
];

/**
 * Reads what somebody says of their business: everything in one text, in any order. What is left over is told in
 * `unread`, so that nothing is passed over in silence.
 *
 * @param currency the business's own, which "dollars" keeps to
 * @param topic what was asked, where the text is the answer to it
 */
export function readDescription(said: string, currency: string, topic: Topic | null = null): Described {
  const text = withoutGaps(said);
  const gathering: Gathering = { facts: {}, problems: [], notes: [] };
  const { facts, problems, notes } = gathering;
  const done = (unread: readonly string[] = []): Described => ({ ...facts, problems, notes, unread });
  const cleared = CLEARS.exec(text)?.[1];
  const clears = CLEARABLE.find(([pattern]) => pattern.test(cleared ?? ""))?.[1];
  if (clears !== undefined) {
    facts.clears = clears;
    return done();
  }
  const sheet = sheetOf(text);
  const opening = sheet.take(IS_NAMED);
  const nameStart = opening === null ? (topic === "name" ? 0 : null) : opening[0].length;
  const bank = takeBank(sheet);
  takeFormed(sheet, gathering);
  problems.push(...bank.problems);
  if (Object.keys(bank.parts).length > 0) facts.bank = bank.parts;
  const taxIds = takeTaxIds(sheet);
  if (taxIds.length > 0) facts.taxIds = taxIds;
  takePhone(sheet, gathering);
  takeAddress(sheet, gathering);
  takeCurrency(sheet, gathering, currency);
  takeZone(sheet, gathering);
  const named = nameStart === null ? sheet.take(NAME_CUE)?.[1] : takeLeading(sheet, nameStart);
  const name = named === undefined ? "" : unquoted(undotted(trimConnectors(named, "end")));
  if (name !== "") facts.name = name;
  if (nameStart !== null && facts.address === undefined) takeLooseAddress(sheet, gathering);
  return done(leftOver(sheet.left()));
}

/** "Our address is ...": all that follows, up to something else that was understood. */
function takeAddress(sheet: Sheet, { facts }: Gathering): void {
  const found = ADDRESS_CUE.exec(sheet.left());
  if (found === null) return;
  const start = found.index + found[0].length;
  const said = new RegExp(`^[^;${BREAK}]*`, "u").exec(sheet.left().slice(start))?.[0] ?? "";
  const pieces: string[] = [];
  let length = 0;
  for (const piece of said.split(/(?<=[,\n])/)) {
    if (!isPlace(piece) && pieces.length > 0) break;
    pieces.push(piece);
    length += piece.length;
  }
  const lines = linesOf(pieces);
  if (lines === "") return;
  sheet.cut(found.index, start + length);
  facts.address = lines;
}

/** The name that a text begins with, from `start`. */
function takeLeading(sheet: Sheet, start: number): string | undefined {
  const said = new RegExp(String.raw`^[^,;\n${BREAK}]*`, "u").exec(sheet.left().slice(start))?.[0] ?? "";
  // "Studio Maya at 12 High Street": what begins with the number of a house is its address.
  const name = said.split(/\s+(?:at|on|in|of)\s+(?=\d)/iu)[0] ?? "";
  const isIt = isName(trimConnectors(name, "end"));
  if (isIt) sheet.cut(start, start + name.length);
  return isIt ? name : undefined;
}

/** Pieces of an address that follow the name with no word before them: "12 High Street, London N1". */
function takeLooseAddress(sheet: Sheet, { facts }: Gathering): void {
  const pieces = [...sheet.left().matchAll(new RegExp(String.raw`[^,;\n${BREAK}]+`, "gu"))];
  const taken: string[] = [];
  for (const { index, 0: raw } of pieces) {
    const piece = raw.replace(/^\s*(?:at|on|of)\s+(?=\d)/iu, "");
    const bare = trimConnectors(piece, "both");
    if (bare === "") continue;
    const begins =
      taken.length > 0 ||
      /\d/.test(bare) ||
      /\b(?:street|st|road|rd|avenue|ave|lane|house|square|way|platz|weg)\b|stra(?:ß|ss)e\b/iu.test(bare);
    if (!begins || !isPlace(bare)) {
      if (taken.length > 0) break;
      continue;
    }
    taken.push(bare);
    sheet.cut(index, index + raw.length);
  }
  if (taken.length > 0) facts.address = linesOf(taken);
}

const REQUEST =
  /^(?:customers|clients|people|we|i)\s|(?:^|\b(?:and|please)\s+)(?:invoice|bill|charge|send|pay|remind|chase|void|show|add|approve|reject|who|what|how|when|why|can|could|please|tell|give|make)\b|\p{Sc}|\?|@|%/iu;

function isPlace(piece: string): boolean {
  return (
    /[\p{L}\p{N}]/u.test(piece) &&
    piece.trim().length <= 80 &&
    piece.trim().split(/\s+/).length <= 9 &&
    !REQUEST.test(piece.trim())
  );
}

/** A business that is "doing well" or "a bakery" was described and not named. */
function isName(said: string): boolean {
  if (!/[\p{L}\p{N}]/u.test(said) || said.length > 200 || said.split(/\s+/).length > 10) return false;
  return (
    !/^(?:an?|doing|going|not|very|so|in|on|at|closed|open|based|too|growing|still|now)\s/iu.test(`${said} `) &&
    !/[?]$/.test(said)
  );
}

const FRONT =
  /^\s*(?:(?:and|with|plus|also|then|as well as|we|i|our|my|are|is|has|have|please|use|thanks|thank you)(?![\p{L}\d'’])[\s:]*)+/iu;
const BACK =
  /(?:(?<![\p{L}\d])(?:and|with|plus|also|our|my|the|we|i|is|are|in|at|on|to|use|please|thanks|thank you)[\s:!]*|[\s:!]+)+$/iu;

function trimConnectors(text: string, where: "end" | "both"): string {
  const back = ` ${text}`.replace(BACK, "").trim();
  return where === "end" ? back : back.replace(FRONT, "").trim();
}

const FILLERS = new Set(
  (
    "change set update correct make switch use using new default standard it its number numbers details bank business " +
    "company customer customers clients can pay paid us me by via with at through transfer time zone to the from now on " +
    "is are our my we payment payments link account please and invoices them this"
  ).split(" "),
);

/** What nothing was made of, without the small words that only joined the rest. */
function leftOver(left: string): readonly string[] {
  return left
    .split(new RegExp(String.raw`[,;\n${BREAK}]+|\.(?=\s)`, "u"))
    .map((piece) => undotted(trimConnectors(` ${piece} `.replace(FRONT, " "), "both")))
    .filter((piece) => (piece.match(/[\p{L}\p{N}]+/gu) ?? []).some((word) => !FILLERS.has(word.toLowerCase())));
}

/** Without the dot that ends a sentence; one of an abbreviation stays. */
function undotted(text: string): string {
  return /(?:^|[\s.])(?:ltd|inc|co|corp|bros|llc|st|rd|ave|\p{L})\.$/iu.test(text) ? text : text.replace(/\.+$/, "");
}

function linesOf(pieces: readonly string[]): string {
  return pieces
    .map((piece) => undotted(trimConnectors(piece.replace(/[,\n]/g, " "), "end")))
    .filter((line) => line !== "")
    .join("\n");
}

function unquoted(text: string): string {
  return text.replace(/^["“'‘](.*)["”'’]$/u, "$1").trim();
}
