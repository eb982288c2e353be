import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import { answerCustomer, answerEverybody, USUAL_HABIT_DAYS } from "#assistant/figures/answer-days-to-pay";
import { sayMeaning } from "#assistant/figures/say-meaning";
import { SPAN_CLAUSES, SPAN_SLOTS, spanWords, spokenSpan } from "#assistant/figures/spoken-span";
import { partyOnFile } from "#assistant/find-party";
import { FIGURE_MEANINGS } from "#domain/figure-meanings";
import { SPAN_WORDS } from "#domain/span";

const FIGURE = "(days to pay|days beyond terms|average days to pay|payment days)";
const ALL = "(customers|everybody|everyone|people|they|clients|(our|my) customers|(our|my) clients)";

export default defineTool({
  name: "days-to-pay",
  description:
    "Tells how long customers take to pay, and how late they are: everybody, one customer, or who pays late and who pays best, over a period. Also tells what days to pay mean.",
  input: z.object({
    about: z.enum(["figure", "late", "meaning"]).default("figure"),
    party: z.string().max(2_000).optional(),
    period: z.enum(SPAN_WORDS).optional(),
    days: z.number().int().optional().describe("the period's length; 365 where nothing was said"),
    asOf: z.string().optional().describe("YYYY-MM-DD, the period's last day; today where nothing was said"),
  }),
  reads: true,
  topic: "money owed",
  example: "how long does Globex take to pay?",
  slots: { ...SPAN_SLOTS, party: { type: "name", ask: "Which customer?" } },
  phrases: [
    { say: "how long (does|do|did) {party} [usually] take to pay [(us|me)] [on average]", with: SPAN_CLAUSES },
    {
      say: "how (slow|slowly|fast|quickly|late|soon) (does|do|did) {party} [usually] pay [(us|me)]",
      with: SPAN_CLAUSES,
    },
    { say: "when (does|do|did) {party} usually pay [(us|me)]", with: SPAN_CLAUSES },
    { say: "(does|do) {party} [usually] pay [(us|me)] (late|on time)", with: SPAN_CLAUSES },
    { say: `how long (do|does|did) ${ALL} [usually] take to pay [(us|me)] [on average]`, with: SPAN_CLAUSES },
    {
      say: `how (slow|slowly|fast|quickly|late|soon) (do|does|did) ${ALL} [usually] pay [(us|me)]`,
      with: SPAN_CLAUSES,
    },
    { say: `[(what is|what's|what are|show [me])] [(our|my|the)] ${FIGURE}`, with: SPAN_CLAUSES },
    { say: `[(what is|what's|what are|show [me])] [(our|my|the)] ${FIGURE} (of|for) {party}`, with: SPAN_CLAUSES },
    { say: "who (are|is) [(our|my|the)] (best|fastest|quickest) (payer|payers)", with: SPAN_CLAUSES },
    { say: "who pays [(us|me)] (best|fastest|quickest|soonest|on time)", with: SPAN_CLAUSES },
    {
      say: "who pays [(us|me)] (late|latest|slowly|slowest|too late)",
      set: { about: "late" },
      with: SPAN_CLAUSES,
    },
    {
      say: "who (are|is) [(our|my|the)] (worst|slowest|latest|slow) (payer|payers)",
      set: { about: "late" },
      with: SPAN_CLAUSES,
    },
    {
      say: "(which|what) (customers|clients) pay [(us|me)] (late|slowly|too late)",
      set: { about: "late" },
      with: SPAN_CLAUSES,
    },
    { say: `(what does ${FIGURE} mean|what do ${FIGURE} mean|define ${FIGURE})`, set: { about: "meaning" } },
    { say: `how (is|are) ${FIGURE} (computed|calculated|worked out|measured)`, set: { about: "meaning" } },
    { say: `how do you (compute|calculate|work out|measure) ${FIGURE}`, set: { about: "meaning" } },
  ],
  async run({ about, party: said, ...period }, context) {
    if (about === "meaning") return sayMeaning(FIGURE_MEANINGS.daysToPay);
    const span = spokenSpan(period, context.today, USUAL_HABIT_DAYS);
    if ("instead" in span) return span.instead;
    const words = spanWords(period, span, USUAL_HABIT_DAYS);
    if (said === undefined) return answerEverybody(context, span, { words, late: about === "late" });
    const found = await partyOnFile(context, said);
    return "instead" in found ? found.instead : answerCustomer(context, found.party, span, words);
  },
});
