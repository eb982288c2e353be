import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import { card } from "#cards/card";

export default defineTool({
  name: "help",
  description: "Tells what can be said here.",
  input: z.object({}),
  example: "help",
  slots: {},
  phrases: ["(help|commands|menu)", "what can (you|i) (do|say|ask) [here]", "how does this work", "(hi|hello|hey|good morning|good evening)", "help me"],
  async run(_input, { examples, actor }) {
    return {
      kind: "answer",
      say: `Hello ${actor.name}. Say it in your own words; these are the kinds of things that I do.`,
      card: card({ title: "What you can say", notes: examples.filter((example) => example !== "help" && example !== "A7K2") }),
    };
  },
});
