import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import { PUT_OFF, reportsOf } from "#assistant/language/gist/reports";
import { reissuedWords } from "#assistant/invoicing/reissue-and-present";
import { sentWords } from "#assistant/invoicing/issue-and-present";
import { presentOutcome } from "#assistant/present-outcome";
import type { ToolContext } from "#assistant/tool-context";
import { approvalByCode, approvalById, pendingApprovals } from "#storage/approvals-store";

const YES =
  "(approve|i approve|i hereby approve|we approve|you may approve|you can approve|approved|accept|ok|okay|confirm|authorise|authorize|release|sign off|sign off on|green light|go ahead with|yes to|yes|agreed to)";
const DONT = "(do not approve|don't approve)";
const NO = "(reject|i reject|rejected|decline|refuse|turn down|deny|veto|no to|say no to)";
const NOPE = "(no|nope|nah|no no)";
const BIN = "(reject|bin|ditch|turn down)";
const FINE = "(fine|good|ok|okay|all right|alright|great|approved|correct)";
const GO = "[(you may|you can|please|so|then)] [(go ahead|approve it|approve|send it|do it|go)]";

// "Not now" and "because it's too early" reject nothing: it waits on.
const PUTS_OFF =
  /^(?:(?:just|right)\s+)?(?:yet|now|for\s+now|until|till|before|for\s+the\s+time\s+being|at\s+the\s+moment|so\s+soon|today|this\s+week|as\s+it\s+is|not\s+yet)\b|\btoo\s+(?:early|soon)\b|\b(?:check|look|see|ask|think|wait)\b.*\bfirst\b|\bnot\s+yet\b/iu;

export default defineTool({
  name: "decide-approval",
  description: "Approves or rejects what waits under a code.",
  input: z.object({
    verdict: z.enum(["approve", "reject"]),
    code: z.string().optional(),
    hint: z.string().max(500).optional().describe("what was said of a code that is none"),
    reason: z.string().max(500, "A reason has at most 500 characters.").optional(),
  }),
  personOnly: true,
  topic: "decisions",
  example: "approve A7K2",
  slots: {
    code: { type: "code", ask: "Which one? Say its code." },
    reason: { type: "text", anything: true },
    why: { type: "text", field: "reason" },
    hint: { type: "text" },
  },
  phrases: [
    { say: `${YES} {code}`, set: { verdict: "approve" } },
    { say: `{code} (is|looks|seems) ${FINE} ${GO}`, set: { verdict: "approve" } },
    { say: `{code} ${FINE} ${GO}`, set: { verdict: "approve" } },
    {
      say: `[(ive|i have) (looked at|checked|read|seen|reviewed) (it|that|this)] [and] [(i am|im|we are)] (happy|fine|ok|okay|good) with {code} ${GO}`,
      set: { verdict: "approve" },
    },
    { say: `${NO} {code} [the] (reason|reason is|reason being|the reason is) [:] {why}`, set: { verdict: "reject" } },
    { say: `${NO} {code} [(because|as|since|for)] {why}`, set: { verdict: "reject" } },
    { say: `${NO} {code} (because|as|since) {reason}`, set: { verdict: "reject" } },
    { say: `${NO} {code}`, set: { verdict: "reject" } },
    // "Do not approve it yet" rejects nothing: it waits on.
    { say: `${DONT} {code}`, set: { verdict: "reject" } },
    {
      say: `${DONT} {code} (right now|now|for now|as it is|at the moment)`,
      set: { verdict: "reject", reason: "for now" },
    },
    { say: `${DONT} {code} (because|as|since) {reason}`, set: { verdict: "reject" } },
    {
      say: "{code} [(no|nope)] (reject|decline|refuse) (it|that|this) [(because|as|since)] {why}",
      set: { verdict: "reject" },
    },
    { say: "turn {code} down [(because|as|since) {reason}]", set: { verdict: "reject" } },
    { say: "approve [(it|that|this)]", set: { verdict: "approve" } },
    { say: "reject [(it|that|this)]", set: { verdict: "reject" } },
    { say: "reject (it|that|this) [(because|as|since|for)] {why}", set: { verdict: "reject" } },
    { say: `[${NOPE}] ${BIN} (it|that|this|that one)`, set: { verdict: "reject" } },
    { say: `${NOPE} {why} ${BIN} (it|that|this|that one)`, set: { verdict: "reject" } },
    { say: "approve (it|that|this|one) the code (is|was) {hint}", set: { verdict: "approve" } },
    { say: "reject (it|that|this|one) the code (is|was) {hint}", set: { verdict: "reject" } },
  ],
  gist: {
    cues: ["<code\\d+>"],
    never: [
      ...reportsOf("approved?|reject(?:ed)?|accepted|declined|refused|okayed|authori[sz]ed|approval"),
      "(?:i|we) (?:may|might|could|can|will probably) (?:approve|reject)",
      "(?:need|needs|get|ask|asks|await|awaits|awaiting|seek|requires?|by) (?:\\w+ )?(?:approval|them|him|her)",
      "(?:he|she|they|<name\\d+>|client|customer) (?:is|are|was|were|seems?|looks?) (?:\\w+ )?(?:happy|fine|good|ok|okay|great)",
      "(?:<code\\d+> happy|happy <code\\d+>|good (?:morning|afternoon|evening|day))",
      PUT_OFF,
      "(?:dont|not) (?:\\S+ ){0,4}?(?:approve|approved|reject|decide) (?:\\S+ )*?(?:yet|until|till|before|first|for now|so far|now|soon|early|moment|later|check|look|wait|as it is)",
      "(?:not (?:sure|yet|reject)|why|what|whats|when|who|maybe|later|unless|if|change|edit|amend|should be|due|without|instead|skip|bypass|hold|wait|on behalf|pretend|both|undo|make it|make that)",
      "(?:approve|approved|ok|okay|accept|yes) (?:\\S+ ){0,6}?(?:reject|rejected|decline|refuse|deny|no)|(?:reject|decline|refuse|deny) (?:\\S+ ){0,6}?(?:approve|approved|ok)",
      "<(?:money|date|percent|days|count)\\d+>(?= (?:\\S+ )*?<code)",
      "(?:<code\\d+>) (?:\\S+ )*?(?:<code\\d+>)",
    ],
    rules: [
      "(?:[,;:(–—-] )?(?:because|as|since|cos|coz|cause|reason(?: being)?(?: is)?|the reason (?:is|being)|on the grounds? (?:that|of)|due to|owing to|on account of|for the reason(?: that| of)?|given that)(?: (?:that|of|:|is|being))* @why:REASON",
      {
        say: "(?:(?:i|we|no|hereby|please|to|is|are|am|im|its|a|you|may|can|id|ill|have|had|afraid|sorry|lets|be|gets|the|and|thats|want|need|going|like|would|must|will|say) )*(?:do not agree|dont agree|disagree|not ok|not okay|not happy|cannot accept|can not accept|cant accept|not acceptable|reject|rejected|rejecting|decline|declined|declining|refuse|refused|turn down|turned down|turning down|turn it down|deny|denied|veto|vetoed|knock back|knocked back|knock it back|no go|thumbs down|say no to|no to|nope to|disapprove|kill|bin|scrap|hard no|is a no|a no|no from me|kick back|send it back|pass on|nix|block|throw out|dont approve|do not approve|not approved|is rejected|shoot down|dismiss)(?: (?:it|that|this|on|to|for|from me|please|off|one))*",
        set: { verdict: "reject" },
        often: true,
      },
      { say: "(?:go for|go with|yes to|yes for|ok for|ok to)(?= (?:\\S+ ){0,3}<code)", set: { verdict: "approve" } },
      "(?:(?:the|that|this|invoice|request|one|for|code|with|on|of|to|under|number|item|draft|pending|waiting|about) )*@code:CODE(?:s)?",
      { say: "[:,(–—-] @why:REASON", given: "verdict" },
      {
        say: "(?:(?:i|we|hereby|it|please|to|is|are|am|im|all|looks?|seems?|thats|yes|yep|yeah|you|may|can|go|ahead|happy|have|my|gets|the|a|and|give|get|with|be|full|been) )*(?:approve|approved|approving|accept|accepted|ok|okay|okayed|confirm|confirmed|authorise|authorize|authorised|authorized|release|greenlight|green light|green lit|sign off|signed off|sign it off|thumbs up|go ahead|good to go|fine|good|happy|great|lgtm|ship it|go for it|approval|blessing|nod|yes|all right|alright|sound|agreed|agree|in order|correct|go for|go with|let it (?:go out|go|through)|wave it through|wave through|push it through|send it)(?: (?:it|that|this|by me|with me|from me|to me|to go|on|off|with|to|for|and|please|go ahead|approve it|approve|approved|send it|proceed|out|through|to proceed|now|from my side|from our side))*",
        set: { verdict: "approve" },
        often: true,
      },
    ],
    words: "it that thumbs is ok okay approve one's through looked checked read seen reviewed proceed",
    needs: ["verdict", "code"],
  },
  async run({ verdict, code: said, reason, hint }, context) {
    const code = said?.toUpperCase() ?? (hint === undefined ? await meantByIt(context) : null);
    if (code === null) {
      const waiting = await pendingApprovals(context.db, context.now);
      if (waiting.length === 0) return { kind: "no", say: "Nothing waits for you." };
      const list = waiting.map((approval) => `${approval.code} (${approval.card.title})`).join("; ");
      const choices = waiting.map((approval) => approval.code);
      return { kind: "ask", slot: "code", question: `Which one? Say "${verdict} CODE". Waiting: ${list}.`, choices };
    }
    const waits = (await approvalByCode(context.db, code))?.status === "pending";
    if (waits && verdict === "reject" && reason !== undefined && PUTS_OFF.test(reason))
      return { kind: "no", say: `Nothing was decided: ${code} waits on. Say "reject ${code}" to reject it.` };
    const outcome = await context.decide({ code, verdict, reason: reason ?? null });
    const approval = await approvalByCode(context.db, code);
    return presentOutcome(outcome, context, async () => {
      if (verdict === "reject") {
        return {
          say: `Rejected ${code}: ${approval?.card.title ?? "it"}. Nothing was sent or written into the books.`,
        };
      }
      if (approval?.operation === "issue-document" && approval.subject !== null) {
        const { say } = await sentWords(context, approval.subject);
        return { say: `Approved. ${say}` };
      }
      if (approval?.operation === "reissue-document" && approval.subject !== null) {
        const { say } = await reissuedWords(context, approval.subject);
        return { say: `Approved. ${say}` };
      }
      return { say: `Approved and done: ${approval?.card.title ?? code}.` };
    });
  },
});

async function meantByIt(context: ToolContext): Promise<string | null> {
  return (await decidedBefore(context)) ?? onlyOneShownHere(context);
}

/** What this turn decided before it was cut off. */
async function decidedBefore({ db, doneBefore }: ToolContext): Promise<string | null> {
  const act = await doneBefore();
  const approval = act === null || act.approvalId === null ? null : await approvalById(db, act.approvalId);
  return approval?.code ?? null;
}

/** Without a code a decision is only clear when one thing waits, and it was shown in this conversation. */
async function onlyOneShownHere({ db, now, actor }: ToolContext): Promise<string | null> {
  const waiting = await pendingApprovals(db, now);
  const [only] = waiting;
  return only !== undefined && waiting.length === 1 && only.conversation === actor.conversation ? only.code : null;
}
