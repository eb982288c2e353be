import { z } from "zod";

import { IBAN_LENGTHS } from "./iban-lengths.ts";
import { parsed, refused, type Parsed } from "./parsed.ts";
import { textJson } from "./text.ts";

/**
 * How customers pay the business. At least one way is whole: an IBAN, a sort code with its account, a routing number
 * with its account, or words (a payment link, another country's account) in `payTo`.
 */
export interface BankDetails {
  /** In whose name the account is; null where it is the business's. */
  readonly holder: string | null;
  /** Without spaces, in capitals. */
  readonly iban: string | null;
  readonly bic: string | null;
  /** "20-20-15". */
  readonly sortCode: string | null;
  /** Nine digits. */
  readonly routingNumber: string | null;
  /** Belongs to the sort code or the routing number. */
  readonly accountNumber: string | null;
  readonly payTo: string | null;
}

export const NO_BANK_DETAILS: BankDetails = {
  holder: null,
  iban: null,
  bic: null,
  sortCode: null,
  routingNumber: null,
  accountNumber: null,
  payTo: null,
};

/** Reads an IBAN in any spelling: its country, its length and its check digits have to fit. */
export function parseIban(text: string): Parsed<string> {
  const iban = text.replace(/[\s-]/g, "").toUpperCase();
  const shown = shorten(text);
  if (!/^[A-Z]{2}\d{2}[A-Z\d]+$/.test(iban)) {
    return refused(`"${shown}" is not an IBAN: it begins with two letters and two digits, such as GB33.`);
  }
  const length = IBAN_LENGTHS[iban.slice(0, 2)];
  if (length === undefined) return refused(`"${shown}" is not an IBAN: no country's begins with ${iban.slice(0, 2)}.`);
  if (iban.length !== length) {
    return refused(`The IBAN ${shown} has ${iban.length} characters, and one of ${iban.slice(0, 2)} has ${length}.`);
  }
  const digits = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  if (BigInt(digits) % 97n !== 1n)
    return refused(`The check digits of the IBAN ${shown} do not fit: one of them is wrong.`);
  return parsed(iban);
}

/** Reads a BIC (SWIFT code): eight or eleven characters. */
export function parseBic(text: string): Parsed<string> {
  const bic = text.replace(/\s/g, "").toUpperCase();
  if (/^[A-Z]{4}[A-Z]{2}[A-Z\d]{2}([A-Z\d]{3})?$/.test(bic)) return parsed(bic);
  return refused(`"${shorten(text)}" is not a BIC: one has 8 or 11 letters and digits, such as BUKBGB22.`);
}

/** Reads a British sort code; "202015" is "20-20-15". */
export function parseSortCode(text: string): Parsed<string> {
  const digits = text.replace(/[\s-]/g, "");
  if (/^\d{6}$/.test(digits)) return parsed(digits.replace(/^(..)(..)(..)$/, "$1-$2-$3"));
  return refused(`"${shorten(text)}" is not a sort code: one has 6 digits, such as 20-20-15.`);
}

/** Reads a routing number of the United States: nine digits that add up. */
export function parseRoutingNumber(text: string): Parsed<string> {
  const digits = text.replace(/[\s-]/g, "");
  if (!/^\d{9}$/.test(digits)) return refused(`"${shorten(text)}" is not a routing number: one has 9 digits.`);
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * ([3, 7, 1][index % 3] ?? 0), 0);
  if (sum % 10 === 0) return parsed(digits);
  return refused(`The digits of the routing number ${digits} do not add up: one of them is wrong.`);
}

/** @param beside what the account stands beside: a British one has 8 digits, one of the United States 4 to 17 */
export function parseAccountNumber(text: string, beside: "sortCode" | "routingNumber"): Parsed<string> {
  const digits = text.replace(/[\s-]/g, "");
  const fits = beside === "sortCode" ? /^\d{8}$/ : /^\d{4,17}$/;
  if (fits.test(digits)) return parsed(digits);
  const right = beside === "sortCode" ? "8 digits" : "4 to 17 digits";
  return refused(`The account number "${shorten(text)}" is not one: beside ${BESIDE[beside]} it has ${right}.`);
}

const BESIDE = { sortCode: "a sort code", routingNumber: "a routing number" } as const;

/** Whether money could be sent by them: one way is whole. */
export function canBePaid(bank: BankDetails | null): boolean {
  if (bank === null) return false;
  const { iban, sortCode, routingNumber, accountNumber, payTo } = bank;
  return iban !== null || payTo !== null || (accountNumber !== null && (sortCode ?? routingNumber) !== null);
}

/** A row of "how to pay". */
export interface PaymentRow {
  readonly label: string;
  readonly value: string;
}

/**
 * How to pay, in the business's words, in the order in which a person types it into their bank.
 *
 * @param business.name stands as the account's name where the details give no other
 */
export function paymentRows({
  name,
  bank,
}: {
  readonly name: string | null;
  readonly bank: BankDetails | null;
}): readonly PaymentRow[] {
  if (bank === null) return [];
  const { iban, bic, sortCode, routingNumber, accountNumber, payTo } = bank;
  const holder = bank.holder ?? name;
  const account = iban ?? accountNumber;
  const rows: readonly (readonly [string, string | null])[] = [
    ["Account name", account === null ? null : holder],
    ["IBAN", iban === null ? null : formatIban(iban)],
    ["BIC", bic],
    ["Sort code", sortCode],
    ["Routing number", routingNumber],
    ["Account number", accountNumber],
    ["Pay to", payTo],
  ];
  return rows.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
}

/** "GB33 BUKB 2020 1555 5555 55": in fours, as it stands on paper. */
export function formatIban(iban: string): string {
  return iban.replace(/(.{4})(?=.)/g, "$1 ");
}

const readBy = (read: (text: string) => Parsed<string>) =>
  z
    .string()
    .superRefine((text, context) => {
      const value = read(text);
      if (!value.ok) context.addIssue(value.problem);
      else if (value.value !== text) context.addIssue(`"${shorten(text)}" is not written as it is kept.`);
    })
    .nullable();

/** Bank details in JSON, wholly checked: every number fits, and one way to pay is whole. */
export const bankDetailsJson: z.ZodType<BankDetails> = z
  .strictObject({
    holder: textJson("The account's name", 200).nullable(),
    iban: readBy(parseIban),
    bic: readBy(parseBic),
    sortCode: readBy(parseSortCode),
    routingNumber: readBy(parseRoutingNumber),
    accountNumber: z
      .string()
      .regex(/^\d{4,17}$/, "An account number has 4 to 17 digits.")
      .nullable(),
    payTo: textJson("How to pay", 300).nullable(),
  })
  .superRefine((bank, context) => {
    const problem = problemWith(bank);
    if (problem !== null) context.addIssue(problem);
  });

/** What is missing or does not go together, in a whole sentence; null where they are whole. */
export function problemWith(bank: BankDetails): string | null {
  const { sortCode, routingNumber, accountNumber, iban, bic } = bank;
  if (sortCode !== null && routingNumber !== null) return "An account has a sort code or a routing number, not both.";
  if (sortCode !== null && accountNumber === null) return "The account number that goes with the sort code is missing.";
  if (routingNumber !== null && accountNumber === null) {
    return "The account number that goes with the routing number is missing.";
  }
  const beside = sortCode === null ? (routingNumber === null ? null : "routingNumber") : "sortCode";
  if (accountNumber !== null && beside === null) {
    return "An account number alone is not enough: say its sort code or routing number too.";
  }
  if (accountNumber !== null && beside !== null) {
    const account = parseAccountNumber(accountNumber, beside);
    if (!account.ok) return account.problem;
  }
  if (bic !== null && iban === null && accountNumber === null) return "A BIC alone is not enough: say the IBAN too.";
  return canBePaid(bank) ? null : "That does not say where to pay.";
}

function shorten(text: string): string {
  return text.trim().slice(0, 44);
}
