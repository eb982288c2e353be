import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import { presentOutcome } from "#assistant/present-outcome";
import { formatMoment } from "#domain/moment";
import { zoneNamed } from "#domain/zone-words";
import { readPreferences } from "#storage/preferences-store";

export default defineTool({
  name: "time-zone",
  description:
    "The time zone of whoever asks, in which their digest and quiet hours are reckoned. Books and dates keep the business's.",
  input: z.object({
    /** IANA, "America/New_York"; "business" takes the own one away. Not given: tells it. */
    zone: z.string().max(60).optional(),
  }),
  topic: "being told",
  example: "my time zone is America/New_York",
  slots: { zone: { type: "text" } },
  phrases: [
    "(what|which) is my time zone",
    "my (time zone|timezone) [is] {zone}",
    "(set|change) my (time zone|timezone) to {zone}",
  ],
  async run({ zone: said }, context) {
    const { db, actor, business, now } = context;
    const tell = async (): Promise<string> => {
      const zone = (await readPreferences(db, actor.memberId)).zone ?? business.zone;
      return `Your time zone is ${zone}: there it is ${formatMoment(now, zone)} now.`;
    };
    if (said === undefined) return { kind: "answer", say: await tell() };
    const zone = /^(?:the )?business(?:'s)?$/i.test(said) ? null : (zoneNamed(said) ?? said.trim());
    const outcome = await context.act("set-preferences", { memberId: actor.memberId, zone });
    return presentOutcome(outcome, context, async () => ({ say: await tell() }));
  },
});
