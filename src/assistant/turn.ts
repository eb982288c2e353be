import type { Member } from "#storage/business-store";
import type { StoredEvent } from "#storage/inbox-store";
import type { TurnCall } from "#storage/turn-calls-store";

import type { Asked } from "./create-tool-context.ts";
import type { InstructionValues } from "./instructions.ts";
import type { ToolContext } from "./tool-context.ts";

/** One event that is being answered, with what everybody who may answer it needs. */
export interface Turn {
  readonly event: StoredEvent;
  readonly member: Member;
  readonly context: ToolContext;
  /** What was asked for at the door so far. */
  readonly asked: readonly Asked[];
  /** The stored messages of the turns before, oldest first. */
  readonly before: readonly (readonly unknown[])[];
  /** The calls that this very turn made under a provider's model before it was cut off. */
  readonly calls: readonly TurnCall[];
  readonly values: InstructionValues;
}
