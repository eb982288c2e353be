import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import { presentOutcome } from "#assistant/present-outcome";
import { ROLES } from "#domain/policy";

export default defineTool({
  name: "add-member",
  description: "Lets another person speak for the business.",
  input: z.object({ name: z.string().max(2_000), role: z.enum(ROLES) }),
  personOnly: true,
  topic: "your business",
  example: "add member Ben as bookkeeper",
  slots: {
    name: { type: "name" },
    role: { type: "word", words: { owner: "owner", bookkeeper: "bookkeeper", viewer: "viewer" } },
  },
  phrases: ["add [(a|the)] member {name} as [(a|an)] {role}", "add {name} as [(a|an)] {role}"],
  async run({ name, role }, context) {
    const outcome = await context.actByHand("add-member", { name, role });
    return presentOutcome(outcome, context, async () => ({
      say: `${name} may now speak for the business as ${role === "owner" ? "an owner" : `a ${role}`}. On this machine they start with --as ${name}.`,
    }));
  },
});
