import { readFile } from "node:fs/promises";

import { PurserError } from "#kernel/errors";

const FILE = new URL("../../prompts/assistant.md", import.meta.url);
const NAMES = ["business", "member", "role", "today", "zone", "currency"] as const;

/** What fills the placeholders of the instructions. */
export type InstructionValues = Readonly<Record<(typeof NAMES)[number], string>>;

/**
 * Reads what the model is told, and checks at boot that it names only placeholders that there are.
 *
 * @throws PurserError `bad-prompt`
 */
export async function readInstructions(): Promise<(values: InstructionValues) => string> {
  const text = await readFile(FILE, "utf8");
  for (const [, name] of text.matchAll(/\{\{(.*?)\}\}/g)) {
    if (NAMES.some((known) => known === name)) continue;
    throw new PurserError("bad-prompt", `prompts/assistant.md names {{${name}}}, which there is not.`, {
      next: `There are: ${NAMES.join(", ")}.`,
    });
  }
  return (values) => text.replaceAll(/\{\{(.*?)\}\}/g, (_, name: keyof InstructionValues) => values[name]);
}
