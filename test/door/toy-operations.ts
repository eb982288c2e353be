import { z } from "zod";

import { card } from "#cards/card";
import { defineOperation } from "#governance/define-operation";
import { Refused } from "#kernel/errors";
import { insertParty } from "#storage/parties-store";

const said = { todo: "do a toy thing", once: "toy thing done", many: "toy things done" };
const toy = { said, workflow: "administration", effect: "draft", input: z.object({ name: z.string() }) } as const;

/** Finds out that it may not only when it has written something. */
export const WRITES_THEN_REFUSES = defineOperation({
  ...toy,
  name: "write-then-refuse",
  describe: async () => card({ title: "Write, then refuse" }),
  async perform(tx, { name }, world) {
    await insertParty(tx, { name }, world.at);
    throw new Refused("second-thoughts", "That is not possible after all.", "Ask for something else.");
  },
});

/** Has a bug: it breaks when it has written something. */
export const BREAKS = defineOperation({
  ...toy,
  name: "break",
  describe: async () => card({ title: "Break" }),
  async perform(tx, { name }, world) {
    await insertParty(tx, { name }, world.at);
    throw new TypeError("a bug");
  },
});

/** Sends something by a workflow that no guardrail names. */
export const SENDS_ELSEWHERE = defineOperation({
  name: "send-elsewhere",
  said,
  workflow: "receivables",
  effect: "send",
  input: z.object({ name: z.string() }),
  describe: async () => card({ title: "Send something" }),
  perform: async () => ({ subject: "toy", result: {} }),
});
