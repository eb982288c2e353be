import type { Facts, FactUnit } from "#assistant/check-words/facts";

const said = (text: string): FactUnit => ({ text, clauses: text.split(", "), said: true });
const row = (...cells: string[]): FactUnit => ({
  text: cells.join(" | "),
  clauses: [...cells, cells.join(" ")],
  said: false,
});

/** Monday 23 November 2026. Globex: INV-0001, late since 11 November. Initech: INV-0002, in euros, due in December. */
export const FACTS: Facts = {
  today: Temporal.PlainDate.from("2026-11-23"),
  currency: "USD",
  person: "what is open?",
  names: ["Studio Maya", "Ana"],
  units: [
    said("You are owed: 1,234.50 USD on 2 invoices, 1,200.00 USD of it overdue"),
    said("You are owed: 800.00 EUR on 1 invoice, none of it overdue"),
    row("Open", "Number INV-0001", "Customer Globex", "Due 11 Nov 2026 (12 days late)", "Open 1,200.00 USD"),
    row("Open", "Number INV-0002", "Customer Initech GmbH", "Due 15 Dec 2026", "Open 800.00 EUR"),
    row("Open", "Number INV-0003", "Customer Smith & Sons", "Due 27 Nov 2026", "Open 34.50 USD"),
  ],
  sayings: ["who owes me money?", "invoice Acme Ltd $2,500 for website development due in 14 days"],
  performed: [],
  acting: false,
};
export const SENT: Facts = {
  ...FACTS,
  person: "bill Globex two thousand five hundred for the new site, due in 14 days",
  units: [said("Sent INV-0004 to Globex: 2,500.00 USD, due 7 Dec 2026"), said("Its PDF is in the outbox folder")],
  performed: ["draft-document", "issue-document"],
  acting: true,
};
export const WAITS: Facts = {
  ...SENT,
  units: [
    said("Issue and send invoice to Globex: 2,500.00 USD"),
    said("It waits for the owner: 2,500.00 USD is over the limit of 1,000.00 USD"),
    said("1 thing waits"),
  ],
  performed: ["draft-document"],
};

export const PAY: Facts = {
  ...FACTS,
  person: "Globex paid 1000 by bank transfer",
  acting: true,
  performed: ["record-payment"],
  units: [said("Noted 1,000.00 USD from Globex: INV-0001 is paid in part with 1,000.00 USD, 200.00 USD is still open")],
};
export const NO: Facts = {
  ...FACTS,
  person: "invoice Contoso $90 for a sign",
  acting: true,
  units: [said("There is no customer called Contoso"), said("Nothing was changed")],
};
