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
  topic: "decisions",
  example: "what needs me?",
  slots: {},
  reads: true,
  phrases: [
    "(what|which) needs (me|my attention|my approval|approval|approving|a decision|signing off)",
    "(what|what's|what else|anything|is anything|is there anything|which ones|who) [(is|are)] [(still|currently)] (waiting|pending|held|held up|on hold|to approve|open for approval) [for (me|us|my approval|approval|a decision|my ok|my decision|sign off|my sign off)] [to (approve|sign off|decide|sign)]",
    "what waits [for (me|approval)]",
    "[(any|the|all|my|all my|what|what are the)] [(open|pending|waiting)] approvals [(pending|waiting|open|outstanding)] [for me]",
    "(show|list|give|see|get) [me] [(the|all|my|any|all the)] [(open|pending|waiting)] approvals [(pending|waiting)]",
    "(pending|what is pending)",
    "(show|list|give|see|get) [me] [(the|a)] [list of] (things|everything|what|all|anything|items) [that] (i|we) (have|need) to (sign off|approve|decide|decide on|review|sign)",
    "what (do|must|should) (i|we) (have to|need to) (approve|sign off|decide|decide on|review|sign)",
    "what (must|should|can) i (approve|sign off|decide)",
    "(anything|is there anything|is anything) (for me|waiting|to approve|pending|to sign off|to decide) [for me]",
    "(is|are) there [(any|anything)] [(pending|open|waiting)] approvals",
  ],
  gist: {
    cues: [
      "(?:in|on) my (?:queue|tray|inbox|desk|plate|court)",
      "(?:waiting|pending|awaiting|await|awaits|needs?|queue|queued|queueing|sat|sitting|outstanding|open|stuck|requires?|requiring|in my (?:inbox|court|tray)|on my (?:desk|plate)|held|parked|left) (?:\\S+ ){0,5}?(?:approval|approvals|approve|approved|approving|okay|ok|sign|signoff|sign off|signing|signature|decision|decisions|decide|go ahead|green light|blessing|authorisation|authorization|attention|say so|review)",
      "(?:what|whats|which|who|anything|something|is there|are there) (?:\\S+ ){0,4}?(?:approve|approval|approvals|sign off|signing off|authorise|authorize|decide|decision)",
      "(?:what|which|anything|something|who) (?:\\S+ ){0,2}?(?:needs?|requires?|awaits?|wants?) (?:me|my|us|our)",
      "(?:approval|approvals|sign off|signoff|decision|approve) (?:\\S+ ){0,3}?(?:queue|waiting|pending|list|outstanding|open|needed|required|inbox|requests)",
      "(?:whats|what is|anything|is there anything|which items are|what) (?:\\S+ ){0,2}?(?:waiting|pending|awaiting|queued)",
    ],
    never: [
      "<(?:code|number|money|name)\\d+>",
      "(?:overdue|unpaid|owed?|owes|invoice for|paid|customers?|clients?|skip|bypass|without|ignore|dont|disable|remove|send|issue|make|create)",
    ],
    rules: [],
    words: "",
  },
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
