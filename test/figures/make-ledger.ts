import { writeFileSync } from "node:fs";

import { stringify } from "csv-stringify/sync";

import { randomNumbers } from "../faults/random.ts";

import { LEDGER_COLUMNS, type LedgerRow } from "./ledger-row.ts";

/** Writes `ledger.csv`: `node test/figures/make-ledger.ts`. The spreadsheet is made from it afterwards. */
const INVOICES = 330;
const CUSTOMERS = 24;
const FIRST = Temporal.PlainDate.from("2025-07-01");
const DAYS = 440;
const below = randomNumbers(20_261_124);
const oneIn = (count: number): boolean => below(count) === 0;

const rows: LedgerRow[] = [];
const blank = { due: "", back: "", payment: "", invoice: "" };
let payments = 0;

function amountOf(currency: string, minor: number): string {
  return currency === "JPY" ? String(minor) : (minor / 100).toFixed(2);
}

/** Money from a customer, as far as it goes settling one invoice; what is over settles the next ones, later. */
interface Over {
  readonly payment: string;
  readonly customer: string;
  readonly currency: string;
  left: number;
}
const credits: Over[] = [];

function pay(of: LedgerRow, date: Temporal.PlainDate, minor: number, settles: number, back = ""): void {
  const payment = `P-${String(++payments).padStart(4, "0")}`;
  const { customer, currency, id } = of;
  const common = { ...blank, customer, currency, date: date.toString(), back };
  rows.push({ ...common, kind: "payment", id: payment, amount: amountOf(currency, minor) });
  rows.push({ ...common, kind: "allocation", id: "", amount: amountOf(currency, settles), payment, invoice: id });
  if (minor > settles) credits.push({ payment, customer, currency, left: minor - settles });
}

/** A share of what is open, paid by credit of the same customer where they have some. */
function useCredit(of: LedgerRow, date: Temporal.PlainDate, open: number): number {
  const credit = credits.find((one) => one.customer === of.customer && one.currency === of.currency && one.left > 0);
  const paid = rows.find(({ id }) => id !== "" && id === credit?.payment);
  if (credit === undefined || paid === undefined || paid.date > date.toString()) return 0;
  const part = Math.min(credit.left, open);
  credit.left -= part;
  const { customer, currency } = of;
  const settling = { kind: "allocation", id: "", payment: credit.payment, invoice: of.id } as const;
  rows.push({ ...blank, ...settling, customer, currency, date: date.toString(), amount: amountOf(currency, part) });
  return part;
}

for (let number = 1; number <= INVOICES; number++) {
  const customer = below(CUSTOMERS);
  // A customer keeps to a currency, but for a few.
  const currency = oneIn(12) ? "USD" : (["USD", "EUR", "USD", "JPY", "EUR"][customer % 5] ?? "USD");
  const issued = FIRST.add({ days: Math.floor(((number - 1) * DAYS) / INVOICES) });
  const due = issued.add({ days: [0, 14, 30, 30, 45, 60][below(6)] ?? 30 });
  const minor = 4_000 + below(900_000);
  const invoice: LedgerRow = {
    ...blank,
    kind: "invoice",
    id: `L-${String(number).padStart(4, "0")}`,
    customer: `Customer ${String(customer + 1).padStart(2, "0")}`,
    currency,
    date: issued.toString(),
    due: due.toString(),
    amount: amountOf(currency, minor),
  };
  if (oneIn(20)) {
    rows.push({ ...invoice, back: issued.add({ days: below(70) }).toString() });
    continue;
  }
  rows.push(invoice);
  const fate = below(100);
  if (fate < 14) continue;
  // Some pay early, most late, each in their own manner.
  let on = due.add({ days: customer * 2 - 8 + below(20) });
  if (Temporal.PlainDate.compare(on, issued) < 0) on = issued;
  if (fate < 20) {
    // Noted by mistake, taken back, and noted again.
    pay(invoice, on, minor, minor, on.add({ days: 3 + below(30) }).toString());
    if (fate < 18) pay(invoice, on.add({ days: 40 }), minor, minor);
    continue;
  }
  let open = minor - useCredit(invoice, on, minor);
  if (open === 0) continue;
  if (fate < 45) {
    const part = Math.max(1, Math.floor((open * (20 + below(60))) / 100));
    pay(invoice, on, part, part);
    open -= part;
    if (fate < 32) continue;
    on = on.add({ days: 5 + below(50) });
  }
  pay(invoice, on, fate > 92 ? open + 5_000 + below(20_000) : open, open);
}

writeFileSync(new URL("ledger.csv", import.meta.url), stringify(rows, { header: true, columns: LEDGER_COLUMNS }));
