import type { Slot } from "#assistant/language/phrase";
import type { Speakable } from "#assistant/language/speakable";

const toy = (
  name: string,
  example: string,
  phrases: Speakable["phrases"],
  slots: Record<string, Slot> = {},
): Speakable => ({
  name,
  example,
  phrases,
  slots,
});

const party: Slot = { type: "name", ask: "Which customer is it?" };
const amount: Slot = { type: "money", ask: "How much is it?" };
const number: Slot = { type: "number", ask: "Which invoice is it?" };

/** Tools of the tests' own, which speak every part of the language. */
export const TOY_TOOLS: readonly Speakable[] = [
  toy(
    "invoice",
    "Invoice Acme Ltd $2,500 for website development due in 14 days",
    [
      {
        say: "(invoice|bill|send an invoice to) {party}",
        with: [
          "[the amount is] {amount}",
          "for {description}",
          "(due|payable) [(on|by)] {due}",
          "(with|plus|+) {tax} (vat|tax)",
          "{lines.quantity} (x|hours of|days of) {lines.description} (at|@) {lines.unitPrice} [(each|a day|(per|an|/) hour)]",
        ],
      },
    ],
    {
      party,
      amount,
      description: { type: "text", ask: "What is it for?" },
      due: { type: "date", ask: "When is it due?" },
      tax: { type: "percent" },
      "lines.quantity": { type: "quantity" },
      "lines.description": { type: "text" },
      "lines.unitPrice": { type: "money", ask: "What does each one cost?" },
    },
  ),
  toy(
    "owed",
    "Who owes me money?",
    [
      { say: "who owes (me|us) [money]", set: { scope: "all" } },
      { say: "(who is|what's|what is|show what is) {scope}", set: {} },
      { say: "(what|how much) does {party} owe [(me|us)]", set: { scope: "customer" } },
      { say: "what is due {window}", set: { scope: "due" } },
    ],
    {
      party,
      scope: { type: "word", words: { overdue: "overdue", late: "overdue", "owed by age": "ageing" } },
      window: { type: "word", words: { "this week": "week", today: "day" } },
    },
  ),
  toy(
    "payment",
    "Acme paid $500 on Friday by bank transfer",
    [
      {
        say: "{party} (paid|has paid) [(me|us)] {amount}",
        with: ["on {date}", "{date}", "(by|via) {method}", "(for|against) {number}"],
      },
      {
        say: "(received|got) {amount} from {party}",
        with: ["on {date}", "(by|via) {method}", "(for|against) {number}"],
      },
    ],
    {
      party,
      amount,
      number,
      date: { type: "date", past: true, ask: "When did it arrive?" },
      method: {
        type: "word",
        words: { "bank transfer": "transfer", transfer: "transfer", cash: "cash", card: "card" },
      },
    },
  ),
  toy("show", "Show INV-0001", ["(show|open) [me] [invoice] {number}"], { number }),
  toy("send", "Send INV-0001", ["send [invoice] {number} [to {email}]"], { number, email: { type: "email" } }),
  toy(
    "void",
    "Void INV-0001 because it was a mistake",
    [{ say: "(void|cancel) [invoice] {number}", with: ["because {reason}"] }],
    {
      number,
      reason: { type: "text" },
    },
  ),
  toy(
    "add-customer",
    "Add customer Acme Ltd, email ann@acme.example, terms 30 days",
    [
      {
        say: "(add|create) [a] [new] customer {name}",
        with: ["[email] {email}", "[(with|on)] terms [of] {days}", "terms net {days}"],
      },
    ],
    {
      name: { type: "name", ask: "What is their name?" },
      email: { type: "email", ask: "What is their e-mail address?" },
      days: { type: "days" },
    },
  ),
  toy("help", "Help", ["help [me]", "what can (you|I) (do|say)", "(hi|hello|hey) [purser]"]),
  {
    ...toy("approve", "Approve A7K2", ["(approve|ok|yes) {code}", "{code}"], { code: { type: "code" } }),
    personOnly: true,
  },
  {
    ...toy("reject", "Reject A7K2 because it is wrong", ["(reject|decline) {code} [because {reason}]"], {
      code: { type: "code" },
      reason: { type: "text" },
    }),
    personOnly: true,
  },
];
