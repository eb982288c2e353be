import { describe, expect, it } from "vitest";

import { checkWords } from "./check-words.ts";
import type { Facts, FactUnit } from "./facts.ts";

const said = (text: string): FactUnit => ({ text, clauses: text.split(", "), said: true });
const row = (...cells: string[]): FactUnit => ({
  text: cells.join(" | "),
  clauses: [...cells, cells.join(" ")],
  said: false,
});

/** Monday 23 November 2026. Globex: INV-0001, late since 11 November. Initech: INV-0002, in euros, due in December. */
const FACTS: Facts = {
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
const SENT: Facts = {
  ...FACTS,
  person: "bill Globex two thousand five hundred for the new site, due in 14 days",
  units: [said("Sent INV-0004 to Globex: 2,500.00 USD, due 7 Dec 2026"), said("Its PDF is in the outbox folder")],
  performed: ["draft-document", "issue-document"],
  acting: true,
};
const WAITS: Facts = {
  ...SENT,
  units: [
    said("Issue and send invoice to Globex: 2,500.00 USD"),
    said("It waits for the owner: 2,500.00 USD is over the limit of 1,000.00 USD"),
    said("1 thing waits"),
  ],
  performed: ["draft-document"],
};

const PAY: Facts = {
  ...FACTS,
  person: "Globex paid 1000 by bank transfer",
  acting: true,
  performed: ["record-payment"],
  units: [said("Noted 1,000.00 USD from Globex: INV-0001 is paid in part with 1,000.00 USD, 200.00 USD is still open")],
};
const NO: Facts = {
  ...FACTS,
  person: "invoice Contoso $90 for a sign",
  acting: true,
  units: [said("There is no customer called Contoso"), said("Nothing was changed")],
};

describe("what the facts back passes", () => {
  it.each([
    "Globex owes you $1,200.",
    "Globex owes you 1200 dollars.",
    "Globex owes you US$1,200.00.",
    "Globex owes you USD 1,200.",
    "Globex owes you twelve hundred dollars.",
    "Globex owes you one thousand two hundred dollars.",
    "Globex owes you 1.2k USD.",
    "Initech GmbH owes you €800,00.",
    "Initech owes you eight hundred euros.",
    "INV-0001 is late, by 12 days.",
    "INV-0001 was due on 11/11/2026.",
    "INV-0001 was due on Wednesday, 11 November.",
    "INV-0001 was due 12 days ago.",
    "INV-0002 is due on December 15, 2026.",
    "INV-0002 is due on the 15th of December.",
    "INV-0002 is due in 22 days.",
    "INV-0002 is due next month.",
    "INV-0003 is due on Friday.",
    "INV-0003 is due this week.",
    "INV-0003 falls due in four days, so it isn't overdue.",
    "Invoice 1 is overdue.",
    "As of today, you are owed 1,234.50 USD on two invoices.",
    "Today is Monday, November 23rd.",
    "**Globex** is late.\n- INV-0001: 1,200.00 USD\n- INV-0003: 34.50 USD, from Smith and Sons",
    'You can ask "who owes me money?" at any time, Ana.',
    "Initech's invoice is not overdue.",
    "I have not sent anything to Globex.",
    "Should I send INV-0001 to Globex again?",
    "Studio Maya is owed 800.00 EUR.",
    "I looked at Initech GmbH. It owes you 800.00 EUR.",
    "That is the one to Smith & Sons, of 34.50 USD. Nothing of it is late.",
    "Which of them do you mean?",
  ])("%s", (text) => {
    expect(checkWords(text, FACTS)).toBeNull();
  });

  it.each([
    "Sent.",
    "I've sent INV-0004 to Globex.",
    "Done: the $2,500 invoice went out to Globex.",
    "It is due in two weeks, on 7 December.",
    "The invoice for the new site is on its way.",
    "I created and sent it.",
  ])("where it was done: %s", (text) => {
    expect(checkWords(text, SENT)).toBeNull();
  });

  it.each([
    "It waits for your approval.",
    "I've drafted the invoice to Globex. It has not been sent.",
    "The $2,500 are over your limit of $1,000, so it needs your approval.",
    "Once you approve it, it will be sent.",
  ])("where it waits: %s", (text) => {
    expect(checkWords(text, WAITS)).toBeNull();
  });
});

describe("what no fact backs does not", () => {
  it.each([
    ["amount", "Globex owes you $1,200.50."],
    ["amount", "Globex owes you 1.3k USD."],
    ["amount", "Globex owes you thirteen hundred dollars."],
    ["amount", "Globex owes you £1,200."],
    ["amount", "Initech owes you €8.000,00."],
    ["amount", "That makes 2.034,50 USD together."],
    ["amount", "They pay about $100 a day."],
    ["pairing", "Initech owes you 1,200.00 USD."],
    ["pairing", "Globex is due on 15 December."],
    ["pairing", "INV-0002 is 12 days late."],
    ["pairing", "INV-0003 to Globex is next. It is for 1,200.00 USD.".replace("INV-0003 to Globex", "INV-0003")],
    ["number", "Seven invoices are open."],
    ["number", "There are 25 hundred of them."],
    ["percent", "97 % of it is late."],
    ["percent", "Ninety percent of it is late."],
    ["exact", "Half of it is late."],
    ["exact", "INV-0009 is late."],
    ["exact", "Invoice no. 9 is late."],
    ["exact", "Say approve K7M4."],
    ["exact", "Pay into DE89 3704 0044 0532 0130 00."],
    ["exact", "Write to ap@globex.com."],
    ["date", "INV-0001 was due on 1 November."],
    ["date", "INV-0001 was due yesterday."],
    ["date", "INV-0001 was due last Tuesday."],
    ["date", "INV-0001 was due on 10/11."],
    ["date", "INV-0002 is due at the end of the month."],
    ["date", "INV-0002 is due in January."],
    ["date", "INV-0002 is due on Monday, 15 December."],
    ["date", "INV-0002 is due on 31 February."],
    ["date", "INV-0003 is due today."],
    ["days", "INV-0001 is three weeks late."],
    ["name", "Umbrella owes you the most."],
    ["name", "Please ring Dana Whitfield."],
    ["name", "Globex Ltd owes you 1,200.00 USD."],
    ["status", "Globex has paid."],
    ["status", "Nobody owes you anything."],
    ["status", "Nothing is overdue."],
    ["status", "Everything is overdue."],
    ["status", "Initech is late."],
    ["status", "INV-0001 was voided."],
    ["status", "I've reminded Globex."],
    ["status", "I checked the books and wrote to Globex."],
    ["status", "All done!"],
    ["promise", "I'll remind them tomorrow."],
    ["promise", "I'm sending it now."],
  ])("%s: %s", (kind, text) => {
    expect(checkWords(text, FACTS)).toBe(kind);
  });

  it.each([
    "The invoice to Globex has been sent.",
    "Done, it is out the door.",
    "I've issued it.",
    "It was approved.",
    "Nothing waits for you.",
  ])("where it only waits: %s", (text) => {
    expect(checkWords(text, WAITS)).toBe("status");
  });

  it("what a person only asked about is no answer to it", () => {
    const asked = { ...FACTS, person: "does Globex owe me $5,000?" };
    expect(checkWords("Globex stands at $5,000.", asked)).toBe("amount");
    expect(checkWords("You said $5,000.", asked)).toBeNull();
    expect(checkWords("Do you mean the $5,000?", asked)).toBeNull();
  });
});

describe("in the manner in which models write", () => {
  const TURNS: Readonly<Record<string, Facts>> = { facts: FACTS, sent: SENT, waits: WAITS, pay: PAY, no: NO };

  it.each([
    [
      "sent",
      "Done — invoice INV-0004 for $2,500.00 has been sent to Globex, due December 7, 2026. The PDF is in your outbox folder.",
    ],
    [
      "sent",
      "I've created and sent invoice INV-0004 to Globex for $2,500.00. It's due on December 7, 2026 (in 14 days).",
    ],
    ["sent", "All done! INV-0004 is on its way to Globex."],
    ["sent", "Invoice INV-0004 to Globex for the new site is out: $2,500, due 7 December."],
    [
      "facts",
      "You're owed $1,234.50 across 2 invoices, of which $1,200.00 (INV-0001, Globex) is 12 days overdue. Initech GmbH also owes €800.00, due December 15.",
    ],
    ["facts", "It looks like Globex's INV-0001 is the only overdue invoice right now. Want me to resend it?"],
    ["facts", "Nothing's overdue for Initech — their €800.00 isn't due until December 15."],
    [
      "facts",
      "Here's where things stand: Globex is 12 days late with $1,200.00, while the other two invoices aren't due yet.",
    ],
    ["facts", "Your largest open item is INV-0001 (Globex, $1,200.00)."],
    ["facts", "Globex owes you $1,200 on INV-0001, which was due November 11 — 12 days ago."],
    ["facts", "Smith & Sons' $34.50 comes due this Friday, November 27."],
    ["facts", "I looked it up: Initech GmbH's invoice is open and due mid-December."],
    ["facts", "No payments have come in from Globex yet."],
    ["facts", "You may want to follow up with Globex."],
    ["facts", "If you'd like, I can send INV-0001 to Globex again."],
    ["facts", 'To void it, say "void INV-0001".'],
    ["facts", "The card shows the details."],
    ["waits", "This one needs your OK first."],
    ["waits", "It's waiting for the owner's approval. Nothing was sent."],
    ["waits", "I've prepared it, but haven't sent it: please approve or reject it below."],
    ["pay", "Noted the $1,000 from Globex. $200 is still open on INV-0001."],
    ["pay", "I've recorded Globex's payment of $1,000; INV-0001 is now partially paid, with $200 left."],
    ["pay", "Payment recorded. INV-0001 still has $200.00 outstanding."],
    ["pay", "Thanks! Globex's bank transfer is in the books."],
    ["no", "I couldn't find a customer called Contoso, so nothing was changed. Should I add them?"],
    ["no", "There's no Contoso on file."],
    ["facts", "The euro invoice is from Initech GmbH."],
    ["facts", "Two are in dollars."],
  ])("passes, of what %s: %s", (turn, text) => {
    expect(checkWords(text, TURNS[turn] ?? FACTS)).toBeNull();
  });

  it.each([
    ["facts", "Initech GmbH owes €800.00 and is 12 days late."],
    ["facts", "Globex owes $34.50."],
    ["facts", "Globex's $1,200.00 isn't due until December 15."],
    ["facts", "Smith & Sons are overdue."],
    ["facts", "Only Smith & Sons' invoice is overdue."],
    ["facts", "You have received 1,200.00 USD from Globex."],
    ["facts", "The Globex invoice was settled."],
    ["facts", "Two invoices are overdue."],
    ["facts", "1,234.50 USD is overdue."],
    ["facts", "Total overdue: 2,000 USD"],
    ["facts", "globex owes you nothing"],
    ["facts", "umbrella corp owes you 1,200.00 USD"],
    ["facts", "Your invoices are all paid."],
    ["facts", "Globex cleared its balance."],
    ["facts", "A reminder has gone out to Globex."],
    ["facts", "Reminder sent!"],
    ["facts", "Globex will pay on 30 November."],
    ["facts", "Globex promised to pay."],
    ["facts", "No worries, that one's handled."],
    ["waits", "Globex has got the invoice."],
    ["waits", "Sent the invoice to Globex for you."],
    ["waits", "It's already with Globex."],
    ["waits", "Approved and sent."],
    ["waits", "The invoice went out this morning."],
    ["waits", "I took the liberty of approving it."],
    ["sent", "I've also added a 5% discount."],
    ["sent", "I've recorded the payment too."],
    ["sent", "INV-0004 is paid."],
    ["sent", "I sent INV-0004 to Globex, and refunded the last one."],
    ["pay", "INV-0001 is paid."],
    ["pay", "Globex has now paid everything."],
    ["pay", "$1,000 is still open."],
    ["pay", "Globex still owes $1,000."],
    ["pay", "I noted $200 from Globex."],
    ["pay", "The payment came in yesterday."],
    ["pay", "I also sent Globex a receipt."],
    ["pay", "Globex is all caught up."],
    ["pay", "Nothing more is owed."],
    ["pay", "INV-0002 is paid in part."],
    ["pay", "Your bank confirmed it."],
    ["no", "I've created the invoice for Contoso."],
    ["no", "Contoso has been added."],
    ["no", "Done, $90 to Contoso."],
    ["no", "The $90 invoice is on its way."],
    ["no", "Contoso now owes you $90."],
    ["no", "Invoice created!"],
    ["no", "The invoice to Contoso is ready."],
    ["facts", "You owe Globex $1,200."],
    ["facts", "Globex has 30 days to pay."],
    ["facts", "The oldest is 90+ days."],
    ["facts", "INV-0001: 1,200.00 EUR"],
    ["facts", "INV-0001 — Initech GmbH — €800"],
    ["facts", "Expect $1,200 tomorrow from Globex."],
    ["facts", "On 27 November you will get 1,200.00 USD."],
    ["facts", "Everyone except Globex has paid."],
    ["facts", "Your DSO is 42 days."],
    ["facts", "That is 15 days less than last month."],
    ["facts", "Revenue is up by a quarter."],
    ["facts", "Interest of 4 1/2 % applies."],
    ["facts", "They paid ½ of it."],
    ["facts", "It was Mr. Miller who ordered it."],
    ["facts", "ACME owes you too."],
    ["facts", "Their VAT number is DE123456789."],
    ["facts", "Call 030 1234567."],
    ["facts", "INV 0009 is late."],
    ["facts", "the 3rd of December is when Initech pays"],
    ["facts", "Initech pays in Q1."],
    ["facts", "Initech is due in under a week."],
  ])("is withheld, of what %s: %s", (turn, text) => {
    expect(checkWords(text, TURNS[turn] ?? FACTS)).not.toBeNull();
  });
});

it("reads a long text in a moment", () => {
  const long = "Globex owes you 1,200.00 USD on INV-0001, due on 11 November, and it is late. ".repeat(40);
  expect(checkWords(long, FACTS)).toBeNull();
  expect(checkWords(`${"one ".repeat(700)}hundred`, FACTS)).not.toBeUndefined();
});
