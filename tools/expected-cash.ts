import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import { answerExpected } from "#assistant/figures/answer-expected";
import { sayMeaning } from "#assistant/figures/say-meaning";
import { nextDays, restOfWeek } from "#books/figures/cash-ahead";
import { FIGURE_MEANINGS } from "#domain/figure-meanings";

const AHEAD = ["[(in|over|for|within)] [the] next {days}", "(in|over|for|within) [the] {days}"];
const MOST_DAYS = 366;
const CASH = "(expected cash|cash expected|cash forecast|forecast|expected income|expected payments|incoming cash)";

export default defineTool({
  name: "expected-cash",
  description:
    "Tells what money should come in this week or in the next days, by due date and by how late each customer usually is. Also tells how that is worked out.",
  input: z.object({
    about: z.enum(["figure", "meaning"]).default("figure"),
    days: z.number().int().optional().describe("how many days ahead; to the end of this week where nothing was said"),
  }),
  reads: true,
  topic: "money owed",
  example: "what's coming in this week?",
  slots: { days: { type: "days", ask: "How many days ahead?" } },
  phrases: [
    "(what's|what is) coming in [this week]",
    "(what|how much) [(cash|money)] (is|are) [(we|i)] [(coming|expected|expecting)] in this week",
    "(what|how much) (cash|money) (is coming in|comes in|will come in|should come in|is expected) [this week]",
    "(what|how much) [(cash|money)] (do we|do i|can we|can i|should we|should i) expect [this week]",
    { say: `[(what is|what's|show [me])] [(our|my|the)] ${CASH}`, with: AHEAD },
    { say: `[(what is|what's|show [me])] [(our|my|the)] ${CASH} [(for|of)] [this] week` },
    { say: "(what's|what is) coming in", with: AHEAD },
    {
      say: "(what|how much) [(cash|money)] (is coming in|will come in|should come in|do we expect|do i expect)",
      with: AHEAD,
    },
    { say: `how do you (compute|calculate|work out) [(our|the)] ${CASH}`, set: { about: "meaning" } },
    { say: "(what|which) payments (are expected|do we expect|should we expect) [this week]" },
    { say: `how is [(our|the)] ${CASH} (computed|calculated|worked out)`, set: { about: "meaning" } },
    { say: `(what does ${CASH} mean|define ${CASH})`, set: { about: "meaning" } },
  ],
  async run({ about, days }, context) {
    if (about === "meaning") return sayMeaning(FIGURE_MEANINGS.expectedCash);
    if (days === undefined) return answerExpected(context, restOfWeek(context.today));
    if (days < 1 || days > MOST_DAYS)
      return { kind: "ask", slot: "days", question: `I look 1 to ${MOST_DAYS} days ahead. How many days ahead?` };
    return answerExpected(context, nextDays(days, context.today));
  },
});
