import { z } from "zod";

import { defineTool, type ToolResult } from "#assistant/define-tool";
import { findDocument } from "#assistant/find-document";
import type { ToolContext } from "#assistant/tool-context";
import { nameOf } from "#books/existing";
import { card } from "#cards/card";
import { formatMoment } from "#domain/moment";
import type { SayOperation } from "#domain/operation-words";
import { actsAboutDocument, actsOfApproval, recentActs, type StoredAct } from "#storage/acts-store";
import { approvalByCode } from "#storage/approvals-store";
import { memberById } from "#storage/business-store";

const STATE =
  "(flagged|stopped|held|held up|on hold|sent|void|voided|waiting|pending|overdue|late|unpaid|open|paid|rejected|refused|issued|stuck|blocked|there|waiting for me|waiting for approval)";

export default defineTool({
  name: "why",
  description:
    "Explains why something happened or waits: the rules, who asked, who decided. Give a code or a document's number, or nothing for the last act.",
  input: z.object({ code: z.string().optional(), number: z.string().optional() }),
  topic: "decisions",
  example: "why INV-0001?",
  slots: { code: { type: "code" }, number: { type: "number" } },
  reads: true,
  phrases: [
    "why",
    ...["{code}", "{number}"].flatMap((what) => [
      `why ${what}`,
      `why (is|was|does|did|has|do) [(the|that)] [invoice] ${what} [(still|not|being|been|to be)] ${STATE}`,
      `why ${what} (is|was|has been) [(still|not|being|been)] ${STATE}`,
      `why (does|did|do) ${what} (need|require|want|wait for) [(my|an|a|the)] (approval|decision|sign off|ok|permission|me)`,
      `why (did|do) you [(send|void|issue|hold|stop)] ${what}`,
      `explain [(the|why|that)] [(hold|wait|delay|block|flag)] [(on|of|with)] ${what} [(waits|is waiting|is held)]`,
      `(what is|what's) (wrong|up|the matter|the hold up|the problem|holding up|holding|blocking) [with] ${what}`,
    ]),
    "why did you do (that|it)",
    "why (that|it|is that|was that|so|not)",
  ],
  gist: {
    cues: [
      "(?:why|whys|how come|what for|for (?:what|which) reason|explain|reason|whats the story|what happened|whats up|what is up|whats going on|whats the deal|what held|whats holding|whats wrong|what is the matter)(?= .*<(?:number|code)\\d+>)",
      "<(?:number|code)\\d+> (?:\\S+ ){0,6}?(?:why|how come|whats the reason)",
    ],
    never: ["(?:because|void|cancel|reject|approve|turn down|scrap|withdraw) (?:\\S+ )*?(?:reason|because|since)"],
    rules: ["@code:CODE", "@number:NUMBER"],
    words: "",
    needs: ["code|number"],
  },
  async run({ code, number }, context) {
    if (code !== undefined) return aboutApproval(context, code);
    if (number !== undefined && number !== "it") {
      const found = await findDocument(context, number);
      if ("instead" in found) return found.instead;
      return explain(context, nameOf(found.document), await actsAboutDocument(context.db, found.document.id, 10));
    }
    const [last] = await recentActs(context.db, { memberId: context.actor.memberId }, 1);
    if (last === undefined) return { kind: "answer", say: "Nothing was done yet, so there is nothing to explain." };
    return explain(
      context,
      "The last thing",
      last.subject === null ? [last] : await recentActs(context.db, { subject: last.subject }, 10),
    );
  },
});

async function aboutApproval(context: ToolContext, code: string): Promise<ToolResult> {
  const approval = await approvalByCode(context.db, code);
  if (approval === null)
    return { kind: "no", say: `Nothing was ever asked under ${code}. "what needs me" lists what waits.` };
  return explain(context, `${approval.code}: ${approval.card.title}`, await actsOfApproval(context.db, approval.id));
}

async function explain(context: ToolContext, title: string, acts: readonly StoredAct[]): Promise<ToolResult> {
  const { db, business, said } = context;
  const told = acts
    // Tries to decide what was decided stand in the audit log; they explain nothing that happened.
    .filter((act) => acts.length === 1 || (act.effect !== "draft" && act.operation !== "decide"))
    .toSorted((a, b) => Temporal.Instant.compare(a.askedAt, b.askedAt));
  const rows = await Promise.all(
    told.map(async (act) => [
      formatMoment(act.askedAt, business.zone),
      whatWasDone(act, said),
      (await memberById(db, act.memberId)).name,
      act.rules.map((rule) => rule.words).join(" "),
    ]),
  );
  const last = told.at(-1);
  return {
    kind: "answer",
    say:
      last === undefined
        ? `Nothing was done about ${title}.`
        : `${title}: ${whatWasDone(last, said)}. ${last.rules.map((rule) => rule.words).join(" ")}`,
    card: card({
      title: `Why: ${title}`,
      tables: [
        {
          columns: [
            { label: "When", align: "left" },
            { label: "What", align: "left" },
            { label: "Asked by", align: "left" },
            { label: "Rules", align: "left" },
          ],
          rows,
        },
      ],
    }),
  };
}

function whatWasDone({ operation, outcome }: StoredAct, said: SayOperation): string {
  const { todo, once } = said(operation);
  if (outcome === "performed") return once;
  return outcome === "awaiting" ? `put before a person: ${todo}` : `refused: ${todo}`;
}
