import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import { findDocument } from "#assistant/find-document";
import { partyOnFile } from "#assistant/find-party";
import { moneySaid } from "#assistant/invoicing/invoice-words";
import { presentOutcome } from "#assistant/present-outcome";
import { existingParty, nameOf } from "#books/existing";
import { formatMoney, money, parseMoney } from "#domain/money";
import type { Done } from "#governance/outcome";
import type { Party } from "#storage/parties-store";

const CLAUSES = [
  "[of] {amount}",
  "[(for|on|against|towards)] [invoice] {number}",
  "(on|at|dated|received) {receivedOn}",
  "{receivedOn}",
  "(by|via|through|in|with|using) {method}",
];

export default defineTool({
  name: "record-payment",
  description:
    "Notes a payment that came in from a customer and settles their invoices with it, the oldest due first unless an invoice is named.",
  input: z.object({
    party: z.string().max(2_000).optional(),
    amount: moneySaid.optional(),
    number: z.string().optional().describe("the invoice that it was for, if one was named"),
    receivedOn: z.string().optional().describe("YYYY-MM-DD; today where nothing was said"),
    method: z.string().max(500).optional().describe("bank transfer, card, cash ..."),
  }),
  example: "Acme Ltd paid $500",
  slots: {
    party: { type: "name", ask: "Who paid?" },
    amount: { type: "money", ask: "How much came in?" },
    number: { type: "number", ask: "Which invoice was it for?" },
    receivedOn: { type: "date", past: true, ask: "When did it come?" },
    method: { type: "text" },
  },
  phrases: [
    { say: "(they|he|she) [have] [has] [just] paid [(me|us)] [for] {number}", with: CLAUSES },
    {
      say: "(they|he|she) [have] [has] [just] paid [(me|us)] {amount} [(of|on|for|towards) (it|that)]",
      set: { number: "it" },
    },
    { say: "(they|he|she) [have] [has] [just] paid [(me|us)]", set: { number: "it" } },
    { say: "mark {number} [as] paid", with: CLAUSES },
    { say: "{party} [has] paid [(me|us)]", with: CLAUSES },
    { say: "{party} sent [(me|us)] {amount}", with: CLAUSES },
    { say: "[(we|i)] [have] (received|got) {amount} from {party}", with: CLAUSES },
    { say: "[(record|note|add|enter|book)] [(a|the)] payment [of {amount}] from {party}", with: CLAUSES },
    { say: "{number} (was|is|has been) paid", with: CLAUSES },
    { say: "[(we|i)] [have] (received|got) {amount} for {number}", with: CLAUSES },
    { say: "[(record|note|add|enter|book)] [a] payment", with: CLAUSES },
  ],
  async run({ party: said, amount, number, receivedOn, method }, context) {
    const named = number === undefined ? null : await findDocument(context, number);
    if (named !== null && "instead" in named) return named.instead;
    if (said === undefined && named === null) return { kind: "ask", slot: "party", question: "Who paid?" };
    const found =
      said === undefined
        ? { party: await existingParty(context.db, named?.document.partyId ?? "") }
        : await partyOnFile(context, said);
    if ("instead" in found) return found.instead;
    const { party } = found;
    if (named !== null && named.document.partyId !== party.id) {
      const other = await existingParty(context.db, named.document.partyId);
      return {
        kind: "no",
        say: `${number} is to ${other.name}, not to ${party.name}. Nothing was noted; say whose payment it is.`,
      };
    }
    // A turn that is taken up again after it noted the payment finds the invoice paid by itself.
    const noted = (await context.doneBefore())?.operation === "record-payment";
    if (!noted && named !== null && ["void", "paid", "draft"].includes(named.document.status)) {
      const what = `${nameOf(named.document)} is ${named.document.status}, so nothing is open on it.`;
      return {
        kind: "no",
        say: `${what} Nothing was noted; leave the number out, and the payment settles what ${party.name} owes or is kept as credit.`,
      };
    }
    if (amount === undefined) return { kind: "ask", slot: "amount", question: `How much did ${party.name} pay?` };
    const sum = parseMoney(amount);
    if (!sum.ok) return { kind: "ask", slot: "amount", question: `${sum.problem} How much came in?` };
    const outcome = await context.act("record-payment", {
      partyId: party.id,
      amount: { amountMinor: sum.value.amountMinor.toString(), currency: sum.value.currency },
      receivedOn: receivedOn ?? context.today.toString(),
      method: method ?? null,
      documentIds: named === null ? [] : [named.document.id],
    });
    return presentOutcome(outcome, context, async (done) => ({ say: paidWords(formatMoney(sum.value), party, done) }));
  },
});

interface Result {
  readonly allocations: readonly {
    readonly number: string;
    readonly amountMinor: string;
    readonly leftMinor: string;
  }[];
  readonly creditMinor: string;
  readonly currency: string;
}

function paidWords(sum: string, party: Party, { result }: Done): string {
  const { allocations, creditMinor, currency } = result as unknown as Result;
  const words = (minor: string): string => formatMoney(money(BigInt(minor), currency));
  const settled = allocations.map(({ number, amountMinor, leftMinor }) =>
    leftMinor === "0"
      ? `${number} is paid`
      : `${number} is paid in part with ${words(amountMinor)}, ${words(leftMinor)} is still open`,
  );
  const unused = allocations.length === 0 ? `nothing is open in ${currency}, so all of it` : words(creditMinor);
  const credit = creditMinor === "0" ? [] : [`${unused} is credit on account`];
  return `Noted ${sum} from ${party.name}: ${[...settled, ...credit].join("; ")}.`;
}
