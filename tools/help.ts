import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import type { ToolContext } from "#assistant/tool-context";
import { card } from "#cards/card";
import { pendingApprovals } from "#storage/approvals-store";

export default defineTool({
  name: "help",
  description:
    "Tells what can be said here, and what a bare thanks, yes or no comes to: none of them decides anything.",
  input: z.object({ about: z.enum(["thanks", "yes", "no", "bye"]).optional() }),
  example: "help",
  slots: {},
  phrases: [
    "(help|commands|menu)",
    "what can (you|i) (do|say|ask) [here]",
    "how does this work",
    "how are you [(doing|today)]",
    "(hi|hello|hey|good morning|good afternoon|good evening)",
    "help me",
    {
      say: "(thanks|thank you|thx|cheers|great|perfect|nice|cool|well done) [(a lot|very much|so much)]",
      set: { about: "thanks" },
    },
    { say: "(yes|yep|yeah|ok|okay|sure|do it|go ahead)", set: { about: "yes" } },
    { say: "(no|nope|never mind|nevermind|forget it|stop|nothing|that is all|that's all)", set: { about: "no" } },
    { say: "(bye|goodbye|good night|see you)", set: { about: "bye" } },
  ],
  async run({ about }, context) {
    if (about === "thanks") return { kind: "answer", say: "You are welcome." };
    if (about === "bye") return { kind: "answer", say: "Goodbye. Everything is written down." };
    if (about === "no") return { kind: "answer", say: "All right. I did nothing." };
    if (about === "yes") return { kind: "answer", say: await bareYes(context) };
    const shown = context.examples.filter((example) => example !== "help" && example !== "A7K2");
    return {
      kind: "answer",
      say: `Hello ${context.actor.name}. Say it in your own words; these are the kinds of things that I do.`,
      card: card({ title: "What you can say", notes: shown }),
    };
  },
});

/** A yes approves nothing: what is decided is named. */
async function bareYes({ db, now }: ToolContext): Promise<string> {
  const [only, ...more] = await pendingApprovals(db, now);
  if (only === undefined) return "All right. Nothing waits for you.";
  if (more.length > 0)
    return `Nothing was done: ${more.length + 1} things wait. "what needs me" lists them, and "approve CODE" names one.`;
  return `Nothing was done yet. ${only.card.title} waits: say "approve ${only.code}".`;
}
