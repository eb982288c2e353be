import { expect, it } from "vitest";

import { converse } from "#assistant/language/converse";

import { loadAllExtensions } from "../../src/extensions.ts";

const { tools } = await loadAllExtensions();
const names = ["Acme Ltd", "Acme Labs", "Globex", "Initech GmbH", "Smith & Sons", "Müller Design"];
// A Sunday.
const context = { today: Temporal.PlainDate.from("2026-11-22"), currency: "USD", names };

/** What is called for a text, without asking anything: "tool {input}", one a call; or "nothing". */
function heard(text: string): readonly (readonly [tool: string, input: unknown])[] {
  const turn = converse(text, undefined, tools, context);
  if (turn.kind === "call") return [[turn.tool, turn.input]];
  return turn.kind === "sequence" ? turn.calls.map(({ tool, input }) => [tool, input]) : [];
}

const usd = (amount: string) => ({ amount, currency: "USD" });
const eur = (amount: string) => ({ amount, currency: "EUR" });
const invoice = (input: object) => ["create-invoice", input] as const;
const changed = (input: object) => ["edit-document", input] as const;
const paid = (input: object) => ["record-payment", input] as const;

it.each<[string, ...(readonly [string, object])[]]>([
  // In any order, with words about it.
  [
    "the wiring at Globex is done, it came to 640 dollars, could you bill them",
    invoice({ party: "Globex", amount: usd("640"), description: "wiring" }),
  ],
  [
    "put together a bill to Initech GmbH over 2.300,00 EUR for data migration with payment until 12 December 2026",
    invoice({ party: "Initech GmbH", amount: eur("2300.00"), description: "data migration", due: "2026-12-12" }),
  ],
  // The number of the customer's own order.
  [
    "invoice Acme Ltd 8 hours of hosting support at $60, 20% VAT, net 30, PO-7781",
    invoice({
      party: "Acme Ltd",
      lines: [{ quantity: "8", description: "hosting support", unitPrice: usd("60") }],
      taxPercent: "20",
      termsDays: 30,
      reference: "PO-7781",
    }),
  ],
  [
    "invoice Globex $100 for hosting, PO-12",
    invoice({ party: "Globex", amount: usd("100"), description: "hosting", reference: "PO-12" }),
  ],
  ["globex $1.2k retainer inv plz", invoice({ party: "globex", amount: usd("1200"), description: "retainer" })],
  [
    "bill acme ltd for 10 hrs @ 95/hr, api work, due 12/20",
    invoice({
      party: "acme ltd",
      lines: [{ quantity: "10", unitPrice: usd("95"), description: "api work" }],
      due: "2026-12-20",
    }),
  ],
  [
    "We have delivered to Globex 25 chairs at the price of 48 USD each, therefore please invoice it",
    invoice({ party: "Globex", lines: [{ quantity: "25", description: "chairs", unitPrice: usd("48") }] }),
  ],
  // Days count from the invoice's own date.
  [
    "Smith & Sons should pay 430 USD for the domain transfer. The invoice must carry the date of 1 December and be payable 14 days after that date.",
    invoice({
      party: "Smith & Sons",
      amount: usd("430"),
      description: "domain transfer",
      issueDate: "2026-12-01",
      termsDays: 14,
    }),
  ],
  // The later value of what was said twice.
  [
    "charge globex 75 bucks for the callout, no make that 95",
    invoice({ party: "globex", amount: usd("95"), description: "the callout" }),
  ],
  [
    "invoice Acme Ltd, no sorry, Acme Labs, $500 for pipe lagging due 9 December",
    invoice({ party: "Acme Labs", amount: usd("500"), description: "pipe lagging", due: "2026-12-09" }),
  ],
  // On one line only.
  [
    "invoice Globex 2 licences at $99 each, 1 setup at $200, with a 15% discount on the setup",
    invoice({
      party: "Globex",
      lines: [
        { quantity: "2", description: "licences", unitPrice: usd("99") },
        { quantity: "1", description: "setup", unitPrice: usd("200"), discountPercent: "15" },
      ],
    }),
  ],
  [
    "Acme Ltd stumped up 200 in cash on Friday",
    paid({ party: "Acme Ltd", amount: usd("200"), method: "cash", receivedOn: "2026-11-20" }),
  ],
  ["a third of INV-0001 came in", paid({ number: "INV-0001", share: "third" })],
  [
    "INV-0002 needs cancelling as it was a duplicate",
    ["void-document", { number: "INV-0002", reason: "it was a duplicate" }],
  ],
  ["K7M4 is a no from me, too pricey", ["decide-approval", { code: "K7M4", verdict: "reject", reason: "too pricey" }]],
  // By so much, and never the new figure itself.
  ["take $50 off", changed({ changes: [{ priceLess: usd("50") }] })],
  ["reduce it by $50", changed({ changes: [{ priceLess: usd("50") }] })],
  ["bump it up 50", changed({ changes: [{ figureMore: "50" }] })],
  ["bump it up to 550", changed({ figure: "550" })],
  ["add $50 to it", changed({ changes: [{ priceMore: usd("50") }] })],
  ["knock 50 off INV-0002", changed({ number: "INV-0002", changes: [{ figureLess: "50" }] })],
  ["take $50 off Globex's invoice", changed({ wasParty: "Globex", changes: [{ priceLess: usd("50") }] })],
  ["raise it by 10%", changed({ percent: "10", percentMeans: "rise" })],
  ["put 20% on it", changed({ percent: "20" })],
  ["forgot the tax, put 20% on it", changed({ percent: "20", percentMeans: "tax" })],
  ["add 2 hours", changed({ changes: [{ quantityMore: "2" }] })],
  ["add another 2 hours of training", changed({ changes: [{ of: "training", quantityMore: "2" }] })],
  ["take 1 hour off", changed({ changes: [{ quantityLess: "1" }] })],
  ["push INV-0002 back by ten days", changed({ number: "INV-0002", dueLater: "P10D" })],
  ["give them another week", changed({ dueLater: "P7D" })],
  [
    "give Initech GmbH 2 more weeks on INV-0002",
    changed({ number: "INV-0002", wasParty: "Initech GmbH", dueLater: "P14D" }),
  ],
  ["make it due a month earlier", changed({ dueEarlier: "P1M" })],
  ["extend it to 60 days", changed({ due: "2027-01-21" })],
  // How much of it is asked.
  ["Globex paid part of the $1,200", paid({ party: "Globex" })],
  ["Globex paid part of it", paid({ party: "Globex" })],
  ["Initech GmbH paid part of INV-0002", paid({ party: "Initech GmbH", number: "INV-0002" })],
  ["put $300 from Globex on INV-0001", paid({ party: "Globex", amount: usd("300"), number: "INV-0001" })],
  [
    "invoice Globex for 2 more hours of consulting at $90",
    invoice({ party: "Globex", lines: [{ quantity: "2", description: "consulting", unitPrice: usd("90") }] }),
  ],
  // How many there are, and never the price of all of them.
  [
    "bill Globex 3 hours at $100",
    invoice({ party: "Globex", lines: [{ quantity: "3", description: "hours", unitPrice: usd("100") }] }),
  ],
  ["invoice Globex 10 off-site days at $300", invoice({ party: "Globex 10 off-site days", amount: usd("300") })],
  [
    "Globex paid 500 on the 20th by bank transfer",
    paid({ party: "Globex", amount: usd("500"), receivedOn: "2026-11-20", method: "bank transfer" }),
  ],
  [
    "invoice Acme Ltd 2 extra large banners at $90 each",
    invoice({
      party: "Acme Ltd",
      lines: [{ quantity: "2", description: "extra large banners", unitPrice: usd("90"), unit: "each" }],
    }),
  ],
  ["invoice Globex another $300 for hosting", invoice({ party: "Globex", amount: usd("300"), description: "hosting" })],
  // Whose it is, and not whom it is to from now on.
  ["take 5% off for Globex", changed({ wasParty: "Globex", percent: "5", percentMeans: "less" })],
  ["give Globex another 15 days", changed({ wasParty: "Globex", dueLater: "P15D" })],
  ["make it for Globex", changed({ party: "Globex" })],
  ["who owes less than $100", ["who-owes", { maxAmount: usd("100") }]],
  ["which invoices under 100 dollars are overdue", ["who-owes", { scope: "overdue", maxAmount: usd("100") }]],
  ["add to that a line for hosting at $20", changed({ added: [{ description: "hosting", unitPrice: usd("20") }] })],
  // Not the one but the other.
  ["no not globex, it should go to Smith & Sons", changed({ wasParty: "globex", party: "Smith & Sons" })],
  [
    "call it brand design instead of logo design",
    changed({ changes: [{ of: "logo design", description: "brand design" }] }),
  ],
  // A price for one of a thing, and the next thing.
  [
    "Invoice Globex 5 hours training at $70 an hour and travel for $310",
    invoice({
      party: "Globex",
      lines: [
        { quantity: "5", description: "training", unitPrice: usd("70") },
        { description: "travel", unitPrice: usd("310") },
      ],
    }),
  ],
  [
    "Bill Acme Ltd for 12 months of hosting, 1,999 dollars altogether",
    invoice({ party: "Acme Ltd", amount: usd("1999"), description: "12 months of hosting" }),
  ],
  ["push the due date back to the 18th", ["edit-document", { due: "2026-12-18" }]],
  ["which of my customers are late", ["who-owes", { scope: "overdue" }]],
  [
    "bill Globex $500 for hosting and Initech GmbH 400 euros for hosting",
    invoice({ party: "Globex", amount: usd("500"), description: "hosting" }),
    invoice({ party: "Initech GmbH", amount: eur("400"), description: "hosting" }),
  ],
])("%s", (said, ...calls) => {
  expect(heard(said)).toEqual(calls);
});

const READS = new Set(tools.filter(({ reads }) => reads === true).map(({ name }) => name));

it.each([
  // A condition, something put off, a doubt.
  "invoice globex $900 for signage unless they already paid",
  "invoice globex $900 for signage but hold it until Monday",
  "Next month bill Globex $500 for hosting",
  "bill Globex $500 for hosting every month",
  "maybe bill globex $500 for design?",
  "if Globex paid, void INV-0001",
  "approve K7M4 unless it is over 5000",
  "void INV-0002 unless they paid",
  // A part that was not understood.
  "invoice globex 500 for hosting with a 50 setup fee",
  "bill globex 1500 less 200 deposit for decking",
  "invoice globex 500 plus 50 setup for hosting",
  "Invoice Globex for $500, they've already paid half",
  "invoice Globex the same as last month",
  "invoice Globex double the amount",
  "void INV-0001 and INV-0002",
  "Globex paid 300 yesterday and 200 today",
  "Globex paid $1,200 less bank fees",
  "Globex paid 500 but it bounced",
  "void INV-0001 and put Globex down as having paid it in full",
  "void INV-0001 and send Globex a new one",
  "add hosting 20",
  "Globex still has to pay $500",
  "I wish Globex paid $500",
  "sorry, they worked 3 hours",
  "invoice Globex $50 less",
  "invoice Globex $500 for design, $50 off",
  "got $50 more from Globex",
  "I need another week",
  "they worked 3 hours",
  "is that double the price",
  "tell Acme Ltd it's $450",
  // Ambiguous: dearer, or paid?
  "put $100 on INV-0001",
  // What is to come, what we pay, what others bill us, what was billed already.
  "Globex will pay INV-0001 on Friday",
  "Globex might pay 400 tomorrow",
  "I paid Globex 500 yesterday",
  "we settled our bill with Globex, 500 euros",
  "Globex billed us $500 for hosting",
  "we got an invoice over $500 from Globex for hosting",
  "Bill of 500 dollars from Globex for hosting arrived",
  "We already billed Globex $500 for hosting",
  "The invoice for Globex over $500 for hosting was lost",
  // Questions.
  "Did we bill Globex $500 for hosting?",
  "Was Globex billed $500 for hosting",
  "should I invoice Globex $400 for hosting?",
  "so Globex has paid?",
])("does nothing for: %s", (said) => {
  expect(heard(said).filter(([tool]) => !READS.has(tool))).toEqual([]);
});
