import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";

import type { ClientBase } from "pg";

import { numberOf, undoCode, waitingCode } from "./customer-books.ts";

const LOGO = fileURLToPath(new URL("./logo.svg", import.meta.url));

/** One thing that the owner says, and what is in the customer's books afterwards. Worked out by hand. */
export interface Step {
  /** The line, or the lines that are sent at once. Codes and numbers are looked up when it is their turn. */
  say(customer: string, books: ClientBase): Promise<readonly string[]>;
  readonly reply: RegExp;
  /** What `customerBooks` no longer has, and what it has now. */
  readonly gone: readonly string[];
  readonly now: readonly string[];
}

const step = (
  say: (customer: string, books: ClientBase) => string | readonly string[] | Promise<string>,
  reply: RegExp,
  now: readonly string[] = [],
  gone: readonly string[] = [],
): Step => ({ say: async (customer, books) => [await say(customer, books)].flat(), reply, now, gone });

const approve = async (customer: string, books: ClientBase): Promise<string> =>
  `approve ${await waitingCode(books, customer)}`;

/**
 * A conversation about one new customer that comes to every durable step. In the end: bank 1,500.00 (500 + 900 + 100),
 * revenue 1,500.00 (1,200 + 300; the 800 is void), nothing owed, no credit.
 */
export const CONVERSATION: readonly Step[] = [
  step(
    (who) => `invoice new customer ${who} $1,200 for design work due in 14 days`,
    /1,200\.00 USD\. It waits .* new customer/,
    ["invoice 1200.00 draft", "issue-document pending"],
  ),
  // One thing waits, so that no code is needed.
  step(
    () => "approve",
    /^Approved\. (Sent|Issued) INV-\d+ to .*: 1,200\.00 USD/,
    ["invoice 1200.00 sent, open 1200.00", "issue-document approved", "receivable 1200.00"],
    ["invoice 1200.00 draft", "issue-document pending"],
  ),
  step(
    (who) => `${who} paid $500`,
    /^Noted 500\.00 USD .* 700\.00 USD /,
    ["invoice 1200.00 partly-paid, open 700.00", "payment 500.00", "receivable 700.00"],
    ["invoice 1200.00 sent, open 1200.00", "receivable 1200.00"],
  ),
  step(
    (who) => `invoice ${who} $800 for hosting due in 30 days`,
    /^(Sent|Issued) INV-\d+ to .*: 800\.00 USD/,
    ["invoice 800.00 sent, open 800.00", "receivable 1500.00"],
    ["receivable 700.00"],
  ),
  step(
    (who, books) => undoCode(books, who, "void-document"),
    /^(Undone: INV-\d+ is void\. It keeps its number, and its entries are reversed\.( It was sent .*)?|That was done already\.)$/,
    ["invoice 800.00 void", "receivable 700.00"],
    ["invoice 800.00 sent, open 800.00", "receivable 1500.00"],
  ),
  step(
    (who) => `${who} paid $900`,
    /^Noted 900\.00 USD .* 200\.00 USD /,
    ["invoice 1200.00 paid, open 0.00", "payment 900.00", "customer-credit -200.00"],
    ["invoice 1200.00 partly-paid, open 700.00", "receivable 700.00"],
  ),
  step((who) => `invoice ${who} $300 for support due in 14 days`, /^(Sent|Issued) INV-\d+ to .*: 300\.00 USD/, [
    "invoice 300.00 sent, open 300.00",
    "receivable 300.00",
  ]),
  step(
    async (who, books) => `apply the credit to ${await numberOf(books, who, 300_00)}`,
    /^Used 200\.00 USD .* 100\.00 USD /,
    ["invoice 300.00 partly-paid, open 100.00", "receivable 100.00"],
    ["invoice 300.00 sent, open 300.00", "receivable 300.00", "customer-credit -200.00"],
  ),
  step(
    async (who, books) => `send ${await numberOf(books, who, 300_00)} again`,
    /^(Sent|Issued) INV-\d+ to .*: 300\.00 USD/,
  ),
  step(async (who, books) => `void ${await numberOf(books, who, 300_00)}`, /^INV-\d+ has payments of 200\.00 USD\./),
  step((who) => `invoice ${who} $6,000 for a migration due in 30 days`, /is over the limit/, [
    "invoice 6000.00 draft",
    "issue-document pending",
  ]),
  step(
    async (who, books) => `edit ${await waitingCode(books, who)} $5,500`,
    /5,500\.00 USD\. It waits /,
    ["invoice 5500.00 draft", "issue-document superseded"],
    ["invoice 6000.00 draft"],
  ),
  step(
    async (who, books) => `reject ${await waitingCode(books, who)} because it is too much`,
    /^Rejected [A-Z0-9]+: .*5,500\.00 USD\. Nothing was sent/,
    ["issue-document rejected"],
    ["issue-document pending"],
  ),
  step((who) => `invoice ${who} $7,000 for a rollout due in 45 days`, /is over the limit/, [
    "invoice 7000.00 draft",
    "issue-document pending",
  ]),
  step(() => "void it", /^Void the draft .*7,000\.00 USD\. It waits /, ["void-document pending"]),
  step(
    approve,
    /^Approved and done: Void the draft invoice/,
    ["invoice 7000.00 void", "void-document approved"],
    ["invoice 7000.00 draft", "void-document pending"],
  ),
  // What waits now can no longer be done.
  step(
    approve,
    /can no longer be done|is no longer waiting\. Lapsed/,
    ["issue-document lapsed"],
    ["issue-document pending"],
  ),
  step(
    (who) => `${who} paid $40`,
    /^Noted 40\.00 USD .* 60\.00 USD /,
    ["invoice 300.00 partly-paid, open 60.00", "payment 40.00", "receivable 60.00"],
    ["invoice 300.00 partly-paid, open 100.00", "receivable 100.00"],
  ),
  step(
    (who, books) => undoCode(books, who, "reverse-payment"),
    /^(Undone: took back .* is open again|That was done already)\.$/,
    ["invoice 300.00 partly-paid, open 100.00", "payment 40.00 taken back", "receivable 100.00"],
    ["invoice 300.00 partly-paid, open 60.00", "payment 40.00", "receivable 60.00"],
  ),
  step(
    (who) => `invoice ${who} $250 for printing due in 14 days`,
    /^(Sent|Issued) INV-\d+ to .*: 250\.00 USD/,
    ["invoice 250.00 sent, open 250.00", "receivable 350.00"],
    ["receivable 100.00"],
  ),
  // Its customer has it already, so that a person says whether it is replaced.
  step(
    async (who, books) => `change ${await numberOf(books, who, 250_00)} to $260`,
    /^Void INV-\d+ and send a new invoice .*260\.00 USD\. It waits /,
    ["invoice 260.00 draft", "reissue-document pending"],
  ),
  step(
    approve,
    /^Approved\. INV-\d+ is void; INV-\d+ replaces it\. (Sent|Issued) INV-\d+ to .*: 260\.00 USD/,
    ["invoice 250.00 void", "invoice 260.00 sent, open 260.00", "reissue-document approved", "receivable 360.00"],
    ["invoice 250.00 sent, open 250.00", "invoice 260.00 draft", "reissue-document pending", "receivable 350.00"],
  ),
  step(
    () => "void it because it was a test",
    /^Voided INV-\d+\./,
    ["invoice 260.00 void", "receivable 100.00"],
    ["invoice 260.00 sent, open 260.00", "receivable 360.00"],
  ),
  step(
    (who) => `${who} paid $70 by cash`,
    /^Noted 70\.00 USD .* 30\.00 USD /,
    ["invoice 300.00 partly-paid, open 30.00", "payment 70.00", "receivable 30.00"],
    ["invoice 300.00 partly-paid, open 100.00", "receivable 100.00"],
  ),
  step(
    () => "undo that",
    /^Undone: took back 70\.00 USD from /,
    ["invoice 300.00 partly-paid, open 100.00", "payment 70.00 taken back", "receivable 100.00"],
    ["invoice 300.00 partly-paid, open 30.00", "payment 70.00", "receivable 30.00"],
  ),
  step((who) => `how much does ${who} owe me`, /owes you 100\.00 USD on 1 invoice/),
  step(
    (who) => [`${who} paid $10`, `${who} paid $20`, `${who} paid $30`, `${who} paid $40.00`],
    /^Noted [1234]0\.00 USD/,
    ["invoice 300.00 paid, open 0.00", "payment 10.00", "payment 20.00", "payment 30.00", "payment 40.00"],
    ["invoice 300.00 partly-paid, open 100.00", "receivable 100.00"],
  ),
  step(() => `use this logo: ${LOGO}`, /^(Noted: logo a picture|That is what is set already\.)/),
];

const CONSONANTS = "bdfghklmnprstvz";
const VOWELS = "aeiou";

/** Names so unlike each other that none is taken for a slip of another. */
export function customerName(seed: string): string {
  const letters = [...createHash("sha256").update(seed).digest().subarray(0, 10)].map((byte, at) => {
    const from = at % 2 === 0 ? CONSONANTS : VOWELS;
    return from[byte % from.length] ?? "a";
  });
  return `X${letters.join("")}`;
}
