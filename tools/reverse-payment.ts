import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import { partyOnFile } from "#assistant/find-party";
import { moneySaid } from "#assistant/invoicing/invoice-words";
import { presentOutcome } from "#assistant/present-outcome";
import { formatDate } from "#domain/business-date";
import { formatMoney, parseMoney } from "#domain/money";
import { standingPayments } from "#storage/payments-store";

export default defineTool({
  name: "reverse-payment",
  description: "Takes back a payment that was noted by mistake: what it settled is open again.",
  input: z.object({ party: z.string().max(2_000).optional(), amount: moneySaid.optional() }),
  topic: "payments",
  example: "take back the payment of $500 from Acme Ltd",
  slots: {
    party: { type: "name", ask: "Whose payment?" },
    amount: { type: "money", ask: "How much was it?" },
  },
  phrases: [
    "(take back|undo|reverse) [(the|a)] [last] payment [of {amount}] (from|by|of) {party}",
    "(take back|undo|reverse) [(the|a|her|his|their)] [last] payment",
  ],
  async run({ party: said, amount }, context) {
    if (said === undefined) return { kind: "ask", slot: "party", question: "Whose payment?" };
    const found = await partyOnFile(context, said);
    if ("instead" in found) return found.instead;
    const { party } = found;
    const sum = amount === undefined ? null : parseMoney(amount);
    if (sum !== null && !sum.ok)
      return { kind: "ask", slot: "amount", question: `${sum.problem} How much was the payment?` };
    const payments = (await standingPayments(context.db, party.id)).filter(
      ({ amount: paid }) =>
        sum === null || (paid.amountMinor === sum.value.amountMinor && paid.currency === sum.value.currency),
    );
    const [only] = payments;
    const what = sum === null ? "no payment" : `no payment of ${formatMoney(sum.value)}`;
    if (only === undefined) return { kind: "no", say: `There is ${what} from ${party.name} to take back.` };
    if (payments.length > 1) {
      const list = payments.map((payment) => `${formatMoney(payment.amount)} of ${formatDate(payment.receivedOn)}`);
      const unlike = new Set(payments.map(({ amount: paid }) => formatMoney(paid))).size === payments.length;
      const say = `${party.name} paid ${list.join(", ")}.`;
      if (unlike) return { kind: "ask", slot: "amount", question: `${say} How much was the one to take back?` };
      return { kind: "no", say: `${say} I cannot tell which one you mean; its Undo button can, for a day.` };
    }
    const outcome = await context.act("reverse-payment", { paymentId: only.id });
    return presentOutcome(outcome, context, async () => ({
      say: `Took back ${formatMoney(only.amount)} from ${party.name} of ${formatDate(only.receivedOn)}. What it settled is open again.`,
    }));
  },
});
