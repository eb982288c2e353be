import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import { presentOutcome } from "#assistant/present-outcome";
import type { ToolContext } from "#assistant/tool-context";
import { digestChoice } from "#books/digest-choice";
import { heldBackUntil } from "#books/digest-words";
import { clockWords, parseClockTime } from "#domain/clock-time";
import { readPreferences } from "#storage/preferences-store";

export default defineTool({
  name: "quiet-hours",
  description:
    "The hours in which whoever asks is told nothing unasked, such as digests and reminders; what falls due then waits for their end. Sets them, takes them away, or tells them.",
  input: z.object({
    action: z.enum(["set", "none", "ask"]),
    /** For `set`: "22:00", "10 pm". */
    from: z.string().max(60).optional(),
    to: z.string().max(60).optional(),
  }),
  topic: "being told",
  example: "quiet hours 22:00 to 7:00",
  slots: { from: { type: "text" }, to: { type: "text" } },
  phrases: [
    { say: "[(set|my)] quiet hours [(are|from|between|to)] {from} (to|till|until|and|-) {to}", set: { action: "set" } },
    { say: "(no|stop|remove|end|turn off) [(the|my)] quiet hours", set: { action: "none" } },
    { say: "(what|when) are [(the|my)] quiet hours", set: { action: "ask" } },
    { say: "[my] quiet hours", set: { action: "ask" } },
  ],
  async run({ action, from: saidFrom = "", to: saidTo = "" }, context) {
    if (action === "ask") return { kind: "answer", say: await quietWords(context) };
    if (action === "none") return change(context, null);
    const [from, to] = [parseClockTime(saidFrom), parseClockTime(saidTo)];
    if (!from.ok) return { kind: "no", say: from.problem };
    if (!to.ok) return { kind: "no", say: to.problem };
    return change(context, { from: clockWords(from.value), to: clockWords(to.value) });
  },
});

async function change(context: ToolContext, quiet: { readonly from: string; readonly to: string } | null) {
  const outcome = await context.act("set-preferences", { memberId: context.actor.memberId, quiet });
  return presentOutcome(outcome, context, async () => ({ say: await quietWords(context) }));
}

async function quietWords({ db, actor, business }: ToolContext): Promise<string> {
  const preferences = await readPreferences(db, actor.memberId);
  const { quiet, zone } = preferences;
  if (quiet === null) return 'You have no quiet hours. Say "quiet hours 22:00 to 7:00" to have some.';
  const choice = digestChoice({ id: actor.memberId, ...actor }, preferences, business.zone);
  const heldBack = choice.on ? heldBackUntil(choice, quiet) : null;
  const held = heldBack === null ? "" : ` They hold your digest of ${clockWords(choice.at)} back until ${heldBack}.`;
  return `Your quiet hours are ${clockWords(quiet.from)} to ${clockWords(quiet.to)} (${zone ?? business.zone}): digests and reminders wait until they end, answers do not.${held}`;
}
