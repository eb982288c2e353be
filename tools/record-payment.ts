import { z } from "zod";

import { PAYMENT_GIST } from "#assistant/payments/payment-gist";
import { sayPaymentBack } from "#assistant/payments/say-back";
import { defineTool } from "#assistant/define-tool";
import { findDocument } from "#assistant/find-document";
import { partyOnFile } from "#assistant/find-party";
import { moneySaid } from "#assistant/invoicing/invoice-words";
import { presentOutcome } from "#assistant/present-outcome";
import { PAYMENT_MEANS, SHARES } from "#assistant/payments/payment-words";
import { shareOf } from "#assistant/payments/share-of";
import { existingParty, nameOf } from "#books/existing";
import { formatMoney, money, parseMoney } from "#domain/money";
import type { Done } from "#governance/outcome";
import type { Party } from "#storage/parties-store";

const GOT = "(received|got|had|collected|banked|have|took)";
const CAME =
  "(came in|came|arrived|landed|reached us|reached me|was received|came through|cleared|hit the account|hit our account|has arrived|has come in|is in|just came in)";
const PART =
  "[(a|the|another)] [(first|second|third|final|last|next)] (payment|part payment|partial payment|instalment|installment|deposit|down payment|prepayment)";

const CLAUSES = [
  "[(of|the)] {amount}",
  "[(for|on|against|towards|toward|of|off|to)] [the] [invoice] {number}",
  "[(on|at|dated|received|received on|as of)] {receivedOn}",
  "[and] (it|that|they|this|which|the money) [(all|just|also)] (arrived|came|came in|landed|paid|was paid|paid it|cleared) [on] {receivedOn}",
  "[and] (it|that|they|this) (arrived|came|came in|landed|paid|was paid|paid it|paid by|came by) [(by|via|in|with|through)] {means}",
  "(it|that|they|this) (arrived|came|came in|landed|paid|was paid|cleared)",
  "[(by|via|through|in|with|using|as)] [(a|the|their)] {means}",
  "(by|via|through|using) {method}",
  "{share} [of]",
];
const FROM = "(from|by) {party}";

export default defineTool({
  name: "record-payment",
  description:
    "Notes a payment that came in from a customer and settles their invoices with it, the oldest due first unless an invoice is named. Leave the amount out where an invoice was paid in full or by half: say so in `share`.",
  input: z.object({
    party: z.string().max(2_000).optional(),
    amount: moneySaid.optional(),
    number: z.string().optional().describe("the invoice that it was for, if one was named"),
    share: z
      .enum(["whole", "all", "half", "third", "quarter"])
      .optional()
      .describe("how much of the invoice, where no amount was said"),
    receivedOn: z.string().optional().describe("YYYY-MM-DD; today where nothing was said"),
    method: z.string().max(500).optional().describe("bank transfer, card, cash ..."),
  }),
  topic: "payments",
  example: "Acme Ltd paid $500",
  slots: {
    party: { type: "name", ask: "Who paid?" },
    payer: { type: "name", known: true, field: "party" },
    amount: { type: "money", ask: "How much came in?" },
    number: { type: "number", ask: "Which invoice was it for?" },
    // "Acme paid 1440" is an amount.
    numbered: { type: "number", spelt: true, field: "number" },
    receivedOn: { type: "date", past: true, ask: "When did it come?" },
    means: { type: "word", words: PAYMENT_MEANS, field: "method" },
    method: { type: "text", noun: true, unbroken: true },
    share: { type: "word", words: SHARES },
  },
  phrases: [
    {
      say: "(they|he|she) [have] [has] [just] paid [(me|us)] [for] {numbered}",
      set: { share: "whole" },
      with: CLAUSES,
    },
    {
      say: "(they|he|she) [have] [has] [just] paid [(me|us)] {amount} [(of|on|for|towards) (it|that)]",
      set: { number: "it" },
      with: CLAUSES,
    },
    {
      say: "(they|he|she) [have] [has] [just] paid (it|that) [all] {amount}",
      set: { number: "it" },
      with: CLAUSES,
    },
    { say: "(they|he|she) [have] [has] [just] paid [(me|us)]", set: { number: "it", share: "whole" }, with: CLAUSES },
    {
      say: "{party} [(has|have|had)] [(just|now|also|already|finally)] (paid|settled|cleared) [(me|us)] [the] (invoice {number}|{numbered})",
      set: { share: "whole" },
      with: CLAUSES,
    },
    {
      say: "{party} [(has|have|had)] [(just|now|also|already|finally)] (paid|settled|cleared) [(me|us)]",
      with: CLAUSES,
    },
    {
      say: "{party} [(has|have)] [just] (sent|transferred|wired|remitted|deposited|gave|mailed) [(me|us)] {amount}",
      with: CLAUSES,
    },
    {
      say: `[(we|i)] [(have|ve)] [just] ${GOT} [(the|a|another)] {amount}`,
      with: [...CLAUSES, FROM],
      requires: ["party|number"],
    },
    { say: `[(we|i)] [have] [just] ${GOT} ${PART} [of {amount}]`, with: [...CLAUSES, FROM] },
    { say: `{amount} [${CAME}] ${FROM}`, with: [...CLAUSES, CAME] },
    { say: `${FROM} {amount}`, with: [...CLAUSES, CAME], requires: ["receivedOn|method|number"] },
    { say: `${PART} of {amount} [${CAME}]`, with: [...CLAUSES, FROM, CAME], requires: ["party|number"] },
    { say: `[(the|their)] {payer} {amount} [(for|on|against) {number}] ${CAME}`, with: CLAUSES },
    { say: `{payer} ${PART} [of {amount}] [(for|on|against) {number}] ${CAME}`, with: CLAUSES },
    {
      say: "{number} (was|is|has been|got|is now) [(now|fully|just|finally|completely)] (paid|settled|cleared) [off] [by {party}]",
      set: { share: "whole" },
      with: CLAUSES,
    },
    {
      say: "{share} of {number} (was|has been|is|got) (paid|settled) [by {party}]",
      with: CLAUSES,
    },
    {
      say: "(record|note|add|enter|book|log|register) {amount} from {party}",
      with: CLAUSES,
    },
    {
      say: "(mark|set|book|note|record) [invoice] {number} [(as|to)] [(fully|now|completely)] (paid|settled)",
      set: { share: "whole" },
      with: CLAUSES,
    },
    {
      say: `[(record|note|add|enter|book|log|register)] [(a|the|another)] payment [of {amount}] [(received|came in|arrived)] ${FROM}`,
      with: CLAUSES,
    },
    {
      say: "(book|apply|record|note|enter|post|log|register) [(a payment of|the)] {amount} [from {party}] [down] (on|against|to|towards|for) [invoice] {number}",
      with: CLAUSES,
    },
    // "Put $50 on it" would rather make it dearer.
    { say: "put {amount} [from {party}] down (on|against|to|towards|for) [invoice] {number}", with: CLAUSES },
    {
      say: "(put|add) [(a payment of|the)] {amount} from {party} (on|against|to|towards|for) [invoice] {number}",
      with: CLAUSES,
    },
    {
      say: "(put|add) {amount} (on|to|for) [invoice] {number} from {party}",
      with: CLAUSES,
    },
    {
      say: "(put|add) [a payment of] {amount} (against|towards) [invoice] {number}",
      with: CLAUSES,
    },
    {
      say: "(put|add) a payment of {amount} (on|to|for) [invoice] {number}",
      with: CLAUSES,
    },
    { say: "(record|note|add|enter|book|log|register) [(a|the|another)] [new] payment", with: CLAUSES },
    { say: "payment", with: [...CLAUSES, FROM], requires: ["party|number"] },
    { say: "they [(have|ve)] [just] (paid|settled) {numbered}", set: { share: "whole" }, with: CLAUSES },
  ],
  gist: PAYMENT_GIST,
  sayBack: sayPaymentBack,
  async run({ party: said, amount, number, share, receivedOn, method }, context) {
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
        say: `${nameOf(named.document)} is to ${other.name}, not to ${party.name}. Nothing was noted; say whose payment it is.`,
      };
    }
    // A turn that is taken up again after it noted the payment finds the invoice paid by itself.
    const noted = (await context.doneBefore())?.operation === "record-payment";
    if (!noted && named !== null && ["void", "paid", "draft"].includes(named.document.status)) {
      const what =
        named.document.number === null
          ? "That invoice is a draft that was not issued yet, so nothing is open on it."
          : `${nameOf(named.document)} is ${named.document.status.replace("-", " ")}, so nothing is open on it.`;
      return {
        kind: "no",
        say: `${what} Nothing was noted; leave the number out, and the payment settles what ${party.name} owes or is kept as credit.`,
      };
    }
    const asked = `How much did ${party.name} pay?`;
    const sum = amount === undefined ? null : parseMoney(amount);
    if (sum !== null && !sum.ok) return { kind: "ask", slot: "amount", question: `${sum.problem} How much came in?` };
    const worked = await shareOf(context, {
      party,
      document: named?.document ?? null,
      share,
      said: sum?.value ?? null,
    });
    if (worked === null) return { kind: "ask", slot: "amount", question: asked };
    if ("kind" in worked) return worked;
    const outcome = await context.act("record-payment", {
      partyId: party.id,
      amount: { amountMinor: worked.amountMinor.toString(), currency: worked.currency },
      receivedOn: receivedOn ?? context.today.toString(),
      method: method ?? null,
      documentIds: named === null ? [] : [named.document.id],
    });
    return presentOutcome(outcome, context, async (done) => ({ say: paidWords(formatMoney(worked), party, done) }));
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
