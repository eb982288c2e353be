import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import { partyOnFile } from "#assistant/find-party";
import { answerAll } from "#assistant/owed/answer-all";
import { answerItems } from "#assistant/owed/answer-items";
import { answerParty } from "#assistant/owed/answer-party";
import { plainDateJson } from "#domain/business-date";

const AS_OF = ["as of {asOf}", "on {asOf}", "at {asOf}"];

export default defineTool({
  name: "who-owes",
  description:
    "Says who owes the business money: all of it with ageing buckets per currency, one customer's open items, what is overdue, or what is due this week. As of any date.",
  input: z.object({
    scope: z.enum(["all", "overdue", "week"]).default("all"),
    party: z.string().max(2_000).optional(),
    asOf: z.string().optional().describe("YYYY-MM-DD; today where nothing was said"),
  }),
  example: "who owes me money?",
  slots: {
    party: { type: "name", ask: "Which customer?" },
    asOf: { type: "date", past: true, ask: "As of when?" },
  },
  phrases: [
    { say: "who owes (me|us) [(money|anything|what)]", with: AS_OF },
    { say: "who owes", with: AS_OF },
    {
      say: "(owed|owing|receivables|open invoices|unpaid invoices|outstanding|what is outstanding|ageing|aging)",
      with: AS_OF,
    },
    { say: "(what|how much) (am i|are we) owed [(in total|in all|by age|altogether)]", with: AS_OF },
    { say: "(what|how much) (is|was) (outstanding|open|unpaid)", with: AS_OF },
    { say: "what's (outstanding|open|unpaid|owed)", with: AS_OF },
    { say: "how much does everyone owe [(me|us)]", with: AS_OF },
    { say: "who owes (me|us) [(money|what)] by age", with: AS_OF },
    { say: "[(show|give)] [me] [the] (ageing|aging|aged debtors) [(report|list)]", with: AS_OF },
    { say: "(how much|what) (does|do|did) {party} (owe|owes) [(me|us)] [(now|still|altogether)]", with: AS_OF },
    { say: "(does|do) {party} owe [(me|us)] (anything|money)", with: AS_OF },
    { say: "(did|has) {party} (pay|paid) [(me|us)] [yet]" },
    { say: "what is open (for|from|with) {party}", with: AS_OF },
    { say: "(who is|who's|what's) (overdue|late)", set: { scope: "overdue" }, with: AS_OF },
    { say: "(what|which invoices|which) (is|are) (overdue|late|past due)", set: { scope: "overdue" }, with: AS_OF },
    {
      say: "[(show|list)] [me] [(the|all)] (overdue|late) [(invoices|customers|ones)]",
      set: { scope: "overdue" },
      with: AS_OF,
    },
    {
      say: "(just|only) [(the|those)] (overdue|late) [(ones|invoices|customers)]",
      set: { scope: "overdue" },
      with: AS_OF,
    },
    { say: "(and|what about|how about|and what about) {party}", with: AS_OF },
    { say: "(what is|what's|who is|who's|which invoices are) due this week", set: { scope: "week" } },
    { say: "[what] [(comes|is coming)] [in] [is] due this week", set: { scope: "week" } },
    { say: "(what|how much) should come in this week", set: { scope: "week" } },
  ],
  async run({ scope, party: said, asOf }, context) {
    const day = asOf === undefined ? { success: true as const, data: context.today } : plainDateJson.safeDecode(asOf);
    if (!day.success)
      return { kind: "ask", slot: "asOf", question: `${day.error.issues[0]?.message ?? ""} As of when?` };
    if (said !== undefined) {
      const found = await partyOnFile(context, said);
      return "instead" in found ? found.instead : answerParty(context, found.party, day.data);
    }
    return scope === "all" ? answerAll(context, day.data) : answerItems(context, scope, day.data);
  },
});
