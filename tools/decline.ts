import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import { moneySaid } from "#assistant/invoicing/invoice-words";
import { DECLINED, DECLINED_PHRASES } from "#assistant/declined";
import { DECLINED_GIST } from "#assistant/declined-gist";

const TOPICS = Object.keys(DECLINED) as [keyof typeof DECLINED, ...(keyof typeof DECLINED)[]];

export default defineTool({
  name: "decline",
  description:
    "Says why something is never done here, and what is possible instead: removing or rewriting records, going round approvals, paying out money, telling secrets, what is outside the books.",
  input: z.object({
    topic: z.enum(TOPICS),
    amount: moneySaid.optional(),
    rest: z.string().max(2_000).optional(),
    more: z.string().max(2_000).optional(),
  }),
  reads: true,
  topic: null,
  example: "delete the history",
  slots: { amount: { type: "money" }, rest: { type: "text" }, more: { type: "text" } },
  phrases: DECLINED_PHRASES,
  gist: DECLINED_GIST,
  run: async ({ topic }) => ({ kind: "no", say: DECLINED[topic] }),
});
