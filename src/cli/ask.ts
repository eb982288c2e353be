import { createInterface } from "node:readline/promises";

import type { Streams } from "./command.ts";

/** Asks a person at a terminal for a yes; where there is no terminal nobody can say it. */
export async function ask(question: string, { input, output }: Streams): Promise<boolean> {
  if (!input.isTTY || !output.isTTY) return false;
  const lines = createInterface({ input, output });
  try {
    return /^y(?:es)?$/i.test((await lines.question(`${question} [y/N] `)).trim());
  } finally {
    lines.close();
  }
}
