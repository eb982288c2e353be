import { z } from "zod";

import { defineTool, type ToolResult } from "#assistant/define-tool";
import { issueAndPresent } from "#assistant/invoicing/issue-and-present";
import { askToReissue, reissueAndPresent } from "#assistant/invoicing/reissue-and-present";
import { type LastDeed, lastDeed } from "#assistant/last-deed";
import { presentOutcome, statusWords } from "#assistant/present-outcome";
import type { ToolContext } from "#assistant/tool-context";
import { undoneWords } from "#assistant/undo-words";
import { existingDocument, existingParty } from "#books/existing";
import { approvalById } from "#storage/approvals-store";
import { memberById } from "#storage/business-store";

const HOURS = 24;
const OH = "[(no|oh|oops|sorry|wait|actually|please|hang on|hold on)] [(no|wait|sorry|actually|please)]";
const THAT =
  "(it|that|this|that payment|this payment|the last one|the last thing|that last one|what you just did|what i just did|my last message)";

export default defineTool({
  name: "undo",
  description: "Takes back the last thing that was done in this conversation.",
  input: z.object({}),
  // A person's own words name one thing that was shown: the last one.
  personOnly: true,
  topic: "invoices",
  example: "undo that",
  slots: {},
  phrases: [
    `${OH} undo [${THAT}] [again]`,
    `${OH} take ${THAT} back`,
    `${OH} take back ${THAT}`,
    `${OH} (revert|reverse|roll back|unsend|scrap) ${THAT}`,
    `${OH} (that|this|it) was (wrong|a mistake|an accident|my mistake) [(undo|revert) (it|that)]`,
    `${OH} i did not mean (that|to do that)`,
    `${OH} i didn't mean (that|to do that)`,
  ],
  gist: {
    cues: [
      "(?:undo|undone|undoing|take (?:it|that|this) back|take back|revert|reverse|roll (?:it |that |this )?back|scratch that|scrap that|scrap (?:it|this)|unsend|go back|put (?:it|that) back|back (?:it|that) out|didnt mean|did not mean|backtrack|take back|undo)",
    ],
    never: ["<\\w+\\d+>", "(?:payment|invoice|bill|due|line|discount|dont|do not|not undo)"],
    rules: [
      "(?:(?:that|it|this) (?:was|is) (?:for )?(?:a |an |the |my )?(?:wrong|mistake|error|accident|my mistake|incorrect|(?:a )?(?:different|another|other|wrong) (?:job|customer|client|one|invoice|project|order)|not (?:right|what i (?:meant|wanted)|correct|intended|meant)|premature|in error|by mistake|slip|typo|oversight|wrong one|not right)(?: (?:one|job|customer|client|invoice|person|by me|on my part|of mine))?)",
      "(?:(?:leave|put|set|make|bring) (?:it|that|everything) (?:back )?(?:to )?(?:how|the way|as|like|what) it was(?: before)?)",
      "(?:(?:i|we) (?:did not|didnt) mean (?:to do )?(?:that|this|it|to)(?: do (?:that|this|it))?)",
      "(?:(?:undo|undone|undoing|revert|reverse|roll|take|scratch|scrap|unsend|put|back|go|backtrack)(?: (?:it|that|this|back|out|(?:the|that|this|my) last (?:one|thing|action|step|change|entry|operation|command)|what (?:you|i|we)(?: (?:have|just|had))* (?:did|done|booked|recorded|entered|noted|made|created|sent|posted|written|put in|added|changed)|the (?:previous|latest) (?:one|thing|action|step|change|entry|operation)|my last (?:one|action|entry|request|change|message)|last (?:action|step|thing|one|entry)|the way (?:it|things) (?:was|were)|to how it was))*)",
      {
        say: "(?:wait|nah|hang on|hold on|oops|whoops|sorry|no|actually|oh|argh|damn|apologies|my (?:bad|mistake)|scratch that|made a (?:mistake|mess)|(?:wrong|different) (?:job|customer|client|one|invoice)|i made (?:a|an) (?:mistake|error)|by (?:mistake|accident)|in error|a mistake|mistake|error|stop)",
        often: true,
      },
    ],
    words: "last action thing step what did just sorry wrong one again change you undone",
  },
  async run(_input, context) {
    const deed = await lastDeed(context);
    if (deed === null)
      return { kind: "no", say: "Nothing was done in this conversation yet, so there is nothing to undo." };
    const { act } = deed;
    if (act.memberId !== context.actor.memberId) {
      const { name } = await memberById(context.db, act.memberId);
      return no(
        `The last thing here was done by ${name}, who can undo it. Or say what you mean by its number: "void INV-0001".`,
      );
    }
    // Before whether it was an undo: "void it" in so many words is none, and has the same answer.
    if (deed.noWayBack !== null && act.operation !== "reissue-document") return no(deed.noWayBack);
    if (deed.tookBack)
      return no(
        "The last thing here was undone already, so nothing was done again. Say what else is to go by its number.",
      );
    if (Temporal.Instant.compare(context.now, act.askedAt.add({ hours: HOURS })) > 0)
      return no(
        `The last thing here is more than ${HOURS} hours ago, so I do not guess. Say what you mean by its number: "void INV-0001".`,
      );
    if (deed.changed !== null) return changeBack(context, deed);
    if (act.outcome === "awaiting") return withdraw(context, act.approvalId);
    if (act.operation === "reissue-document") return correctBack(context, act.result);
    if (deed.wayBack === null) return no(noWayBackWords(act.operation, context));
    const { wayBack } = deed;
    const outcome = await context.actByHand(wayBack.operation, wayBack.input);
    return presentOutcome(outcome, context, async () => ({ say: await undoneWords(context, wayBack) }));
  },
});

/** What waits is withdrawn: nothing of it was done, and nothing will be. */
async function withdraw(context: ToolContext, approvalId: string | null): Promise<ToolResult> {
  const approval = approvalId === null ? null : await approvalById(context.db, approvalId);
  if (approval === null) return no("There is nothing to undo.");
  const { code, card } = approval;
  const resumed = (await context.doneBefore()) !== null;
  if (approval.status !== "pending" && !resumed)
    return no(`${code} was ${statusWords(approval)} meanwhile. Say "why ${code}" to see by whom.`);
  if (!approval.roles.includes(context.actor.role))
    return no(`Nothing was done yet: ${code} waits. Ask the ${approval.roles.join(" or ")} to reject it.`);
  const outcome = await context.decide({ code, verdict: "reject", reason: "taken back" });
  return presentOutcome(outcome, context, async () => ({
    say: `Undone: ${card.title} is withdrawn. Nothing was sent or written into the books.`,
  }));
}

/** A change of a draft is changed back, and what then stands is asked for again. */
async function changeBack(context: ToolContext, { wayBack }: LastDeed): Promise<ToolResult> {
  if (wayBack === null) return no("That change cannot be taken back. Say what it should be.");
  const outcome = await context.act(wayBack.operation, wayBack.input);
  if (outcome.kind !== "done") return no(outcome.kind === "refused" ? outcome.reasons.join(" ") : "It waits.");
  const { documentId, contentDigest } = outcome.result as { documentId: string; contentDigest: string };
  const { replacesId } = await existingDocument(context.db, documentId);
  const asked = { documentId, contentDigest };
  return replacesId === null ? issueAndPresent(context, asked) : askToReissue(context, { ...asked, replacesId });
}

/** A void document does not come back: another takes the place of the correction, and says what the first one said. */
async function correctBack(context: ToolContext, result: unknown): Promise<ToolResult> {
  const { result: made } = result as { result: { documentId: string; replacedId: string } };
  const [correction, first] = await Promise.all([
    existingDocument(context.db, made.documentId),
    existingDocument(context.db, made.replacedId),
  ]);
  const party = await existingParty(context.db, first.partyId);
  return reissueAndPresent(context, { replaced: correction, party: { id: party.id }, content: first.content });
}

function noWayBackWords(operation: string, { said }: ToolContext): string {
  return operation === "reject"
    ? "What was rejected does not come back by itself. Ask for it again, and it is judged as things stand now."
    : `What was done last (${said(operation).once}) cannot be taken back.`;
}

function no(say: string): ToolResult {
  return { kind: "no", say };
}
