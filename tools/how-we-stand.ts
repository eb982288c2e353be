import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import { composeDigest } from "#books/compose-digest";

export default defineTool({
  name: "how-we-stand",
  description:
    "Tells how things stand today, as the daily digest does: cash since yesterday, what is expected, what is overdue, DSO, what was done without asking, and what waits for a decision.",
  input: z.object({}),
  example: "how do we stand today?",
  slots: {},
  phrases: [
    "[(show|give)] [me] [(the|my|today's|a)] (daily summary|summary of the day|summary of today|summary) [(now|today|for today)]",
    "how do we stand [(today|now)]",
    "how do i stand [(today|now)]",
    "(how are things|how is business|how are we doing|how did we do) [(today|now)]",
    "what should i know [today]",
    "catch me up",
  ],
  async run(_input, context) {
    const { db, actor, today, now } = context;
    const digest = await composeDigest(db, {
      member: actor,
      businessDate: today,
      since: null,
      now,
      drawPicture: (template, picture) => context.drawPicture(template, picture, `digest-${today.toString()}`),
    });
    if (digest === null)
      return {
        kind: "answer",
        say: "There is nothing to tell: no money moved since yesterday, none is owed to you, and nothing waits.",
      };
    const { text, card, buttons, files } = digest;
    return { kind: "answer", say: text, ...(card === null ? {} : { card }), buttons, files };
  },
});
