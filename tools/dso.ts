import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import { answerDso, USUAL_DSO_DAYS } from "#assistant/figures/answer-dso";
import { sayMeaning } from "#assistant/figures/say-meaning";
import { SPAN_CLAUSES, SPAN_SLOTS, spanWords, spokenSpan } from "#assistant/figures/spoken-span";
import { FIGURE_MEANINGS } from "#domain/figure-meanings";
import { SPAN_WORDS } from "#domain/span";

const DSO = "(dso|days sales outstanding)";

export default defineTool({
  name: "dso",
  description:
    "Tells days sales outstanding by the simple method and counted back by month, in each currency, over a period or as of a day, with what went into it. Also tells what DSO means.",
  input: z.object({
    about: z.enum(["figure", "meaning"]).default("figure"),
    /** Shows the months of the countback. */
    method: z.enum(["both", "countback"]).default("both"),
    period: z.enum(SPAN_WORDS).optional(),
    days: z.number().int().optional().describe("the period's length; 90 where nothing was said"),
    asOf: z.string().optional().describe("YYYY-MM-DD, the period's last day; today where nothing was said"),
  }),
  reads: true,
  topic: "money owed",
  example: "what's our DSO?",
  slots: SPAN_SLOTS,
  phrases: [
    // First of the phrases that fit it: without "our" the word itself is asked about.
    { say: `(what is|what's) [(a|an)] ${DSO}`, set: { about: "meaning" } },
    { say: `[(what is|what's|what was|how is|how's|show [me]|tell me)] [(our|my|the)] ${DSO}`, with: SPAN_CLAUSES },
    {
      say: `[(what is|what's|what was|show [me]|tell me)] [(our|my|the)] (countback ${DSO}|${DSO} countback|${DSO} by countback)`,
      set: { method: "countback" },
      with: SPAN_CLAUSES,
    },
    { say: `(what does ${DSO} (mean|stand for)|define ${DSO}|explain ${DSO})`, set: { about: "meaning" } },
    {
      say: `how (is|are|do you) [(the|our|my)] (compute|calculate|work out|get) [(the|our|my)] ${DSO}`,
      set: { about: "meaning" },
    },
    {
      say: `how is [(the|our|my)] ${DSO} (computed|calculated|worked out|defined|measured)`,
      set: { about: "meaning" },
    },
  ],
  async run({ about, method, ...said }, context) {
    if (about === "meaning") return sayMeaning(FIGURE_MEANINGS.dso);
    const span = spokenSpan(said, context.today, USUAL_DSO_DAYS);
    if ("instead" in span) return span.instead;
    return answerDso(context, span, { words: spanWords(said, span, USUAL_DSO_DAYS), months: method === "countback" });
  },
});
