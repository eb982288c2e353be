import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import { presentOutcome } from "#assistant/present-outcome";
import type { ToolContext } from "#assistant/tool-context";
import { composeDigest } from "#books/compose-digest";
import { type DigestChoice, digestChoice } from "#books/digest-choice";
import { digestKey } from "#books/digest-key";
import { digestWords, heldBackUntil } from "#books/digest-words";
import { clockWords, parseTimeAndDays } from "#domain/clock-time";
import { nextDaily } from "#domain/daily";
import { reachOf } from "#storage/member-conversations-store";
import { effectsByKey } from "#storage/outbox-store";
import { type Preferences, readPreferences } from "#storage/preferences-store";

const ACTIONS = ["now", "set", "start", "stop", "ask", "here", "anywhere"] as const;

/** What one asks who wants to know how things are. */
const HOW_WE_STAND = [
  "[(show|give)] [me] [(the|my|today's|a)] (daily summary|summary of the day|summary of today|summary) [(now|today|for today)]",
  "how do (we|i) stand [(today|now)]",
  "(how are things|how is business|how are we doing|how did we do) [(today|now)]",
  "what should i know [today]",
  "catch me up",
];

export default defineTool({
  name: "digest",
  description:
    "The daily digest of whoever asks: shows it now, sets its time and days, starts or stops it, tells when it comes, or has it sent to this conversation.",
  input: z.object({
    action: z.enum(ACTIONS),
    /** For `set`: "8 on weekdays", "7:30 every day". */
    when: z.string().max(200).optional(),
  }),
  topic: "being told",
  example: "send me the digest at 8 on weekdays",
  // "8 every day": a time and days, which its tool reads.
  slots: { when: { type: "text", anything: true } },
  phrases: [
    {
      say: "[(send|give|run|read)] [me] [(the|my|a)] [(daily|cash|morning)] digest [(now|please)]",
      set: { action: "now" },
    },
    {
      say: "[(send|give)] [me] [(the|my|a)] [(daily|cash|morning)] digest [(at|to come at|comes at)] {when}",
      set: { action: "set" },
    },
    { say: "(set|change|move) (the|my) digest [time] (to|at) {when}", set: { action: "set" } },
    { say: "(start|resume|turn on) [(the|my|a)] digest[s]", set: { action: "start" } },
    {
      say: "(stop|end|cancel|pause|turn off|no more|no) [(sending)] [me] [(the|my|a)] (digest|digests)",
      set: { action: "stop" },
    },
    {
      say: "(when|what time|what|at what time) (is|are|does|do) [(the|my)] (digest|digests) [(time|times|come|coming|due)]",
      set: { action: "ask" },
    },
    ...HOW_WE_STAND.map((say) => ({ say, set: { action: "now" } })),
    { say: "(send|post) [me] [(the|my)] (digest|digests) here", set: { action: "here" } },
    { say: "(send|post) [me] [(the|my)] (digest|digests) (anywhere|where i last spoke)", set: { action: "anywhere" } },
  ],
  async run({ action, when }, context) {
    switch (action) {
      case "now":
        return showNow(context);
      case "ask":
        return { kind: "answer", say: comesWords(await choiceOf(context)) };
      case "start":
        return change(context, { digest: true });
      case "stop":
        return change(context, { digest: false });
      case "here":
        return change(context, {
          conversation: context.actor.conversation,
          shared: !context.isPrivate,
          digest: true,
        });
      case "anywhere":
        return change(context, { conversation: null });
      case "set":
        return setTime(context, when);
    }
  },
});

async function showNow(context: ToolContext) {
  const { db, today, now, actor } = context;
  const member = { id: actor.memberId, name: actor.name, role: actor.role };
  const digest = await composeDigest(db, {
    member,
    businessDate: today,
    since: null,
    now,
    said: context.said,
    drawPicture: (template, picture) => context.drawPicture(template, picture, `digest-${today.toString()}`),
  });
  if (digest === null) return { kind: "answer", say: "Nothing waits for you, and nobody owes you anything." } as const;
  const { text, card, buttons, files } = digest;
  return { kind: "answer", say: text, buttons, files, ...(card === null ? {} : { card }) } as const;
}

async function setTime(context: ToolContext, when: string | undefined) {
  if (when === undefined) return { kind: "ask", slot: "when", question: "At what time, and on which days?" } as const;
  const read = parseTimeAndDays(when);
  if (!read.ok) return { kind: "no", say: read.problem } as const;
  const { at, days } = read.value;
  return change(context, {
    digest: true,
    ...(at === null ? {} : { digestAt: clockWords(at) }),
    ...(days === null ? {} : { digestDays: days }),
  });
}

async function change(context: ToolContext, wanted: Readonly<Record<string, unknown>>) {
  const outcome = await context.act("set-preferences", { memberId: context.actor.memberId, ...wanted });
  return presentOutcome(outcome, context, async () => ({ say: comesWords(await choiceOf(context)) }));
}

interface Told extends DigestChoice {
  readonly where: string;
  readonly heldBack: string | null;
  /** Whether the next one would be today's, which they had already. */
  readonly hadToday: boolean;
}

async function choiceOf(context: ToolContext): Promise<Told> {
  const { db, actor, business } = context;
  const preferences = await readPreferences(db, actor.memberId);
  const member = { id: actor.memberId, name: actor.name, role: actor.role };
  const choice = digestChoice(member, preferences, business.zone);
  const where = await whereWords(context, preferences);
  return {
    ...choice,
    where,
    heldBack: heldBackUntil(choice, preferences.quiet),
    hadToday: await hadToday(context, choice),
  };
}

/** There is one digest a day: whoever chooses a later time after it waits for the next day's. */
async function hadToday({ db, actor, now }: ToolContext, choice: DigestChoice): Promise<boolean> {
  const today = now.toZonedDateTimeISO(choice.zone).toPlainDate();
  if (nextDaily(choice, now)?.date.equals(today) !== true) return false;
  return (await effectsByKey(db, [digestKey({ id: actor.memberId }, today)])).length > 0;
}

/** Where it comes. That others read it there, or that it has no place to come to, is never left unsaid. */
async function whereWords(
  { db, actor, isPrivate }: ToolContext,
  { conversation, conversationShared }: Preferences,
): Promise<string> {
  if (conversation === actor.conversation && isPrivate) return "here.";
  if (conversation === actor.conversation && conversationShared && actor.role === "owner")
    return "here: everybody in this room will read it, and what reminds you of decisions.";
  const { place } = await reachOf(db, actor.memberId);
  if (place !== null && place.conversation === conversation)
    return `in the conversation that you chose${place.isPrivate ? "" : ", which others read"}.`;
  if (isPrivate) return "where you last spoke.";
  if (place !== null) return "in our private conversation, because others read along here.";
  const orHere = actor.role === "owner" ? ', or say "send digests here", and everybody in this room will read it' : "";
  return `but not here, where others read along, and I know no private conversation with you yet. Write to me in private once, and it comes there${orHere}.`;
}

function comesWords({ where, heldBack, hadToday: had, ...choice }: Told): string {
  if (!choice.on)
    return 'You get no digest. Say "send me the digest at 8 on weekdays" to have one, "digest" to see it now.';
  const quiet = heldBack === null ? "" : ` Your quiet hours hold it back until ${heldBack}.`;
  const next = had ? " You had today's already, so this begins with the next one." : "";
  return `Your digest comes ${digestWords(choice)}, ${where}${quiet}${next}`;
}
