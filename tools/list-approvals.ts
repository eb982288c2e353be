import { z } from "zod";

import { presentAwaiting } from "#assistant/present-outcome";
import { defineTool } from "#assistant/define-tool";
import { card } from "#cards/card";
import { formatMoment } from "#domain/moment";
import { pendingApprovals } from "#storage/approvals-store";

export default defineTool({
  name: "list-approvals",
  description: "Lists what waits for a person's decision.",
  input: z.object({}),
  example: "what needs me?",
  slots: {},
  phrases: [
    "what needs (me|my attention|my approval)",
    "what is waiting [for me]",
    "what waits [for me]",
    "(approvals|pending|pending approvals|show approvals|list approvals|show me the approvals|what is pending)",
    "(anything|is there anything|is anything) (for me|waiting|to approve|pending) [for me]",
  ],
  async run(_input, context) {
    const waiting = await pendingApprovals(context.db, context.now);
    const [only] = waiting;
    if (only === undefined) return { kind: "answer", say: "Nothing waits for you." };
    if (waiting.length === 1) return presentAwaiting({ kind: "awaiting", approval: only }, context);
    return {
      kind: "answer",
      say: `${waiting.length} things wait for you. Say a code to see one whole.`,
      card: card({
        title: "Waiting for you",
        tone: "attention",
        tables: [
          {
            columns: [
              { label: "Code", align: "left" },
              { label: "What", align: "left" },
              { label: "Since", align: "left" },
            ],
            rows: waiting.map((approval) => [
              approval.code,
              approval.card.title,
              formatMoment(approval.createdAt, context.business.zone),
            ]),
          },
        ],
      }),
      buttons: waiting.slice(0, 5).map(({ code }) => ({ label: `Show ${code}`, code, says: code })),
    };
  },
});
