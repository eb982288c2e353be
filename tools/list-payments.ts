import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import { saidTime } from "#assistant/figures/said-time";
import { partyOnFileOf } from "#assistant/find-party";
import { sumsInWords } from "#assistant/owed/items-table";
import { card, type Table } from "#cards/card";
import { formatDate } from "#domain/business-date";
import { formatMoney } from "#domain/money";
import { listPayments, type ListedPayment } from "#storage/listings";

const SHOWN = 20;
const ME = "(show|list|give|see|get|display)";
const FROM_PARTY = "(from|by|of) {party}";
const IN = "[(in|for|during|of|from)] {period}";

export default defineTool({
  name: "list-payments",
  description: "Lists the payments received, by customer and time, with their sum.",
  input: z.object({
    party: z.string().max(2_000).optional(),
    from: z.string().optional().describe("received on this day or later, YYYY-MM-DD"),
    to: z.string().optional().describe("received on this day or before, YYYY-MM-DD"),
    latest: z.boolean().default(false).describe("only the one that was received last"),
  }),
  reads: true,
  topic: "payments",
  example: "payments this month",
  slots: {
    party: { type: "name", known: true },
    period: { type: "period", past: true, ask: "From when to when?" },
  },
  phrases: [
    { say: `[${ME}] [me] [(the|all|all the|my|our|recent|last|latest)] payments [received]`, with: [IN, FROM_PARTY] },
    {
      say: "(what|which) payments (came in|have come in|did we get|did we receive|were received)",
      with: [IN, FROM_PARTY],
    },
    { say: "(what|how much|how much money) (did|has|have) {party} (pay|paid) [(us|me)]", with: [IN] },
    {
      say: "(what|how much) (did we get|did i get|have we had|came in|have we received|did we receive) from {party}",
      with: [IN],
    },
    {
      say: "when did {party} [last] pay [(us|me)] [last]",
      set: { latest: true },
    },
    {
      say: `[(${ME}|what is|what's|what was|when was)] [me] [the] (last|latest|most recent|newest) payment`,
      with: [FROM_PARTY],
      set: { latest: true },
    },
    { say: "when was {party} (last payment|latest payment)", set: { latest: true } },
    { say: `[${ME}] [me] {party} payments`, with: [IN] },
  ],
  async run({ party: said, latest, ...days }, context) {
    const found = said === undefined ? null : await partyOnFileOf(context, said);
    if (found !== null && "instead" in found) return found.instead;
    const when = saidTime(days);
    if ("kind" in when) return when;
    const filter = { ...when.time, ...(found === null ? {} : { partyId: found.party.id }) };
    const { count, sums, payments } = await listPayments(context.db, filter, latest ? 1 : SHOWN);
    const [newest] = payments;
    const from = found === null ? "" : ` from ${found.party.name}`;
    if (newest === undefined) return { kind: "answer", say: `No payment is noted${from} ${when.words}.` };
    if (latest) return { kind: "answer", say: `The last payment${from} is ${oneInWords(newest, found === null)}.` };
    const more = count > payments.length ? [`The ${payments.length} newest, of ${count}.`] : [];
    return {
      kind: "answer",
      say: `${count} ${count === 1 ? "payment" : "payments"}${from} ${when.words}: ${sumsInWords(sums)}.`,
      card: card({ title: `Payments${from} ${when.words}`, tables: [tableOf(payments)], notes: more }),
    };
  },
});

function oneInWords({ amount, partyName, receivedOn, method }: ListedPayment, withName: boolean): string {
  const from = withName ? ` from ${partyName}` : "";
  return `${formatMoney(amount)}${from}, received on ${formatDate(receivedOn)}${method === null ? "" : ` by ${method}`}`;
}

function tableOf(payments: readonly ListedPayment[]): Table {
  return {
    columns: [
      { label: "Received", align: "left" },
      { label: "Customer", align: "left" },
      { label: "Amount", align: "right" },
      { label: "By", align: "left" },
    ],
    rows: payments.map(({ receivedOn, partyName, amount, method }) => [
      formatDate(receivedOn),
      partyName,
      formatMoney(amount),
      method ?? "",
    ]),
  };
}
