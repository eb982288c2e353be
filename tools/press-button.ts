import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import { presentAwaiting, presentOutcome, statusWords } from "#assistant/present-outcome";
import { undoneWords } from "#assistant/undo-words";
import { approvalByCode, buttonActByCode } from "#storage/approvals-store";

export default defineTool({
  name: "press-button",
  description: "Does what a button does, by its code.",
  input: z.object({ code: z.string() }),
  personOnly: true,
  topic: null,
  example: "A7K2",
  slots: { code: { type: "code" } },
  phrases: ["{code}", "undo {code}"],
  async run({ code }, context) {
    const approval = await approvalByCode(context.db, code);
    if (approval !== null && approval.status === "pending")
      return presentAwaiting({ kind: "awaiting", approval }, context);
    if (approval !== null)
      return { kind: "no", say: `${code} was ${statusWords(approval)} already. Say "why ${code}" to see by whom.` };
    const button = await buttonActByCode(context.db, code);
    if (button === null) return { kind: "no", say: `There is no button ${code}. "what needs me" lists what waits.` };
    if (Temporal.Instant.compare(context.now, button.expiresAt) >= 0) {
      return { kind: "no", say: `The button ${code} has expired. Ask for it in words instead.` };
    }
    const outcome = await context.actByHand(button.operation, button.input);
    return presentOutcome(outcome, context, async ({ replayed }) => ({
      say: replayed ? "That was done already." : await undoneWords(context, button),
    }));
  },
});
