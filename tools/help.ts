import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import { type Example, HELP_TOPICS, type HelpTopic } from "#assistant/help-topics";
import { card } from "#cards/card";
import { inCapital } from "#domain/text";

const COLUMNS = ["About", "Say"].map((label) => ({ label, align: "left" as const }));

export default defineTool({
  name: "help",
  description: "Tells what can be said here.",
  input: z.object({ task: z.string().max(2_000).optional() }),
  reads: true,
  topic: null,
  example: "help",
  slots: { task: { type: "text" } },
  phrases: [
    "(help|commands|menu)",
    "(what|what all) (can|do|could|should) (you|i|we) (do|say|ask|tell you|ask you) [(here|for me|with you)]",
    "what are you (able to do|good for|for)",
    "how does (this|it|purser) work",
    "(help me|i need help|can you help me|i need some help) [with {task}]",
    "how (do|can|does|should|would) (i|we|one|you) {task}",
    "how to {task}",
    "how (does|do|would) {task} work [here]",
    "(what|where) is [the] help [{task}]",
    "(explain|show me|tell me) how {task}",
    "(what|which) commands (are there|do you know|can i use)",
  ],
  gist: {
    cues: [
      "(?:what|which|how|tell me what|explain what|things) (?:\\S+ ){0,7}?(?:can|could|do|are|is) (?:you|u|i|it|this|purser)(?: \\S+){0,4}? (?:do|help|able|capable|offer|handle|ask|say|tell|use|support|assist|good)",
      "(?:help me|some help|need help|how (?:do|does) (?:this|it|you|purser|that|everything) work|what (?:are|is) (?:you|this|it)(?: \\w+)? (?:for|able|capable)|your (?:abilities|capabilities|features|skills)|what (?:can|do) (?:you|u) do|get(?:ting)? started|where do i start|what can i (?:ask|say|do)|new (?:here|to (?:all )?this)|functions|commands|possibilities|guide me|instructions for use|help)",
    ],
    never: [
      "<\\w+\\d+>",
      "(?:rule|rules|password|approval|approvals|delete|bypass|overdue|owes|unpaid|prompt|flight|pay)",
    ],
    rules: [],
    words: "",
    finish: () => ({}),
  },
  async run(_input, context) {
    return {
      kind: "answer",
      say: `Hello ${context.actor.name}. Say it in your own words; these are the kinds of things that I do.`,
      card: card({
        title: "What you can say",
        tables: [{ columns: COLUMNS, rows: HELP_TOPICS.flatMap((topic) => rowsOf(topic, context.examples)) }],
      }),
    };
  },
});

/** A topic's name stands before the first of its examples only. */
function rowsOf(topic: HelpTopic, examples: readonly Example[]): readonly (readonly string[])[] {
  const own = examples.filter((one) => one.topic === topic);
  return own.map(({ example }, place) => [place === 0 ? inCapital(topic) : "", example]);
}
