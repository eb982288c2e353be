import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import { answerCashFlow } from "#assistant/figures/answer-cash-flow";
import { SPAN_CLAUSES, SPAN_SLOTS, spanWords, spokenSpan } from "#assistant/figures/spoken-span";
import { formatDate, plainDateJson } from "#domain/business-date";
import { SPAN_WORDS } from "#domain/span";

const USUAL_DAYS = 30;

export default defineTool({
  name: "cash-flow",
  description: "Tells how much money came in and went out over a period or since a day, in each currency.",
  input: z.object({
    period: z.enum(SPAN_WORDS).optional(),
    days: z.number().int().optional().describe("the period's length; 30 where nothing was said"),
    asOf: z.string().optional().describe("YYYY-MM-DD, the period's last day; today where nothing was said"),
    since: z.string().optional().describe("YYYY-MM-DD, the period's first day"),
  }),
  reads: true,
  topic: "payments",
  example: "how much came in last month?",
  slots: { ...SPAN_SLOTS, since: { type: "date", past: true, ask: "Since when?" } },
  phrases: [
    {
      say: "(what|how much) [(cash|money)] (came in|has come in|did we (receive|get)|did i (receive|get)|was received|have we been paid|were we paid)",
      with: [...SPAN_CLAUSES, "since {since}"],
    },
    {
      say: "[(what is|what's|show [me])] [(our|my|the)] (cash flow|cash in and out|money in and out)",
      with: [...SPAN_CLAUSES, "since {since}"],
    },
  ],
  async run({ since, ...said }, context) {
    const span = spokenSpan(said, context.today, USUAL_DAYS);
    if ("instead" in span) return span.instead;
    if (since === undefined) return answerCashFlow(context, span, spanWords(said, span, USUAL_DAYS));
    const from = plainDateJson.safeDecode(since);
    if (!from.success || Temporal.PlainDate.compare(from.data, span.to) > 0)
      return { kind: "ask", slot: "since", question: "Since which day? One that has come, such as 2026-11-01." };
    return answerCashFlow(context, { from: from.data, to: span.to }, `the time since ${formatDate(from.data)}`);
  },
});
