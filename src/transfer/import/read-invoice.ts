import { currencyOf, unknownCurrency } from "#domain/currencies";
import { daysBetween } from "#domain/business-date";
import { MAX_AMOUNT_MINOR, type Money, money, parseMoney } from "#domain/money";
import { nameIdentity, parsePartyName } from "#domain/party";
import { sequenceOf } from "#documents/number-pattern";
import type { StagedInvoice } from "#storage/import-rows";

import { hasShortYear, readDate } from "./dates.ts";
import { invoiceContent } from "./invoice-content.ts";
import { plainNumeral, readNumeral } from "./numerals.ts";
import type { Cells } from "./read-cells.ts";
import type { Manner } from "./survey.ts";

export interface InvoiceContext {
  readonly manner: Manner;
  /** For rows without one. */
  readonly currency: string;
  readonly today: Temporal.PlainDate;
  /** How the business numbers its own. */
  readonly numberPattern: string;
}

/** Why a row that is right makes nothing. */
export type LeftOut = "paid" | "void" | "draft";

/** A number names a folder too: it must stay inside of the one that it is put in. */
const NUMBER = /^(?!.*(?:^|\/)\.{0,2}(?:\/|$))[\p{L}\p{N}][\p{L}\p{N} ./_#()+-]{0,39}$/u;
/** What other programs call a state, by what it means here. */
const STATUSES: Readonly<Record<string, "sent" | "issued" | LeftOut>> = {
  "": "sent",
  sent: "sent",
  open: "sent",
  overdue: "sent",
  unpaid: "sent",
  issued: "issued",
  "not sent": "issued",
  "partly-paid": "sent",
  "partly paid": "sent",
  "partially paid": "sent",
  paid: "paid",
  closed: "paid",
  void: "void",
  voided: "void",
  cancelled: "void",
  canceled: "void",
  draft: "draft",
};

/** One open invoice out of one row, or why it is none to bring along; null where the row is wrong. */
export function readInvoice(cells: Cells, context: InvoiceContext): StagedInvoice | LeftOut | null {
  const state = STATUSES[cells.value("status").toLowerCase()];
  if (state === undefined)
    cells.bad(
      "status",
      "unknown status",
      "That is no status.",
      "Write sent, issued, paid, void or draft, or leave it empty.",
    );
  if (state === "void" || state === "draft") return state;
  const number = cells.text("number", 40, { required: true });
  if (number !== null && !NUMBER.test(number))
    cells.bad("number", "bad number", "That cannot number a document.", "Use letters, digits and - / . _ # only.");
  const customer = parsePartyName(cells.value("customer"));
  if (!customer.ok)
    cells.bad("customer", cells.value("customer") === "" ? "missing" : "bad name", customer.problem, "");
  const currency = currencyOf(cells.value("currency") === "" ? context.currency : cells.value("currency"));
  if (currency === undefined) cells.bad("currency", "not a currency", unknownCurrency(cells.value("currency")), "");
  const dates = readDates(cells, context);
  const sums = currency === undefined ? null : readSums(cells, currency.code, context);
  if (
    state === "paid" &&
    sums !== null &&
    cells.value("open") + cells.value("paid") !== "" &&
    sums.paidMinor < sums.totalMinor
  )
    cells.bad(
      "status",
      "sums that disagree",
      "It says that it is paid, and its amounts that it is not.",
      "Put one of them right.",
    );
  const description = cells.text("description", 500, { lines: true });
  const reference = cells.text("reference", 200);
  const notes = cells.text("notes", 2_000, { lines: true });
  if (cells.problems.length > 0 || number === null || !customer.ok || dates === null || sums === null) return null;
  if (state === "paid" || sums.paidMinor === sums.totalMinor) return "paid";
  const said = description ?? `Invoice ${number}`;
  return {
    kind: "invoice",
    number,
    customer: customer.value,
    key: nameIdentity(customer.value),
    issueDate: dates.issueDate.toString(),
    dueDate: dates.dueDate.toString(),
    currency: sums.currency,
    netMinor: (sums.totalMinor - sums.taxMinor).toString(),
    taxMinor: sums.taxMinor.toString(),
    totalMinor: sums.totalMinor.toString(),
    paidMinor: sums.paidMinor.toString(),
    paidOn: (dates.paidOn ?? dates.issueDate).toString(),
    sent: state !== "issued",
    content: invoiceContent({
      ...dates,
      ...sums,
      netMinor: sums.totalMinor - sums.taxMinor,
      description: said,
      reference,
      notes,
    }),
    place: sequenceOf(context.numberPattern, number)?.toString() ?? null,
  };
}

interface Dates {
  readonly issueDate: Temporal.PlainDate;
  readonly dueDate: Temporal.PlainDate;
  readonly paidOn: Temporal.PlainDate | null;
}

function readDates(cells: Cells, { manner, today }: InvoiceContext): Dates | null {
  const date = (field: string, required: boolean): Temporal.PlainDate | null => {
    const said = cells.value(field);
    if (said === "") {
      if (required) cells.bad(field, "missing", "It is empty.", "Every invoice needs one.");
      return null;
    }
    const read = readDate(said, manner.order);
    if (read === null) {
      const short = hasShortYear(said) ? "Write the year with four digits." : "Write it like 2026-12-31.";
      cells.bad(field, "not a date", "There is no such day.", short);
    }
    return read;
  };
  const [issueDate, dueDate, paidOn] = [date("issue_date", true), date("due_date", true), date("paid_on", false)];
  if (issueDate === null || dueDate === null) return null;
  if (daysBetween(issueDate, dueDate) < 0)
    cells.bad("due_date", "due before issued", "The due date is before the issue date.", "Put one of them right.");
  for (const [field, day] of [
    ["issue_date", issueDate],
    ["paid_on", paidOn],
  ] as const) {
    if (day !== null && daysBetween(today, day) > 0)
      cells.bad(field, "still to come", "That day is still to come.", "Only what has happened can be brought along.");
  }
  return { issueDate, dueDate, paidOn };
}

interface Sums {
  readonly currency: string;
  readonly totalMinor: bigint;
  readonly taxMinor: bigint;
  readonly paidMinor: bigint;
}

/** The figures that a row gives, and those that follow from them: nothing is guessed, and what is told twice must agree. */
function readSums(cells: Cells, currency: string, { manner }: InvoiceContext): Sums | null {
  const amount = (field: string): bigint | null => readAmount(cells, field, currency, manner)?.amountMinor ?? null;
  const before = cells.problems.length;
  const [total, net, tax, open, paid] = [amount("total"), amount("net"), amount("tax"), amount("open"), amount("paid")];
  if (cells.problems.length > before) return null;
  const disagree = (field: string, expected: string): null => {
    cells.bad(field, "sums that disagree", "The amounts of this row do not add up.", expected);
    return null;
  };
  if (total !== null && net !== null && net + (tax ?? total - net) !== total)
    return disagree("total", "The total must be net and tax.");
  const all = total ?? (net === null ? null : net + (tax ?? 0n)) ?? (open === null ? null : open + (paid ?? 0n));
  if (all === null) {
    cells.bad(
      "total",
      "missing",
      "No amount is given.",
      "Every invoice needs its total, its net or what is open of it.",
    );
    return null;
  }
  if (all === 0n) return disagree("total", "An invoice is for more than zero.");
  const taxMinor = tax ?? (net === null ? 0n : all - net);
  if (all > MAX_AMOUNT_MINOR) return disagree("total", "It is more than one document can hold.");
  if (taxMinor < 0n || taxMinor > all - taxMinor)
    return disagree("tax", "The tax is a part of the total, and not more than the net.");
  const paidMinor = paid ?? (open === null ? 0n : all - open);
  if (paidMinor < 0n || paidMinor > all)
    return disagree(open === null ? "paid" : "open", "No more can be open or paid than the total.");
  if (open !== null && open + paidMinor !== all) return disagree("open", "Paid and open must come to the total.");
  return { currency, totalMinor: all, taxMinor, paidMinor };
}

function readAmount(cells: Cells, field: string, currency: string, { mark }: Manner): Money | null {
  const said = cells.value(field);
  if (said === "") return null;
  const numeral = readNumeral(said);
  const plain = numeral === null ? null : plainNumeral(numeral, mark);
  if (numeral === null || plain === null) {
    const like = mark === "point" ? "1234.50 or 1,234.50" : "1234,50 or 1.234,50";
    cells.bad(field, "not an amount", "That is not an amount.", `Write it like ${like}.`);
    return null;
  }
  if (numeral.currency !== null && numeral.currency !== currency) {
    cells.bad(
      field,
      "another currency",
      `It says ${numeral.currency}, and the row is in ${currency}.`,
      "Put one of them right.",
    );
    return null;
  }
  const read = parseMoney({ amount: plain, currency }, { allowZero: true });
  if (!read.ok) cells.bad(field, "not an amount", read.problem, "");
  else if (!numeral.negative || read.value.amountMinor === 0n) return read.value;
  else
    cells.bad(
      field,
      "negative",
      "It is negative.",
      "Credit notes and overpayments cannot be brought along as invoices.",
    );
  return read.ok ? money(0n, currency) : null;
}
