import { findAll, type Found, inTurn } from "./token.ts";

const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const URL_OR_PATH =
  /\bhttps?:\/\/\S+|\bwww\.\S+|(?<![\w/.])(?:~|\.)?\/(?:[\w.@-]+\/)+[\w.@-]+|\b[\w-]+\.(?:pdf|csv|com|org|net|io)\b/gi;
const IBAN = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b/g;
const DOCUMENT = /\b[A-Z]{2,10}-(?:\d{4}-)?\d{1,10}\b/gi;
const NUMBERED =
  /\b(?:invoices?|inv|documents?|no|nr|number|quote|order)\b\.?\s*(?:(?:no|nr|number)\b\.?)?\s*#?\s*(\d{1,10})\b(?![.,]?\d|\s*(?:days?|%|usd|eur|dollars?))/gi;
const HASH = /#\s?(\d{1,10})\b/g;
const CODE = /\b(?=[A-Z0-9]*\d)(?=[A-Z0-9]*[A-Z])[A-Z0-9]{4}\b/g;
const CODE_AFTER_WORD = /\b(?:approve|reject|edit|why|undo|code)\s+([A-Z0-9]{4})\b/g;
const CLOCK = /\b\d{1,2}:\d{2}\b/g;
const PART = /\b(?:halves|half|thirds?|quarters?(?! of the year)|double[ds]?|doubling|twice|triple[ds]?)\b/gi;

const exact = (text: string) => ({ kind: "exact" as const, text: text.toLowerCase().replaceAll(/\s+/g, "") });

/** Addresses, numbers of documents, codes, times of day, and parts of a whole: right letter for letter, or made up. */
export function exactSaid(text: string): Found {
  return inTurn(text, [
    (rest) => findAll(rest, EMAIL, ([said]) => exact(said)),
    (rest) => findAll(rest, URL_OR_PATH, ([said]) => exact(said.replace(/[.,;!?)]+$/, ""))),
    (rest) => findAll(rest, DOCUMENT, ([said]) => exact(said)),
    (rest) => findAll(rest, IBAN, ([said]) => exact(said)),
    (rest) => findAll(rest, NUMBERED, ([, digits]) => ({ kind: "exact", text: `#${Number(digits)}` })),
    (rest) => findAll(rest, HASH, ([, digits]) => ({ kind: "exact", text: `#${Number(digits)}` })),
    (rest) => findAll(rest, CODE_AFTER_WORD, ([, code]) => (code === "CODE" ? null : exact(code ?? ""))),
    (rest) => findAll(rest, CODE, ([said]) => exact(said)),
    (rest) => findAll(rest, CLOCK, ([said]) => exact(said)),
    (rest) => findAll(rest, PART, ([said]) => exact(said)),
  ]);
}

/** "INV-0012" is also said "invoice 12" and "#12". */
export function shortNumber(exactText: string): string | null {
  const digits = /^[a-z]{2,10}-(?:\d{4}-)?(\d{1,10})$/.exec(exactText)?.[1];
  return digits === undefined ? null : `#${Number(digits)}`;
}
