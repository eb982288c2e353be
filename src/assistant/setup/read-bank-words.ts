import {
  type BankDetails,
  NO_BANK_DETAILS,
  parseAccountNumber,
  parseBic,
  parseIban,
  parseRoutingNumber,
  parseSortCode,
  problemWith,
} from "#domain/bank-details";
import { IBAN_LENGTHS } from "#domain/iban-lengths";
import { parsed, refused, type Parsed } from "#domain/parsed";

import { BREAK, type Sheet, sheetOf } from "./sheet.ts";

/** The parts of bank details that were said, and what was said in a way that cannot be. */
export interface BankSaid {
  readonly parts: Partial<BankDetails>;
  readonly problems: readonly string[];
}

const IS = String.raw`\s*(?:number\s*)?(?:is\s+now\b|is\b|are\b|:|=|to\b)?\s*`;
const IBAN_CUE = new RegExp(String.raw`\biban${IS}`, "iu");
const BARE_IBAN = /(?<![\p{L}\d])[A-Z]{2}\d{2}(?=\s?[A-Z\d]{4})/iu;
const BIC = new RegExp(
  String.raw`\b(?:bic|swift)(?:\s*\/\s*(?:swift|bic))?(?:\s+code)?${IS}([a-z\d]{3,14})(?![\p{L}\d])`,
  "iu",
);
const SORT_CODE = new RegExp(String.raw`\bsort[\s-]?code${IS}(\d(?:[\s-]?\d)*)`, "iu");
const ROUTING = new RegExp(
  String.raw`\b(?:aba(?:\s+routing)?|routing)(?:\s+(?:no\.?|code))?${IS}(\d(?:[\s-]?\d)*)`,
  "iu",
);
const ACCOUNT = new RegExp(
  String.raw`\b(?:bank\s+)?(?:account|acct?|a\/c)(?:\s*(?:no\.?|#))?${IS}(\d(?:[\s-]?\d)*)`,
  "iu",
);
const HOLDER = new RegExp(
  String.raw`\b(?:account\s+(?:name|holder)|in\s+the\s+name\s+of|(?:cheques\s+)?payable\s+to)${IS}([^,;\n${BREAK}]+)`,
  "iu",
);
const PAYING = String.raw`(?:(?:customers|clients|people|they|you)\s+(?:can\s+)?pay|pay(?:ments?)?)(?:\s+(?:us|me|link|page))?`;
const SERVICES =
  "paypal\\.me|paypal\\.com|buy\\.stripe\\.com|pay\\.stripe\\.com|wise\\.com|revolut\\.me|venmo\\.com|cash\\.app|monzo\\.me|square\\.link|gocardless\\.com";
const PAY_LINK = new RegExp(
  String.raw`(?:\b${PAYING}\s*(?:at|to|by|via|with|through|using|on|is|:|go\s+to)?\s+)?(?<![\p{L}\d@.])((?:https?:\/\/)?(?:www\.)?(?:${SERVICES})\/[^\s,;]*[^\s,;.])`,
  "iu",
);
const PAY_TO = new RegExp(
  String.raw`\b${PAYING}\s*(?:at|to|by|via|with|through|using|on|is|:|go\s+to)\s+([^,;\n${BREAK}]*[^\s,;\n${BREAK}.])`,
  "iu",
);
// A link, an address at a payment service, or an account of another country's form.
const WHERE = /[@/]|\p{L}\.\p{L}|(?:\d[\s-]?){6}/u;
const JOINED = /(?:\s+(?:and|with|our|my|the|at|is))+\s*$/iu;
const CONNECTORS = /\b(?:(?:our|my|the|new|bank|with|and)\s+)*$/iu;

/** Cuts everything about being paid out of a text. */
export function takeBank(sheet: Sheet): BankSaid {
  const parts: { -readonly [K in keyof BankDetails]?: BankDetails[K] } = {};
  const problems: string[] = [];
  const put = (field: keyof BankDetails, value: Parsed<string>): void => {
    if (value.ok) parts[field] = value.value;
    else problems.push(value.problem);
  };
  const link = sheet.take(PAY_LINK);
  if (link?.[1] !== undefined) parts.payTo = link[1];
  const iban = takeIban(sheet);
  if (iban !== null) put("iban", parseIban(iban));
  const bic = sheet.take(BIC);
  if (bic?.[1] !== undefined) put("bic", parseBic(bic[1]));
  const sortCode = sheet.take(SORT_CODE);
  if (sortCode?.[1] !== undefined) put("sortCode", parseSortCode(sortCode[1]));
  const routing = sheet.take(ROUTING);
  if (routing?.[1] !== undefined) put("routingNumber", parseRoutingNumber(routing[1]));
  const account = sheet.take(ACCOUNT);
  if (account?.[1] !== undefined) {
    if (sortCode !== null) put("accountNumber", parseAccountNumber(account[1], "sortCode"));
    else if (routing !== null) put("accountNumber", parseAccountNumber(account[1], "routingNumber"));
    else parts.accountNumber = account[1].replace(/[\s-]/g, "");
  }
  const holder = sheet.take(HOLDER)?.[1]?.replace(JOINED, "").trim();
  if (holder !== undefined && holder !== "") parts.holder = holder;
  const payTo = parts.payTo === undefined && iban === null && account === null ? sheet.take(PAY_TO) : null;
  // "By bank transfer" tells how, and not where.
  if (payTo?.[1] !== undefined && WHERE.test(payTo[1])) parts.payTo = payTo[1].trim();
  return { parts, problems };
}

/** The IBAN of a text, as many characters of it as its country has; null where none stands there. */
function takeIban(sheet: Sheet): string | null {
  const cue = IBAN_CUE.exec(sheet.left());
  const bare = cue === null ? BARE_IBAN.exec(sheet.left()) : null;
  const start = cue === null ? bare?.index : cue.index + cue[0].length;
  if (start === undefined) return null;
  const rest = sheet.left().slice(start);
  const wanted = IBAN_LENGTHS[rest.slice(0, 2).toUpperCase()];
  const groups = /^[\p{L}\d]+(?:[ -]+[\p{L}\d]+)*/u.exec(rest)?.[0].match(/[\p{L}\d]+[ -]*/gu) ?? [];
  let taken = "";
  for (const [index, group] of groups.entries()) {
    const length = taken.replace(/[ -]/g, "").length;
    // Beyond its length, or at a word without a digit, something else was said.
    if (index > 0 && (length >= (wanted ?? 34) || (!/\d/.test(group) && !/^[A-Z]{4}\s*$/.test(group)))) break;
    taken += group;
  }
  const iban = taken.trimEnd();
  const count = iban.replace(/[ -]/g, "").length;
  if (cue === null && (wanted === undefined || count < 15)) return null;
  if (!/\d/.test(iban)) return null;
  const before = CONNECTORS.exec(sheet.left().slice(0, cue?.index ?? start))?.[0].length ?? 0;
  sheet.cut((cue?.index ?? start) - before, start + iban.length);
  return iban;
}

/** What was said, over what was known: an IBAN takes the place of an IBAN, an account of an account. */
export function mergedBank(before: BankDetails | null, parts: Partial<BankDetails>): BankDetails {
  const known = before ?? NO_BANK_DETAILS;
  const newIban = parts.iban !== undefined && parts.iban !== known.iban;
  const newAccount = parts.sortCode !== undefined || parts.routingNumber !== undefined;
  return {
    ...known,
    // A bank's code belongs to the account that it was given with.
    ...(newIban ? { bic: null } : {}),
    ...(newAccount ? { sortCode: null, routingNumber: null, accountNumber: null } : {}),
    ...parts,
  };
}

/** Reads a whole text as how customers pay: "IBAN GB33 ...", "sort code ... account ...", a link. */
export function readBankWords(said: string): Parsed<BankDetails> {
  const { parts, problems } = takeBank(sheetOf(said));
  const [problem] = problems;
  if (problem !== undefined) return refused(problem);
  const bank = mergedBank(null, Object.keys(parts).length === 0 ? { payTo: said.trim() } : parts);
  if (bank.payTo !== null && !WHERE.test(bank.payTo)) {
    return refused("That does not say where to pay: an IBAN, a sort code with an account number, or a link.");
  }
  const missing = problemWith(bank);
  return missing === null ? parsed(bank) : refused(missing);
}
