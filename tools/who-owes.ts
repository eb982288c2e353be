import { z } from "zod";

import { OWED_GIST } from "#assistant/owed/owed-gist";
import { defineTool } from "#assistant/define-tool";
import { partyOnFile } from "#assistant/find-party";
import { moneySaid } from "#assistant/invoicing/invoice-words";
import { answerAll } from "#assistant/owed/answer-all";
import { answerBalances } from "#assistant/owed/answer-balances";
import { answerItems } from "#assistant/owed/answer-items";
import { answerParty } from "#assistant/owed/answer-party";
import { readQuery } from "#assistant/owed/owed-query";
import { OWED_PHRASES, OWED_SLOTS } from "#assistant/owed/owed-phrases";

export default defineTool({
  name: "who-owes",
  description:
    "Says who owes the business money: all of it with ageing buckets per currency, one customer's open items, what is overdue (and for how long), what is due in a time, or above or below an amount. As of any date.",
  input: z.object({
    scope: z.enum(["all", "overdue", "week"]).default("all"),
    party: z.string().max(2_000).optional(),
    asOf: z.string().optional().describe("YYYY-MM-DD; today where nothing was said"),
    minDays: z.number().int().min(0).max(36_500).optional().describe("only what is overdue by more days than this"),
    maxDays: z.number().int().min(0).max(36_500).optional().describe("only what is overdue by this many days at most"),
    minAmount: moneySaid.optional().describe("only what is more than this, in its currency"),
    maxAmount: moneySaid.optional().describe("only what is less than this, in its currency"),
    from: z.string().optional().describe("only what is due on this day or later, YYYY-MM-DD"),
    to: z.string().optional().describe("only what is due on this day or before, YYYY-MM-DD"),
  }),
  reads: true,
  topic: "money owed",
  example: "who owes me money?",
  slots: OWED_SLOTS,
  phrases: OWED_PHRASES,
  gist: OWED_GIST,
  async run({ party: said, ...words }, context) {
    const found = said === undefined ? null : await partyOnFile(context, said);
    if (found !== null && "instead" in found) return found.instead;
    const party = found?.party ?? null;
    const query = readQuery(words, party, context);
    if ("kind" in query) return query;
    if (query.narrow || words.scope !== "all") {
      return query.byCustomer ? answerBalances(context, query) : answerItems(context, query);
    }
    return party === null ? answerAll(context, query.filter.asOf) : answerParty(context, party, query.filter.asOf);
  },
});
