import { z } from "zod";

import type { ToolInput } from "./reading.ts";

/** A question that was asked, kept with the assistant's text so that the next message can answer it. */
export interface PendingQuestion {
  readonly tool: string;
  /** What is known already. */
  readonly input: ToolInput;
  /** Where the answer goes, as a path into the input. */
  readonly slot: string;
  /** The answers that were offered, where there were few. */
  readonly choices?: readonly string[] | undefined;
}

const pendingJson = z.object({
  tool: z.string(),
  input: z.record(z.string(), z.unknown()),
  slot: z.string(),
  choices: z.array(z.string()).optional(),
});

/** Reads what was stored; undefined where it is no pending question. */
export function readPending(json: unknown): PendingQuestion | undefined {
  const read = pendingJson.safeParse(json);
  return read.success ? read.data : undefined;
}
