import { describe, expect, it } from "vitest";

import { FACTS, SENT, WAITS } from "#test/facts-of-tests";

import { checkWords } from "./check-words.ts";

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

it("reads a long text in a moment", () => {
  const long = "Globex owes you 1,200.00 USD on INV-0001, due on 11 November, and it is late. ".repeat(40);
  expect(checkWords(long, FACTS)).toBeNull();
  expect(checkWords(`${"one ".repeat(700)}hundred`, FACTS)).not.toBeUndefined();
});
